"""What is typed into the box is asked, or it is told why it was not."""

from __future__ import annotations

import pytest

from tests.ui.page.fakes import SmallAssistant
from tests.ui.page.test_page import ACTIONS, FIRMS, QUOTES, ask, asked, open_page, shown
from ui.page.asking import LONGEST


@pytest.fixture
def small() -> SmallAssistant:
    return SmallAssistant([FIRMS, ACTIONS], QUOTES)


@pytest.mark.parametrize("blank", ["   ", "\n\n", "\u3000"])
def test_what_has_no_words_is_not_asked(small: SmallAssistant, blank: str) -> None:
    page = ask(open_page(small), blank)
    assert small.asked == []
    assert "There are no words in this question." in shown(page)
    assert "no words" not in shown(page.run())


def test_what_is_too_long_is_not_asked_and_stands_in_the_box_again(
    small: SmallAssistant,
) -> None:
    long = "Why? " * 300
    page = ask(open_page(small), long)
    assert small.asked == []
    assert f"1,500 characters, and {LONGEST:,} are the most" in shown(page)
    assert page.chat_input[0].proto.set_value
    assert page.chat_input[0].proto.value == long
    ask(page, "How many firms?")
    assert [question for question, _ in small.asked] == ["How many firms?"]
    assert "are the most" not in shown(page)


def test_other_words_that_are_too_long_stay_in_their_field(
    small: SmallAssistant,
) -> None:
    page = ask(open_page(small), "How many firms?")
    (first,) = asked(page)
    page.button(key=f"edit-{first}").click().run()
    page.text_area[0].set_value("Why? " * 300)
    next(button for button in page.button if button.label == "Ask").click().run()
    assert len(small.asked) == 1
    assert "1,500 characters" in shown(page)
    assert page.text_area[0].value == "Why? " * 300


def test_every_button_says_which_question_and_which_source_it_is_for(
    small: SmallAssistant,
) -> None:
    page = ask(open_page(small), "And what is to be done?")
    labels = [str(b.label) for b in page.button]
    assert len(set(labels)) == len(labels)
    opening = [label for label in labels if label.startswith("Open")]
    assert len(opening) == 2
    assert all("Actions" in label for label in opening)
    assert any(
        label.startswith("Edit") and "what is to be" in label for label in labels
    )
