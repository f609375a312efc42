"""Search for what a question names by its other names, too: SME, 中小企业, KMU.

The names stand in a file beside this module; a file of one's own adds to them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from index.errors import SettingsError
from index.text.languages import detect_language

_PACKAGED = Path(__file__).with_name("aliases.txt")
_HAN = re.compile(r"[\u3400-\u9fff]")
_SHORT = 5
"""Names of so few capitals are abbreviations, and only so written are they meant."""
_WRITTEN_OUT = 9
"""A single word of so many letters is a name written out: Naturvårdsverket."""
_ENDING = r"(?:['’]?s|n|en|er|erna|na|et|t|e|es|nas|ens)?"
"""How a name may end where it is inflected."""


@dataclass(frozen=True, slots=True)
class Aliases:
    """Groups of names; those of one group are names of one thing."""

    groups: tuple[tuple[str, ...], ...]

    def others(self, question: str) -> list[str]:
        """Return the other names of what a question names in short, each once."""
        found: dict[str, None] = {}
        for group in self.groups:
            asked = [name for name in group if _names(question, name)]
            if any(_is_short(name, group) for name in asked):
                found |= dict.fromkeys(name for name in group if name not in asked)
        return list(found)

    def expand(self, question: str) -> str:
        """Return a question with the other names of what it names in short behind it.

        Written out, a name is found by its meaning, and others lead astray. The text
        stays in its language, in which alone keywords are looked for.
        """
        others = self.others(question)
        alike = [name for name in others if _is_han(name) == _is_han(question)]
        language = detect_language(question)
        for names in (others, alike):
            text = " ".join((question, *names))
            if detect_language(text) == language:
                return text
        return question

    def as_spelled_in(
        self, question: str, own: Sequence[str], foreign: Sequence[str] = ()
    ) -> str:
        """Return a question with the names that the texts have for what it names.

        A name that stands in a text stays as it is; one that only stands there by
        another name gives way to that.

        Args:
            question: In any language.
            own: Texts in its language.
            foreign: Texts in others; of their names those of the same script count.
        """
        for group in self.groups:
            asked = next((n for n in group if _names(question, n)), None)
            if asked and (other := _spelling(asked, group, own, foreign)):
                question = other.join(_pattern(asked).split(question))
        return question


def _spelling(
    asked: str, group: Sequence[str], own: Sequence[str], foreign: Sequence[str]
) -> str | None:
    """Return the name that texts have for what is called ``asked``, if another."""
    alike = [name for name in group if _is_han(name) == _is_han(asked)]
    for texts, names in ((own, group), (foreign, alike)):
        if any(_names(text, asked) for text in texts):
            return None
        for name in names:
            if any(_names(text, name) for text in texts):
                return name
    return None


def _is_short(name: str, group: Sequence[str]) -> bool:
    """Return whether a name is an abbreviation of another in the same script."""
    if len(name) >= _WRITTEN_OUT and name.isalpha():
        return False
    alike = (other for other in group if _is_han(other) == _is_han(name))
    return 2 * len(name) < max(map(len, alike))


def _is_han(name: str) -> bool:
    return _HAN.search(name) is not None


def load_aliases(own: Path | None = None) -> Aliases:
    """Return the names of the project's file, with those of ``own`` before them.

    Raises:
        SettingsError: The file cannot be read.
    """
    return Aliases((*(_read_own(own) if own else ()), *_packaged()))


def parse_aliases(text: str) -> tuple[tuple[str, ...], ...]:
    """Return the groups of a file: a line each, names between " | ", "#" for notes."""
    return tuple(_parse(text.splitlines()))


def _parse(lines: Iterable[str]) -> Iterator[tuple[str, ...]]:
    for line in lines:
        if line.lstrip().startswith("#"):
            continue
        names = tuple(filter(None, map(str.strip, line.split("|"))))
        if len(names) > 1:
            yield names


@cache
def _packaged() -> tuple[tuple[str, ...], ...]:
    return parse_aliases(_PACKAGED.read_text(encoding="utf-8"))


def _read_own(file: Path) -> tuple[tuple[str, ...], ...]:
    try:
        return parse_aliases(file.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as exc:
        raise SettingsError(
            f"The names in {file} cannot be read.",
            "CLUSTER_POLICY_ALIASES_FILE names a text file in UTF-8, or nothing.",
        ) from exc


def _names(question: str, name: str) -> bool:
    return _pattern(name).search(question) is not None


@cache
def _pattern(name: str) -> re.Pattern[str]:
    """Return what finds a name: Chinese ones anywhere, others as whole words."""
    if _is_han(name):
        return re.compile(re.escape(name))
    words = r"[\s-]+".join(map(re.escape, re.split(r"[\s-]+", name)))
    short = len(name) <= _SHORT and name.upper() == name
    # In Chinese an abbreviation stands without spaces: 由MIIT发布.
    pattern = rf"(?<![A-Za-z\u00c0-\u024f]){words}{_ENDING}(?![A-Za-z\u00c0-\u024f\d])"
    return re.compile(pattern, 0 if short else re.IGNORECASE)
