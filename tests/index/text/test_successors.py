"""A document is replaced where another says so, by its number or its whole title."""

from __future__ import annotations

import pytest

from index.text.successors import Named, find_successors


def _named(
    id_: str, title: str, *replaces: str, number: str = "", date: str | None = None
) -> Named:
    return Named(id_, title, date, (number,) if number else (), replaces)


@pytest.mark.parametrize(
    ("older", "name"),
    [
        (_named("old", "临江市茶业办法", number="临政发〔2015〕3号"),
         "《茶业办法》（临政发〔2015〕3号）"),
        (_named("old", "临江市茶业办法"), "《临江市茶业办法》"),
        (_named("old", "Harbour Cluster Plan", date="2018-04-01"),
         "the Harbour Cluster Plan of 2018"),
        (_named("old", "Lag (1998:12) om hamnar"), "lagen (1998:12) om hamnar"),
        (_named("old", "Richtlinie Hafen"), "die Richtlinie Hafen vom 3. Juni 2015"),
        (_named("old", "Policy för kluster"), "Policy för kluster från 2018"),
        (_named("old", "Ports note", number="HP/2018/4"), "HP/2018/4"),
    ],
)  # fmt: skip
def test_the_older_document_is_found_as_it_is_named(older: Named, name: str) -> None:
    newer = _named("new", older.title, name, date="2024-01-01")
    assert find_successors([older, newer]) == {"old": "new"}


@pytest.mark.parametrize(
    ("older", "name"),
    [
        (_named("old", "临江市茶业办法"), "《临江市茶业办法实施细则》"),
        (_named("old", "临江市茶业办法", number="临政发〔2015〕3号"),
         "《临江市茶业办法》（临政发〔2012〕9号）"),
        (_named("old", "Harbour Cluster Plan", date="2021-04-01"),
         "the Harbour Cluster Plan of 2018"),
        (_named("old", "Harbour Cluster Plan", date="2025-04-01"),
         "the Harbour Cluster Plan"),
        (_named("old", "Plan"), "the plan of 2018"),
    ],
)  # fmt: skip
def test_another_document_is_not_taken_for_it(older: Named, name: str) -> None:
    newer = _named("new", "Something newer", name, date="2024-01-01")
    assert find_successors([older, newer]) == {}


def test_what_could_be_several_or_is_said_by_several_is_not_marked() -> None:
    title, name = "Harbour Cluster Plan", "the Harbour Cluster Plan"
    twins = [_named("a", title), _named("b", title), _named("new", "New plan", name)]
    heirs = [_named("a", title), _named("x", "Plan X", name), _named("y", "Y", name)]
    circle = [
        _named("a", "Harbour plan A", "Harbour plan B"),
        _named("b", "Harbour plan B", "Harbour plan A"),
    ]
    assert find_successors(twins) == {}
    assert find_successors(heirs) == {}
    assert find_successors(circle) == {}
