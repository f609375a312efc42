"""Put what was measured into Markdown tables, and list what went wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import get_args

from tests.measure.lies.cases import Kind
from tests.measure.lies.measure import Judged, Measurement, share_caught

_NAMES: dict[Kind, str] = {
    "figure": "figures",
    "date": "dates",
    "name": "names",
    "unit": "units",
    "swap": "two things swapped",
    "role": "persons and agencies in each other's place",
    "polarity": "denied, or told as done",
    "citation": "swapped citations",
}


def lie_table(measured: Measurement) -> str:
    """Return what was planted and caught by kind, and what was rejected though true.

    Where the false words stand in the same document, about something else, they are
    counted once more.
    """
    rows = []
    for kind in get_args(Kind):
        lies = measured.planted(kind)
        if not lies:
            continue
        rows.append((_NAMES[kind], *_counts(lies)))
        if near := [judged for judged in lies if judged.written.near]:
            rows.append(("… that the document has elsewhere", *_counts(near)))
    rejected = len(measured.rejected)
    true = ("true statements rejected", len(measured.true), rejected)
    rows.append((*true, _percent(measured.rejected_share())))
    return _table(("planted errors", "written", "caught", "share"), rows)


def language_table(measured: Measurement) -> str:
    """Return the same by the languages of statement and document."""
    pairs = sorted({judged.case.languages for judged in measured.true})
    rows = []
    for pair in pairs:
        true = [j for j in measured.true if j.case.languages == pair]
        lies = [j for j in measured.lies if j.case.languages == pair]
        rejected = sum(not judged.shown for judged in true)
        rows.append((pair, len(true), rejected, *_counts(lies)))
    return _table(
        ("languages", "true", "rejected", "planted errors", "caught", "share"), rows
    )


def citation_table(measured: Mapping[str, Measurement]) -> str:
    """Return citation recall and precision of the honest model, by corpus."""
    rows = [
        (
            name,
            len(m.true) - len(m.rejected),
            _percent(m.citation_recall()),
            _percent(m.citation_precision()),
        )
        for name, m in measured.items()
    ]
    return _table(("", "statements shown", "citation recall", "precision"), rows)


def details(measured: Measurement) -> str:
    """List lies that are shown, true statements that are not, and what was declined."""
    return "\n".join(
        [
            *_section("Lies shown", measured.passed),
            *_section("True statements not shown", measured.rejected),
            *_section("Lies neither shown nor rejected", measured.lost),
            f"Declined: {len(measured.declined)}",
            *(f"- {case.languages}: {case.question}" for case in measured.declined),
        ]
    )


def _section(title: str, judged: Sequence[Judged]) -> Iterator[str]:
    yield f"{title}: {len(judged)}"
    for one in judged:
        kind = (one.written.kind or "true") + (" (near)" if one.written.near else "")
        yield f"- {one.case.languages}, {kind}: {one.written.text}"
        yield f"  source: {one.case.source}"
        if one.reason:
            yield f"  reason: {one.reason}"


def _counts(lies: Sequence[Judged]) -> tuple[int, int, str]:
    caught = sum(not judged.shown for judged in lies)
    return len(lies), caught, _percent(share_caught(lies))


def _percent(share: float) -> str:
    return f"{share:.1%}".replace("%", " %")


def _table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(map(str, line))} |\n" for line in lines)
