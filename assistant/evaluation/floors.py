"""What the measures must reach: floors, and ceilings for what should be rare."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

MEASURES = {
    "right": True,
    "wrong": False,
    "wrong_figure_first": False,
    "declined": False,
    "repeated": False,
    "absent_answered": False,
    "exact_match": True,
    "f1": True,
    "citation_precision": True,
    "citation_recall": True,
    "recall@1": True,
    "recall@5": True,
    "recall@10": True,
    "mrr": True,
    "ndcg@10": True,
    "ndcg@10_over_vectors": True,
}
"""The measures that can have a floor, and whether more is better."""


def read_floors(
    value: Any, fail: Callable[[str], Exception], group: str = ""
) -> dict[str, float]:
    """Return floors by name, those of a group as ``zh over sv: right``.

    Groups, such as a pair of languages or a kind, are mappings of their own.
    """
    if not isinstance(value, Mapping):
        raise fail("`floors` has to name measures and values")
    floors: dict[str, float] = {}
    for name, least in value.items():
        if isinstance(least, Mapping) and not group:
            floors |= read_floors(least, fail, str(name))
            continue
        if name not in MEASURES:
            raise fail(f"`{name}` is no measure; there are {', '.join(MEASURES)}")
        try:
            bound = float(least)
        except (TypeError, ValueError) as exc:
            raise fail(f"the floor of `{name}` is no number") from exc
        if not -1 <= bound <= 1:  # So it is with what is not a number.
            raise fail(f"the floor of `{name}` is {least}, and measures go up to 1")
        floors[f"{group}: {name}" if group else str(name)] = bound
    return floors


def missed_floors(
    floors: Mapping[str, float], groups: Mapping[str, Mapping[str, float]]
) -> Iterator[str]:
    """Yield a sentence for each floor that is not reached.

    ``groups`` has the measures by group; "" is all questions.
    """
    for place, bound in floors.items():
        group, _, name = place.rpartition(": ")
        value = groups.get(group, {}).get(name)
        of = f"`{name}` of {group}" if group else f"`{name}`"
        if value is None:
            yield f"{of} was to be measured, and there is no such question."
        elif MEASURES[name] and value < bound:
            yield f"{of} is {value:.3f}, and has to be at least {bound:g}."
        elif not MEASURES[name] and value > bound:
            yield f"{of} is {value:.3f}, and may be at most {bound:g}."
