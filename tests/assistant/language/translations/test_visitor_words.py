"""What visitors are told names no command and no folder of the server."""

from __future__ import annotations

import logging

import pytest

from assistant.language.translations.visitor_words import for_visitors
from ui.page.markup import notice


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("The index in /srv/x/.index is damaged.", "The index in .index is damaged."),
        (r"The file C:\data\a.txt is held.", "The file a.txt is held."),
        ("The folder ~/docs/policies is empty.", "The folder policies is empty."),
        ("Firms and/or towns, 3/4 of them.", "Firms and/or towns, 3/4 of them."),
        ("See https://example.org/a/b now.", "See https://example.org/a/b now."),
        ("law/2021/a.txt is not there.", "law/2021/a.txt is not there."),
    ],
)
def test_only_the_last_name_of_a_path_is_told(message: str, said: str) -> None:
    assert for_visitors(message) == (said, "")


def test_a_command_is_for_who_runs_the_page_and_goes_to_the_log(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.ERROR):
        shown = notice("The index is damaged here.", "Run `cluster-policy index`.")
    assert "cluster-policy" not in shown
    assert "finds in its log" in shown
    assert "Run `cluster-policy index`." in caplog.text


def test_a_hint_for_visitors_stays() -> None:
    assert for_visitors("It failed.", "Ask again.") == ("It failed.", "Ask again.")
