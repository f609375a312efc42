"""What a person can cause is one family, shown as a sentence and what to do."""

from __future__ import annotations

import inspect

import pytest

from index import errors
from index.errors import DisplayableError, exit_on_displayable_error

FAMILY = [
    error
    for _, error in inspect.getmembers(errors, inspect.isclass)
    if issubclass(error, Exception)
]


def test_every_error_of_the_index_may_be_shown() -> None:
    assert len(FAMILY) > 10
    for error in FAMILY:
        assert issubclass(error, DisplayableError)
        raised = error("It is so.", "Do this.")
        assert (raised.message, raised.hint) == ("It is so.", "Do this.")
        assert str(raised) == "It is so."


def test_the_family_is_drawn_with_every_member() -> None:
    drawn = errors.__doc__ or ""
    assert [error.__name__ for error in FAMILY if error.__name__ not in drawn] == []


@pytest.mark.parametrize(
    ("error", "shown"),
    [
        (DisplayableError("It is so.", "Do this."), "It is so.\nDo this."),
        (DisplayableError("It is so."), "It is so."),
    ],
)
def test_a_program_ends_with_message_and_hint(
    error: DisplayableError, shown: str
) -> None:
    with pytest.raises(SystemExit) as ended, exit_on_displayable_error():
        raise error
    assert ended.value.code == shown


def test_other_errors_pass_through_and_no_error_is_none() -> None:
    with pytest.raises(KeyError), exit_on_displayable_error():
        raise KeyError("a defect, to be seen as one")
    with exit_on_displayable_error():
        pass
