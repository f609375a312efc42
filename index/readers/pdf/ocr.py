"""Recognise the text in pictures of pages with Tesseract, where it is installed."""

from __future__ import annotations

import logging
import os
import re
import shutil
import subprocess
import time
from collections.abc import Iterable, Sequence

from index.readers.pdf.ocr_words import (
    Word,
    are_convincing,
    join_words,
    parse_words,
)
from index.readers.pdf.recognition import recognition_begins
from index.text.languages import detect_language

LOGGER = logging.getLogger(__name__)

RESOLUTION = 300
"""Dots per inch of the pictures that are read best."""

_MOST_LANGUAGES = 3
_BLOCK = "6"  # Tesseract's number for one block of text; 1 and 3 look for several.
_LATIN = "Latn"
# Tesseract tells Chinese, Japanese and Korean pages apart with no certainty.
_EAST_ASIAN = frozenset(["Hans", "Hant", "Jpan", "Kore", "Han", "Japanese", "Hangul"])
_NO_LANGUAGES = frozenset(["osd", "equ", "snum"])
_SCRIPT = re.compile(r"^Script: (\w+)", re.MULTILINE)


class Recogniser:
    """Reads the scanned pages of one document until its time is up."""

    def __init__(self, language: str, seconds: float) -> None:
        """Look for the program.

        Args:
            language: Of the pages that have text, or ``und``.
            seconds: For all pages together; 0: no text recognition.
        """
        self._installed = installed_languages() if seconds > 0 else ()
        self._language = language
        self._languages: Sequence[str] = ()
        self.deadline = time.monotonic() + seconds
        """When reading stops, also in the midst of a page; seconds, monotonic."""

    @property
    def is_ready(self) -> bool:
        """Whether pages can be read at all."""
        return bool(self._installed)

    @property
    def is_late(self) -> bool:
        """Whether the time is up."""
        return time.monotonic() >= self.deadline

    def read(self, picture: bytes) -> str:
        """Return the text in a picture (PGM, ``RESOLUTION``); "" where there is none.

        The first picture decides in which languages the others are read.
        """
        recognition_begins()
        if not self._languages:
            self._languages = self._choose(picture)
        words = self._words(picture, self._languages)
        if not words or are_convincing(words):
            return join_words(words)
        # A page too short to tell its top by itself may lie upside down.
        return join_words(self._words(_turn(picture), self._languages))

    def _choose(self, picture: bytes) -> Sequence[str]:
        if chosen := names_of_language(self._installed, self._language):
            return chosen
        # Each language more takes its time on every page: some lines tell which it is.
        lines = _middle(picture)
        script = self._find_script(lines) or self._find_script(picture)
        of_script = names_of_script(self._installed, script)
        if len(of_script) == 1:
            return of_script
        several = of_script[:_MOST_LANGUAGES]
        # Taken for a block of text they are read in half the time, if they stand up.
        text = join_words(self._words(lines, several, _BLOCK))
        text = text or join_words(self._words(lines, several))
        return names_of_language(of_script, detect_language(text)) or several

    def _find_script(self, picture: bytes) -> str:
        """Return the script of a picture; "" where there is too little to tell it."""
        if "osd" not in self._installed:
            return ""
        found = _SCRIPT.search(self._run(picture, "--psm", "0", "-l", "osd"))
        return found[1] if found else ""

    def _words(
        self, picture: bytes, languages: Iterable[str], layout: str = ""
    ) -> list[Word]:
        layout = layout or ("1" if "osd" in self._installed else "3")
        table = self._run(picture, "--psm", layout, "-l", "+".join(languages), "tsv")
        return list(parse_words(table))

    def _run(self, picture: bytes, *options: str) -> str:
        left = self.deadline - time.monotonic()
        command = ["stdin", "stdout", "--dpi", str(RESOLUTION), *options]
        return _tesseract(command, picture, left)


def installed_languages() -> tuple[str, ...]:
    """Return Tesseract's names of what it can read; empty where it is not installed."""
    _, *names = _tesseract(["--list-langs"], b"", 10).splitlines() or [""]
    return tuple(names)


def names_of_language(installed: Sequence[str], language: str) -> list[str]:
    """Return Tesseract's names of a language, and English, which is everywhere."""
    named = _usable(installed)
    chosen = [name for name in named if _code_of(name) == language]
    return _with_english(chosen, named)


def names_of_script(installed: Sequence[str], script: str) -> list[str]:
    """Return the languages of a script as Tesseract names it, and English.

    All languages where the script is not known or has none, English first.
    """
    named = sorted(_usable(installed), key=lambda name: name != "eng")
    chosen = [name for name in named if script and _has_script(name, script)]
    return _with_english(chosen or named, named)


def _usable(installed: Sequence[str]) -> list[str]:
    names = [name for name in installed if name not in _NO_LANGUAGES]
    return [name for name in names if "/" not in name and "_vert" not in name]


def _with_english(chosen: list[str], named: Sequence[str]) -> list[str]:
    missing = chosen and "eng" in named and "eng" not in chosen
    return [*chosen, "eng"] if missing else chosen


def _code_of(name: str) -> str:
    """Return the ISO 639-1 code of Tesseract's name of a language."""
    from babel.core import get_global

    code = name.partition("_")[0]
    found = str(get_global("language_aliases").get(code, code))
    return "no" if found == "nb" else found


def _has_script(name: str, script: str) -> bool:
    from babel import Locale
    from babel.core import get_global

    code = _code_of(name)
    tag = str(get_global("likely_subtags").get(code, f"{code}_{_LATIN}")).split("_")[1]
    if "cyrl" in name or "latn" in name or "latin" in name:
        tag = "Cyrl" if "cyrl" in name else _LATIN
    if script in _EAST_ASIAN:
        return tag in _EAST_ASIAN
    written = str(Locale("en").scripts.get(tag, ""))
    return written.startswith(script) or (script == "Fraktur" and tag == _LATIN)


def _tesseract(options: Sequence[str], picture: bytes, seconds: float) -> str:
    """Return what the program prints; "" where it is missing, fails or is too slow."""
    program = shutil.which("tesseract")
    if not program or seconds <= 0:
        return ""
    try:
        # Its threads slow each other down, and files are read in parallel anyway.
        finished = subprocess.run(
            [program, *options],
            input=picture,
            capture_output=True,
            timeout=seconds,
            check=True,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )
    except (OSError, subprocess.SubprocessError) as exc:
        LOGGER.info("Text recognition failed: %s", type(exc).__name__)
        return ""
    return finished.stdout.decode("utf-8", "replace")


def _turn(picture: bytes) -> bytes:
    """Return a PGM picture upside down."""
    header, _, pixels = picture.partition(b"\n")
    return header + b"\n" + pixels[::-1]


def _middle(picture: bytes) -> bytes:
    """Return the middle sixteenth of the rows of a PGM picture: some lines of text."""
    header, _, pixels = picture.partition(b"\n")
    width, height = map(int, header.split()[1:3])
    first, last = height * 15 // 32, height * 17 // 32
    rows = pixels[first * width : last * width]
    return b"P5 %d %d 255\n%s" % (width, last - first, rows)
