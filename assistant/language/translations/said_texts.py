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
)
"""What is recognised and translated by ``assistant.language.translations.said``."""
