"""Print how well questions with known answers were answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.cli.output import print_line
from ui.cli.tables import print_table

if TYPE_CHECKING:
    from assistant.evaluation.evaluation import Evaluation, Outcome

_WORST = 20  # So many are printed on a terminal; JSON has all.
_COLUMNS = {
    "questions": "n",
    "right": "right",
    "wrong": "wrong",
    "declined": "declined",
    "repeated": "repeated",
    "wrong_figure_first": "wrong figure first",
    "absent_answered": "absent, answered",
    "f1": "F1",
    "citation_precision": "citations right",
    "citation_recall": "citations found",
    "recall@5": "recall@5",
    "mrr": "MRR",
    "ndcg@10": "nDCG@10",
    "vectors_ndcg@10": "of vectors alone",
}


def print_evaluation(evaluation: Evaluation) -> None:
    """Print the measures by group, the times, the worst cases and missed floors."""
    rows = [
        [group or "all", *(_cell(name, measures.get(name)) for name in _COLUMNS)]
        for group, measures in evaluation.groups.items()
    ]
    print_table(["", *_COLUMNS.values()], rows, justify="right")
    if evaluation.seconds:
        taken = ", ".join(f"{k} {v:.2f} s" for k, v in evaluation.seconds.items())
        print_line(f"An answer takes {taken}.")
    for outcome in evaluation.worst[:_WORST]:
        _print_outcome(outcome)
    if (left := len(evaluation.worst) - _WORST) > 0:
        print_line(f"… and {left} more; --json has them all.", "dim")
    for sentence in evaluation.missed:
        print_line(sentence, "red")


def _cell(name: str, value: float | None) -> str:
    if value is None:
        return ""
    return f"{value:.0f}" if name == "questions" else f"{100 * value:.1f}"


def _print_outcome(outcome: Outcome) -> None:
    known, judgement = outcome.known, outcome.judgement
    verdict = judgement.verdict if judgement else ""
    print_line(f"{verdict}  [{outcome.pair}, {known.kind}] {known.question}", "bold")
    said = " / ".join(item[0] for item in known.items) or known.quote
    wanted = "not in the documents" if known.absent else said
    wanted = wanted or known.document or known.status or ""
    if verdict == "repeated":
        wanted = "not this"
    print_line(f"    known: {wanted}")
    if known.note:
        print_line(f"    note:  {known.note}")
    print_line(f"    came:  {' '.join(outcome.said.split())[:200]}")
