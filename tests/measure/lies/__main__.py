"""Print what is caught of planted lies: ``python -m tests.measure.lies``."""

from __future__ import annotations

import sys
from statistics import quantiles

from tests.measure.lies.cases import load_cases, load_seed_cases
from tests.measure.lies.measure import measure_lies, measure_seconds, measure_seeds
from tests.measure.lies.report import citation_table, details, language_table, lie_table


def main() -> None:
    """Measure both corpora and print the tables, then what went wrong."""
    measured = measure_lies(load_cases())
    seeds = measure_seeds(load_seed_cases())
    seconds = quantiles(measure_seconds(load_cases()), n=20)
    parts = [
        lie_table(measured),
        language_table(measured),
        citation_table({"these documents": measured, "seed questions": seeds}),
        f"Time added to a written answer: p50 {seconds[9]:.2f} s, "
        f"p95 {seconds[18]:.2f} s",
        details(measured),
        f"Seed questions\n{details(seeds)}\n",
    ]
    sys.stdout.write("\n\n".join(parts))


if __name__ == "__main__":
    main()
