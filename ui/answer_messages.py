"""Say what of an answer is not shown, on every screen alike."""

from __future__ import annotations

from assistant import Answer


def not_shown(answer: Answer) -> str:
    """Say how many statements of the model are not shown; there is at least one."""
    number = len(answer.rejected)
    statements = (
        "1 statement of the model was not supported and is not shown"
        if number == 1
        else f"{number} statements of the model were not supported and are not shown"
    )
    # Those that the settings keep do stand in the answer, marked.
    return f"{statements} as fact" if answer.unsupported_spans else statements
