"""The templates of what ``index`` and ``assistant`` say to people in English; a table.

Each is the sentence as it stands in the code that says it, with names for what varies.
"""

from __future__ import annotations

from assistant.language.translations.texts import marked

SAID = (
    marked("page {number}"),
    marked("slide {number}"),
    marked("sheet {name}, row {number}"),
    marked("row {number}"),
    marked("This page is not open to your account."),
    marked("Log in with an account of the organisation that runs it."),
    marked("This answer rests on documents that are not open to you."),
    marked("Ask again to have it answered from those that are."),
)
"""What is recognised and translated by ``assistant.language.translations.said``."""
