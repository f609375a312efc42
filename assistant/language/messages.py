"""Say what an answer shows besides its quotes, in English, Swedish, Chinese, German."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from assistant.language.intent_texts import INTENT_TEXTS
from assistant.language.message_texts import TEXTS
from index.documents import Page, SourceWarning

FALLBACK = "en"
_ALL_TEXTS = TEXTS | INTENT_TEXTS


def not_found(
    language: str,
    documents: int | None,
    languages: Iterable[str] = (),
    *,
    certain: bool = True,
) -> str:
    """Say that there is no answer, and what was searched.

    Args:
        language: Code of the question's language.
        documents: How many documents were searched; None where that is not known.
        languages: Codes of the languages these documents are in.
        certain: Whether it is likely that the documents do not say; else it is said
            that it was not found.
    """
    if documents == 0:
        return nothing_to_search(language)
    said = _text("not_found" if certain else "not_noticed", language)
    if documents is None:
        return said
    return said + _count("searched", language, documents, languages)


def nothing_to_search(language: str) -> str:
    """Say that there are no documents."""
    return _text("no_documents", language)


def documents_held(
    language: str, documents: int | None, languages: Iterable[str] = ()
) -> str:
    """Say how many documents there are; takes what ``not_found`` does."""
    if documents == 0:
        return nothing_to_search(language)
    if documents is None:
        return _text("held_unknown", language)
    return _count("held", language, documents, languages)


def more_documents(language: str, count: int) -> str:
    """Say how many documents a list leaves out."""
    return _text("more_documents", language, count=str(count))


def intent_text(key: str, language: str, **values: str) -> str:
    """Return what is said to what is no question to the documents."""
    return _text(key, language, **values)


def closeness(language: str, score: float) -> str:
    """Say how close a passage comes to an answer: 0 not at all, 1 wholly."""
    return _text("closeness", language, percent=str(round(100 * score)))


def empty_question(language: str) -> str:
    """Ask for a question where there was none."""
    return _text("empty_question", language)


def no_such_article(language: str, title: str) -> str:
    """Say that a document has no article of the number that was asked for."""
    return _text("no_such_article", language, title=title)


def page_without_text(language: str, title: str) -> str:
    """Say that nothing is known of what stands on the page that was asked for."""
    return _text("page_without_text", language, title=title)


def no_such_place(language: str) -> str:
    """Say that none of the documents has a place of the number that was asked for."""
    return _text("no_such_place", language)


def several_places(language: str, titles: Sequence[str]) -> str:
    """Say which documents have a place of the number that was asked for."""
    quoted = [_text("quoted_fact", language, text=title) for title in titles]
    one = "one_such_place" if len(quoted) == 1 else "several_places"
    return _text(one, language, titles=_text("comma", language).join(quoted))


def nearest_heading(language: str) -> str:
    """Head the passages that are shown although they do not answer."""
    return _text("nearest_heading", language)


def damage_warning(language: str, warning: SourceWarning) -> str:
    """Say what is damaged in the source: a clause that can follow a sign or a colon."""
    return _text(f"damaged_{warning.kind}", language, text=warning.text)


def recognised_warning(language: str, page: Page) -> str:
    """Say that the text of a page was read from a picture: a clause as above."""
    return _text("recognised", language, place=page.place)


def replaced_warning(language: str, title: str) -> str:
    """Say which document replaces the one that is quoted: a clause as above."""
    return _text("replaced", language, title=title)


def source_language_note(language: str, source_languages: Iterable[str]) -> str:
    """Say in which languages the sources are quoted; empty where none is known."""
    codes = tuple(dict.fromkeys(source_languages))
    names = _join_names(codes, language)
    quoted = "quoted_one" if len(codes) == 1 else "quoted_many"
    return _text(quoted, language, languages=names) if names else ""


def failure_note(language: str, kind: str, *, written: bool) -> str:
    """Say why a chat model did not write the answer, or not all of it.

    Args:
        language: Code of the question's language.
        kind: Of the ``ChatFailure``, or "unsupported", "empty" or "stopped".
        written: Whether something that it wrote is in the answer.
    """
    key = f"failed_{kind}" if f"failed_{kind}" in TEXTS else "failed_other"
    rest = "partly_written" if written else "quoted_instead"
    return _text(key, language) + _text(rest, language)


def rejection_reason(language: str, reason: str, facts: Iterable[str]) -> str:
    """Say why a statement is not shown, and which of its facts are not supported."""
    quoted = [_text("quoted_fact", language, text=fact) for fact in facts]
    if quoted:
        listed = _text("comma", language).join(dict.fromkeys(quoted))
        key = "misplaced_fact" if reason == "misplaced" else "rejected_fact"
        return _text(key, language, facts=listed)
    return _text(f"rejected_{reason}", language)


def counted_rows(language: str, count: int) -> str:
    """Say a number of rows, and that it was counted and is no words of a document."""
    return _text("counted_rows", language, count=str(count))


def rows_left_out(language: str, count: int) -> str:
    """Say how many rows of a table fit as well, and are not shown."""
    return _text("rows_left_out", language, count=str(count))


def unsupported_mark(language: str) -> str:
    """Mark a statement that is kept although nothing supports it."""
    return _text("unsupported_mark", language)


def language_name(code: str, in_language: str) -> str:
    """Return what CLDR calls a language, or its code where it has no name for it."""
    from babel import Locale

    names = Locale(_choose(in_language)).languages
    return str(names.get(_primary(code), code))


def _primary(code: str) -> str:
    return code.replace("_", "-").split("-")[0].lower()


def _choose(language: str) -> str:
    code = _primary(language)
    return code if code in TEXTS["not_found"] else FALLBACK


def _text(key: str, language: str, **values: str) -> str:
    return _ALL_TEXTS[key][_choose(language)].format(**values)


def _count(key: str, language: str, documents: int, languages: Iterable[str]) -> str:
    names = _join_names(languages, language)
    scope = _text("scope", language, languages=names) if names else ""
    counted = f"{key}_one" if documents == 1 else f"{key}_many"
    return _text(counted, language, count=str(documents), scope=scope)


def _join_names(codes: Iterable[str], language: str) -> str:
    """List languages in words, each once, and without those that cannot be told."""
    known = [code for code in codes if _primary(code) != "und"]
    names = list(dict.fromkeys(language_name(code, language) for code in known))
    if len(names) < 2:
        return "".join(names)
    comma, last = _text("comma", language), _text("and", language)
    return comma.join(names[:-1]) + last + names[-1]
