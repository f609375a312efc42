"""An answer as plain text, with markers ``[1]`` and the list of its sources."""

from __future__ import annotations

from assistant.answers import Answer, Citation
from assistant.export.remarks import name_source, quoted, sources_heading
from assistant.language.translations.texts import _


def copied_text(answer: Answer) -> str:
    """Return what is copied: the answer as it is shown, then its sources."""
    if not answer.citations:
        return answer.text
    lines = [answer.text, "", _("{heading}:").format(heading=sources_heading())]
    lines += [_source(citation, answer) for citation in answer.sources]
    return "\n".join(lines)


def _source(citation: Citation, answer: Answer) -> str:
    source = f"[{citation.number}] {name_source(citation)}"
    # An answer that is quoted word for word has the quote already.
    if answer.status == "help" or citation.quote in answer.text:
        return source
    return f"{source}: {quoted(citation)}"
