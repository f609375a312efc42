"""A reader says when it recognises text, and hears what was begun before."""

from __future__ import annotations

from dataclasses import replace

from index.documents import Page, Span
from index.readers.pdf.recognition import (
    Begun,
    begun,
    recognition,
    recognition_begins,
)
from tests.small_documents import document


def test_nobody_need_listen() -> None:
    recognition_begins()
    assert begun() is None


def test_who_times_the_reading_hears_that_recognition_begins() -> None:
    heard: list[str] = []
    before = Begun({1: "One"}, frozenset({2}))
    with recognition(lambda: heard.append("begins"), before):
        assert begun() == before
        recognition_begins()
        recognition_begins()
    recognition_begins()
    assert heard == ["begins", "begins"]
    assert begun() is None


def test_a_reading_within_another_has_its_own_listener() -> None:
    heard: list[str] = []
    with recognition(lambda: heard.append("outer")):
        with recognition(lambda: heard.append("inner")):
            recognition_begins()
        recognition_begins()
    assert heard == ["inner", "outer"]


def test_what_was_begun_is_what_the_document_holds_of_it() -> None:
    text = "Typed. Scanned."
    pages = (Page(1, Span(0, 6)), Page(2, Span(7, 15), recognised=True))
    half = replace(document(text), pages=pages, unread=(3, 4))
    assert Begun.in_document(half) == Begun({2: "Scanned."}, frozenset({3, 4}))
    assert Begun.in_document(replace(half, unread=())) is not None
    assert Begun.in_document(document(text)) is None
