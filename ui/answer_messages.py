"""Say how an answer was made, and what of it is not shown, on every screen alike."""

from __future__ import annotations

from assistant import Answer


def written_by(answer: Answer) -> str:
    """Say which chat model wrote an answer, and that it was checked."""
    return f"Written by {answer.model}, each statement checked against its source"


def translated_by(answer: Answer) -> str:
    """Say who translated the quotes of an answer."""
    # An extracted answer names the model that searched, not the one that translated.
    model = answer.model if answer.mode == "written" else "the chat model"
    return f"Translation by {model}, not part of the source"


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
