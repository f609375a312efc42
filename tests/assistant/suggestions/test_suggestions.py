"""Questions are found once for a generation and a language, and kept in the folder."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

import pytest

from assistant.suggestions.suggestions import Suggestions
from tests.ui.page.fakes import SmallAssistant, make_document
from tests.waiting import wait_until

FIRMS = make_document("f.txt", "Firms", "There are 252 firms.")
HOW_MANY = "How many firms are there, according to “Firms”?"


@pytest.fixture
def small() -> SmallAssistant:
    return SmallAssistant([FIRMS], {HOW_MANY: [("f.txt", "There are 252 firms.")]})


def found(suggestions: Suggestions, small: SmallAssistant) -> list[str]:
    offered = suggestions.offered(small.index_version, "en", lambda: nullcontext(small))
    return [suggestion.question for suggestion in offered]


def nobody_asks() -> nullcontext[SmallAssistant]:
    raise AssertionError("they were found before")


def test_there_are_none_at_first_and_whoever_waits_is_told_when_there_are(
    tmp_path: Path, small: SmallAssistant
) -> None:
    told = threading.Event()
    suggestions = Suggestions(tmp_path / "new", told.set)
    assert found(suggestions, small) == []
    wait_until(told.is_set)
    assert found(suggestions, small) == [HOW_MANY]


def test_another_process_finds_them_in_the_folder(
    tmp_path: Path, small: SmallAssistant
) -> None:
    first = Suggestions(tmp_path, lambda: None)
    wait_until(lambda: bool(found(first, small)))
    again = Suggestions(tmp_path, lambda: None).offered("1", "en", nobody_asks)
    assert [suggestion.question for suggestion in again] == [HOW_MANY]


def test_another_generation_is_asked_anew(
    tmp_path: Path, small: SmallAssistant
) -> None:
    suggestions = Suggestions(tmp_path, lambda: None)
    wait_until(lambda: bool(found(suggestions, small)))
    small.publish(make_document("f.txt", "Firms", "There are no firms any more."))
    assert found(suggestions, small) == []
    suggestions.close()
    assert found(suggestions, small) == []


def test_who_may_read_other_documents_is_offered_other_questions(
    tmp_path: Path, small: SmallAssistant
) -> None:
    told = "What is “Skogen” about?"
    other = SmallAssistant(
        [make_document("s.txt", "Skogen", "Skogen är stor.", "sv")],
        {told: [("s.txt", "Skogen är stor.")]},
    )
    other.index_version = "1 as far as it is open"
    suggestions = Suggestions(tmp_path, lambda: None)
    wait_until(lambda: bool(found(suggestions, small)))
    wait_until(lambda: bool(found(suggestions, other)))
    assert found(suggestions, small) == [HOW_MANY]
    again = Suggestions(tmp_path, lambda: None)
    for one in (small, other):
        kept = again.offered(one.index_version, "en", nobody_asks)
        assert [suggestion.question for suggestion in kept] == found(suggestions, one)


@pytest.mark.parametrize("damaged", ["", "[]", '{"form": 1}', '{"form": 0}'])
def test_a_damaged_file_is_written_anew(
    tmp_path: Path, small: SmallAssistant, damaged: str
) -> None:
    (tmp_path / "suggestions.json").write_text(damaged, encoding="utf-8")
    suggestions = Suggestions(tmp_path, lambda: None)
    wait_until(lambda: bool(found(suggestions, small)))
    assert HOW_MANY in (tmp_path / "suggestions.json").read_text(encoding="utf-8")


def test_a_folder_that_cannot_be_written_to_harms_nothing(
    tmp_path: Path, small: SmallAssistant
) -> None:
    (tmp_path / "file").touch()
    suggestions = Suggestions(tmp_path / "file", lambda: None)
    wait_until(lambda: bool(found(suggestions, small)))


def test_an_assistant_that_cannot_be_opened_is_not_opened_again_and_again(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    opened: list[int] = []

    @contextmanager
    def failing() -> Iterator[SmallAssistant]:
        opened.append(1)
        raise ValueError("broken")
        yield

    suggestions = Suggestions(tmp_path, lambda: None)
    for _ in range(3):
        assert suggestions.offered("1", "en", failing) == ()
        wait_until(
            lambda: not [t for t in threading.enumerate() if t.name == "suggestions"]
        )
    assert opened == [1]
    assert "No questions are offered" in caplog.text
