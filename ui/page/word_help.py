"""Draw help with a foreign quote: what is asked about in it, its figures, its words.

It stands beside the quote and is no part of it, and no translation.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from html import escape

from assistant import Answer, Citation
from assistant.language.translations.formats import format_number
from assistant.language.translations.texts import _, ngettext, spoken
from assistant.word_help.asked_words import find_asked
from assistant.word_help.dictionary import Word, look_up
from assistant.word_help.said_figures import Said, say_figures
from index.documents import Span
from index.text.languages import UNKNOWN
from ui.page.markup import cut, paragraph

_SHOWN = 12


def is_foreign(citation: Citation, answer: Answer) -> bool:
    """Return whether neither the question nor the page is in the quote's language."""
    own = {"", UNKNOWN, answer.language, spoken()}
    return citation.language not in own and not citation.translation


def asked_spans(citation: Citation, answer: Answer) -> tuple[Span, ...]:
    """Return where a foreign quote says what was asked about, none in another one."""
    if not is_foreign(citation, answer):
        return ()
    return _asked(
        answer.standalone_question,
        answer.language,
        citation.quote,
        citation.language,
    )


def looked_up(citation: Citation, answer: Answer) -> tuple[Word, ...]:
    """Return what a dictionary says of the words of a foreign quote, if one does."""
    if not is_foreign(citation, answer):
        return ()
    return _words(citation.quote, citation.language, spoken())


def helped_quote_html(citation: Citation, answer: Answer) -> str:
    """Return a foreign quote with what helps to read it; empty where nothing does.

    Its text is the quote alone: what is asked about is underlined, and what a word
    means is told where it is pointed at.
    """
    asked, words = asked_spans(citation, answer), looked_up(citation, answer)
    if not asked and not words:
        return ""
    quote = citation.quote
    spans = [*asked, *(word.span for word in words)]
    pieces = "".join(
        _piece(piece.of(quote), piece, asked, words)
        for piece in cut(Span(0, len(quote)), spans)
    )
    return (
        f'<blockquote class="cp-quote" dir="auto" lang="{escape(citation.language)}">'
        f"{pieces}</blockquote>"
    )


def _piece(text: str, piece: Span, asked: Sequence[Span], words: Sequence[Word]) -> str:
    html = escape(text)
    for word in words:
        if word.span.overlaps(piece):
            html = f'<span title="{escape(word.meaning)}">{html}</span>'
    return f"<mark>{html}</mark>" if any(map(piece.overlaps, asked)) else html


def remark_html(answer: Answer) -> str:
    """Return what is to be known of the help with the sources of an answer, if any.

    It is said once above them: it is the same for each.
    """
    sources = answer.sources
    marked = any(asked_spans(citation, answer) for citation in sources)
    words = any(looked_up(citation, answer) for citation in sources)
    if not (marked or words or any(_said(citation, answer) for citation in sources)):
        return ""
    told = [_("Word help, not a translation. Only figures that are sure are said.")]
    if marked:
        told.append(_("What was asked about is underlined."))
    if words:
        told.append(
            _("Point at a word or open the list: a dictionary (CC-CEDICT) explains it.")
        )
    return paragraph(" ".join(told), "meta")


def word_help_html(citation: Citation, answer: Answer, message_id: str) -> str:
    """Return the figures of a foreign quote in the language of the page, if any.

    What a dictionary says of its words is in a list that a button opens, for fingers
    and keyboards, which cannot point at a word. ``remark_html`` says what it is.
    """
    said, words = _said(citation, answer), looked_up(citation, answer)
    if not (said or words):
        return ""
    rows = "".join(_row(one, citation.language) for one in said[:_SHOWN])
    if rest := len(said) - _SHOWN if len(said) > _SHOWN else 0:
        more = ngettext("and {number} more", "and {number} more", rest)
        rows += f"<li>{escape(more.format(number=format_number(rest)))}</li>"
    help_html = f'<ul class="cp-glosses">{rows}</ul>' if rows else ""
    if words:
        help_html += _words_html(citation, words, f"words-{message_id}")
    named = escape(_("Word help, not a translation"))
    return (
        f'<div class="cp-word-help" role="group" aria-label="{named}">{help_html}</div>'
    )


def _said(citation: Citation, answer: Answer) -> tuple[Said, ...]:
    """Return the figures of a quote that are sure, none of one that is not foreign."""
    if not is_foreign(citation, answer):
        return ()
    return _figures(citation.quote, citation.language, spoken())


def _words_html(citation: Citation, words: Sequence[Word], key: str) -> str:
    """Return a list of words in the order of the quote, each once, and its button."""
    listed = {word.span.of(citation.quote): word.meaning for word in words}
    rows = "".join(
        f'<li><span lang="{escape(citation.language)}">{escape(word)}</span>'
        f" = {escape(meaning)}</li>"
        for word, meaning in listed.items()
    )
    id_ = escape(f"{key}-{citation.number}")
    named = _("Words of source {number}").format(number=format_number(citation.number))
    marked = _("Word help, not a translation: what a dictionary (CC-CEDICT) says.")
    return (
        f'<button type="button" class="cp-copy" popovertarget="{id_}">'
        f"{escape(named)}</button>"
        f'<div id="{id_}" popover="auto" class="cp-words" role="dialog" tabindex="0" '
        f'aria-label="{escape(named)}">{paragraph(marked, "meta")}'
        f'<ul class="cp-glosses">{rows}</ul>'
        f'<button type="button" class="cp-copy" popovertarget="{id_}" '
        f'popovertargetaction="hide">{escape(_("Close"))}</button></div>'
    )


def _row(said: Said, language: str) -> str:
    return (
        f'<li><span lang="{escape(language)}">{escape(said.words)}</span>'
        f" = <b>{escape(said.meaning)}</b></li>"
    )


# A page is drawn again and again.
@lru_cache(maxsize=512)
def _figures(quote: str, language: str, _reader: str) -> tuple[Said, ...]:
    return say_figures(quote, language)


@lru_cache(maxsize=512)
def _words(quote: str, language: str, reader: str) -> tuple[Word, ...]:
    return look_up(quote, language, reader)


@lru_cache(maxsize=512)
def _asked(question: str, asked_in: str, quote: str, language: str) -> tuple[Span, ...]:
    return find_asked(question, asked_in, quote, language)
