"""What was put together in English elsewhere is recognised and said anew."""

from __future__ import annotations

from assistant.language.translations.said import say
from assistant.language.translations.texts import speaking


def test_a_place_is_said_in_the_language_of_the_page() -> None:
    with speaking("sv"):
        assert say("page 12") == "sida 12"
    with speaking("zh"):
        assert say("sheet Firms, row 14") == "工作表“Firms”第14行"


def test_what_is_not_known_stays_as_it_is() -> None:
    with speaking("sv"):
        assert say("something new") == "something new"
    assert say("page 12") == "page 12"
