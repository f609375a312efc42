from __future__ import annotations

from dataclasses import replace
from typing import cast

import pytest

from assistant import Assistant
from index import DisplayableError
from index.documents import Document, Span
from tests.ui.page.fakes import SmallAssistant, make_document
from ui.page.places import (
    Place,
    cited_place,
    describe_place,
    document_place,
    look_again,
    read_place,
)

OLD = make_document("a.txt", "A", "In 2019 there were 252 firms.")
MOVED = make_document("a.txt", "A", "Corrected. In 2019 there were 252 firms.")
SAME_PLACE = make_document("a.txt", "A", "In 2019 there were 252 firms. Also more.")


def make_place(small: SmallAssistant) -> Place:
    *_, done = small.stream("How many?")
    assert done.answer is not None
    return cited_place(done.answer.citations[0], done.answer)


class Counting(SmallAssistant):
    """Counts how often a document is read."""

    read = 0

    def document(self, document_id: str) -> Document:
        self.read += 1
        return super().document(document_id)


@pytest.fixture
def small() -> Counting:
    return Counting([OLD], {"How many?": [("a.txt", "there were 252 firms")]})


def test_a_quote_that_still_stands_there_is_found(small: SmallAssistant) -> None:
    place = make_place(small)
    small.publish(SAME_PLACE)
    document, standing = read_place(cast(Assistant, small), place)
    assert standing
    assert standing.span
    assert standing.span.of(document.text) == "there were 252 firms"
    assert (standing.found, standing.changed) == ("stands", True)


def test_a_quote_that_stands_elsewhere_now_is_found_there(
    small: SmallAssistant,
) -> None:
    place = make_place(small)
    small.publish(MOVED)
    document, standing = read_place(cast(Assistant, small), place)
    assert standing
    assert standing.span
    assert standing.span.of(document.text) == "there were 252 firms"
    assert standing.found == "moved"


def test_a_document_that_is_gone_says_so(small: SmallAssistant) -> None:
    place = make_place(small)
    small.publish()
    with pytest.raises(DisplayableError):
        read_place(cast(Assistant, small), place)
    assert look_again(cast(Assistant, small), place) is None


def test_a_document_as_a_whole_has_no_quote_to_look_for(small: SmallAssistant) -> None:
    (listed,) = small.documents()
    assert read_place(cast(Assistant, small), document_place(listed)) == (OLD, None)


def test_each_generation_is_looked_at_anew(small: SmallAssistant) -> None:
    place = make_place(small)
    seen = []
    for document in (MOVED, SAME_PLACE, MOVED):
        small.publish(document)
        standing = look_again(cast(Assistant, small), place)
        seen.append(standing.found if standing else "")
    assert seen == ["moved", "stands", "moved"]


def test_a_document_is_read_once_for_all_that_was_quoted_from_it(
    small: Counting,
) -> None:
    place = make_place(small)
    look_again(cast(Assistant, small), place)
    assert small.read == 0, "it is of this generation"
    small.publish(MOVED)
    for start in range(100):
        other = replace(place, span=Span(start, start + len(place.quote)))
        look_again(cast(Assistant, small), other)
    assert small.read == 1


def test_languages_are_named_and_not_coded(small: SmallAssistant) -> None:
    place = make_place(small)
    assert describe_place(place) == "English · a.txt"


def test_of_a_document_that_is_not_there_no_language_is_told() -> None:
    place = Place("a.txt", "a.txt", "", None, Span(0, 0), "", "")
    assert describe_place(place) == "a.txt"
