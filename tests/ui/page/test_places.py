from __future__ import annotations

from typing import cast

import pytest

from assistant import Assistant
from index import DisplayableError
from tests.ui.page.fakes import SmallAssistant, make_document
from ui.page.places import Place, cited_place, describe_place, read_place, still_says

OLD = make_document("a.txt", "A", "In 2019 there were 252 firms.")
MOVED = make_document("a.txt", "A", "Corrected. In 2019 there were 252 firms.")
SAME_PLACE = make_document("a.txt", "A", "In 2019 there were 252 firms. Also more.")


def make_place(small: SmallAssistant) -> Place:
    *_, done = small.stream("How many?")
    assert done.answer is not None
    return cited_place(done.answer.citations[0], done.answer)


@pytest.fixture
def small() -> SmallAssistant:
    return SmallAssistant([OLD], {"How many?": [("a.txt", "there were 252 firms")]})


def test_a_quote_that_still_stands_there_is_found(small: SmallAssistant) -> None:
    place = make_place(small)
    small.publish(SAME_PLACE)
    document, quote = read_place(cast(Assistant, small), place)
    assert quote is not None
    assert quote.of(document.text) == "there were 252 firms"
    assert still_says(cast(Assistant, small), place)


def test_a_quote_that_stands_elsewhere_now_is_not_marked(small: SmallAssistant) -> None:
    place = make_place(small)
    small.publish(MOVED)
    document, quote = read_place(cast(Assistant, small), place)
    assert document.text == MOVED.text
    assert quote is None
    assert not still_says(cast(Assistant, small), place)


def test_a_document_that_is_gone_says_so(small: SmallAssistant) -> None:
    place = make_place(small)
    small.publish()
    with pytest.raises(DisplayableError):
        read_place(cast(Assistant, small), place)
    assert not still_says(cast(Assistant, small), place)


def test_each_generation_is_looked_at_anew(small: SmallAssistant) -> None:
    place = make_place(small)
    seen = []
    for document in (MOVED, SAME_PLACE, MOVED):
        small.publish(document)
        seen.append(still_says(cast(Assistant, small), place))
    assert seen == [False, True, False]


def test_languages_are_named_and_not_coded(small: SmallAssistant) -> None:
    place = make_place(small)
    assert describe_place(place) == "English · a.txt"
