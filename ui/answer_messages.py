"""Say what of an answer is not shown, on every screen alike."""

from __future__ import annotations

from assistant import Answer
from assistant.language.translations.formats import format_number
from assistant.language.translations.texts import ngettext


def not_shown(answer: Answer) -> str:
    """Say how many statements of the model are not shown; there is at least one."""
    number = len(answer.rejected)
    if answer.unsupported_spans:
        # Those that the settings keep do stand in the answer, marked.
        said = ngettext(
            "{number} statement of the model was not supported and is not shown as "
            "fact",
            "{number} statements of the model were not supported and are not shown as "
            "fact",
            number,
        )
    else:
        said = ngettext(
            "{number} statement of the model was not supported and is not shown",
            "{number} statements of the model were not supported and are not shown",
            number,
        )
    return said.format(number=format_number(number))
