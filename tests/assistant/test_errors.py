"""Whatever goes wrong is one message for the person at the screen."""

from __future__ import annotations

import logging

import pytest

from assistant.errors import displayable
from index.errors import IndexBusyError


def test_what_is_written_for_people_is_shown_as_it_is(
    caplog: pytest.LogCaptureFixture,
) -> None:
    error = IndexBusyError("Another process is writing.", "Wait.")
    assert displayable(error) is error
    assert caplog.records == []


def test_a_defect_is_one_plain_sentence_and_goes_whole_to_the_log(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.ERROR, "assistant.errors"):
        shown = displayable(KeyError("sk-secret"))
    assert "secret" not in f"{shown.message} {shown.hint}"
    assert shown.hint
    (record,) = caplog.records
    assert record.exc_info
    assert isinstance(record.exc_info[1], KeyError)
