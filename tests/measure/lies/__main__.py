"""Print what is caught of planted lies: ``python -m tests.measure.lies``.

``python -m tests.measure.lies crossed`` counts what is found of what is said of another
thing of the same passage, in a minute.
``python -m tests.measure.lies fit`` fits the checks again to a reader that has changed.
It takes two minutes, and looks at no statement that is measured.
"""

from __future__ import annotations

import sys
from statistics import quantiles

from assistant.check.fitted import FITTED
from tests.measure.lies.cases import (
    CORPUS,
    FITTING_CORPUS,
    load_cases,
    load_fitting_cases,
    load_hard_cases,
    load_seed_cases,
)
from tests.measure.lies.crossed import (
    crossed_table,
    judge_crossed,
    load_crossed,
    load_fitting_crossed,
)
from tests.measure.lies.fit import fit, observe, observe_crossed, summary
from tests.measure.lies.measure import measure_lies, measure_seconds, measure_seeds
from tests.measure.lies.report import citation_table, details, language_table, lie_table


def fit_checks() -> None:
    """Write the weights of the checks, and print what they tell here and elsewhere."""
    fitted_to = observe(load_fitting_cases(), FITTING_CORPUS)
    fitted = fit(fitted_to, observe_crossed(load_fitting_crossed()))
    FITTED.write_text(f"{fitted.model_dump_json(indent=2)}\n", encoding="utf-8")
    elsewhere = observe((*load_cases(), *load_hard_cases()), CORPUS)
    sys.stdout.write(
        f"Fitted to\n{summary(fitted_to, fitted)}\n\n"
        f"Elsewhere\n{summary(elsewhere, fitted)}\n"
    )


def measure() -> None:
    """Measure both corpora and print the tables, then what went wrong."""
    measured = measure_lies(load_cases())
    seeds = measure_seeds(load_seed_cases())
    seconds = quantiles(measure_seconds(load_cases()), n=20)
    hard = measure_lies(load_hard_cases())
    parts = [
        lie_table(measured),
        language_table(measured),
        citation_table({"these documents": measured, "seed questions": seeds}),
        f"Time added to a written answer: p50 {seconds[9]:.2f} s, "
        f"p95 {seconds[18]:.2f} s",
        details(measured),
        f"Hard lies\n\n{lie_table(hard)}\n{language_table(hard)}\n{details(hard)}",
        f"Seed questions\n{details(seeds)}\n",
    ]
    sys.stdout.write("\n\n".join(parts))


def measure_crossed() -> None:
    """Print what is told of statements that are right but for whose figure it is."""
    sys.stdout.write(f"{crossed_table(judge_crossed(load_crossed()))}\n")


if __name__ == "__main__":
    commands = {"fit": fit_checks, "crossed": measure_crossed}
    commands.get("".join(sys.argv[1:]), measure)()
