from __future__ import annotations

from hashlib import sha256

from assistant.cite.quotes.standing import Standing, standing_of
from index.documents import Document, Span

OLD = "In 2019 there were 252 firms. They make glass."
QUOTE = "In 2019 there were 252 firms."


def document(text: str) -> Document:
    digest = sha256(text.encode()).hexdigest()
    return Document("a.txt", "a.txt", "A", "en", text, (), digest, ())


def standing(text: str) -> Standing:
    known = document(OLD).content_hash
    return standing_of(QUOTE, Span(0, len(QUOTE)), document(text), known)


def test_in_the_same_file_at_the_same_place_nothing_has_happened() -> None:
    found = standing(OLD)
    assert found.settled
    assert found.marks
    assert found.now == QUOTE


def test_in_a_changed_file_words_that_stand_are_not_said_to_be_unchanged() -> None:
    found = standing(f"{OLD} More follows.")
    assert (found.found, found.changed, found.settled) == ("stands", True, False)
    assert found.marks


def test_words_that_moved_are_found_where_they_stand_now() -> None:
    found = standing(f"Corrected. {OLD}")
    assert (found.found, found.span) == ("moved", Span(11, 11 + len(QUOTE)))
    assert found.marks
    assert not found.settled


def test_words_that_stand_several_times_are_marked_nowhere() -> None:
    found = standing(f"Corrected. {OLD} {OLD}")
    assert found.found == "several"
    assert not found.marks


def test_what_is_said_instead_is_told_and_not_taken_for_the_quote() -> None:
    found = standing("Corrected. In 2019 there were 260 firms. They make glass.")
    assert (found.found, found.marks) == ("gone", False)
    assert found.now == "In 2019 there were 260 firms."


def test_where_nothing_like_it_is_said_there_is_no_place() -> None:
    assert standing("Another text altogether.") == Standing("gone", True, None)


def test_the_same_bytes_read_in_another_way_are_not_taken_for_the_words() -> None:
    read_anew = document(f"Title\n{OLD}")
    span = Span(0, len(QUOTE))
    found = standing_of(QUOTE, span, read_anew, read_anew.content_hash)
    assert (found.found, found.changed, found.settled) == ("moved", False, False)


def test_a_sentence_that_was_cut_within_a_word_stands_in_the_same_file_alone() -> None:
    cut = OLD[: OLD.index("ms. They")]
    span = Span(0, len(cut))
    same = document(OLD)
    assert standing_of(cut, span, same, same.content_hash).settled
    assert standing_of(cut, span, document(f"{OLD} More."), same.content_hash).now
    assert standing_of(cut, span, same).found == "gone"
