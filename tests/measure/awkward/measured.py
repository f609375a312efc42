"""Read a file and write down what that cost; runs in the processes of the pool."""

from __future__ import annotations

import json
import os
import resource
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from index.documents import Document
from index.limits import ReadLimits
from index.readers import load_document

RECORD = "AWKWARD_RECORD"
"""Names the variable that says in which file the costs are written down."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What reading a file took; ``peak`` also counts what the process read before."""

    path: str
    seconds: float
    peak: int


def load_measured(path: Path, corpus_dir: Path, limits: ReadLimits) -> Document:
    """Read as the index does.

    Raises:
        UnreadableDocumentError: As the index would.
    """
    started = time.perf_counter()
    try:
        return load_document(path, corpus_dir, limits)
    finally:
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
        cost = Cost(str(path), time.perf_counter() - started, peak)
        with Path(os.environ[RECORD]).open("a", encoding="utf-8") as record:
            record.write(json.dumps(asdict(cost)) + "\n")


def recorded_costs() -> dict[str, Cost]:
    """Return what was written down, by path."""
    lines = Path(os.environ[RECORD]).read_text(encoding="utf-8").splitlines()
    return {cost.path: cost for cost in (Cost(**json.loads(line)) for line in lines)}
