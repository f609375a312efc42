"""Say the page's own texts in the language of who looks at it, with gettext.

The texts are English where they are written, and other languages are the ``.po`` files
beside this module: each is read when it is first spoken, so that nothing is to be
compiled or installed. What answers say follows the language of their question, and is
in ``assistant.language.message_texts``.
"""

from __future__ import annotations

import gettext
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from io import BytesIO
from pathlib import Path

ENGLISH = "en"
CATALOGS = Path(__file__).parent
# Each page is run in a thread of its own, which begins in English.
_spoken: ContextVar[str] = ContextVar("spoken", default=ENGLISH)


def _(text: str) -> str:
    """Return a text in the language that is spoken here; English where it is not.

    ``text`` is a literal, by which it is found for the catalogs, and a whole sentence
    or label: what varies in it is a named placeholder, filled in afterwards.
    """
    return _catalog(spoken()).gettext(text)


def ngettext(one: str, many: str, number: int) -> str:
    """Return the form of a text that goes with a number, in the same way."""
    return _catalog(spoken()).ngettext(one, many, number)


def marked(text: str) -> str:
    """Return a literal as it is, which ``_`` is to translate where it is shown."""
    return text


def spoken() -> str:
    """Return the code of the language that is spoken here."""
    return _spoken.get()


def speak(language: str) -> None:
    """Speak a language from now on in this thread; one of ``languages``."""
    _spoken.set(language)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak a language for a while."""
    before = _spoken.set(language)
    try:
        yield
    finally:
        _spoken.reset(before)


@cache
def languages() -> dict[str, str]:
    """Return the languages that can be spoken, each by its code in its own words."""
    from babel import Locale

    codes = [ENGLISH, *sorted(file.stem for file in CATALOGS.glob("*.po"))]
    names = {code: Locale.parse(code).get_display_name(code) or code for code in codes}
    return {code: name[:1].upper() + name[1:] for code, name in names.items()}


def negotiate(wanted: list[str]) -> str:
    """Return the first of the wanted languages that can be spoken, else English.

    Args:
        wanted: Codes such as browsers send: "sv-SE", "zh-Hans-CN".
    """
    codes = (code.replace("_", "-").partition("-")[0].lower() for code in wanted)
    return next((code for code in codes if code in languages()), ENGLISH)


@cache
def _catalog(language: str) -> gettext.NullTranslations:
    if language == ENGLISH:
        return gettext.NullTranslations()
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    compiled = BytesIO()
    with (CATALOGS / f"{language}.po").open("rb") as file:
        write_mo(compiled, read_po(file, locale=language))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
