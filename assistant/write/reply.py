"""Read a model's reply as it comes: statements, and the keys each of them cites."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from index.text.sentences import sentence_spans

_KEYS = re.compile(r"\s*[\[【［]\s*([pP]\d+(?:\s*[,;、]\s*[pP]?\d+)*)\s*[\]】］]")
_KEY = re.compile(r"\d+")
_END = re.compile(r"[.!?。！？](?:[\"'”’»」』）)])*")
_ENDED = re.compile(r"[.!?。！？][\"'”’»」』）)]*\s*\Z")
_THINKING = "<think>", "</think>"
_BULLET = re.compile(r"\s*(?:[-*•·–]|\d{1,2}[.)])\s+")
# No link, picture, heading, emphasis or tag of a reply is ever passed on.
_PICTURE = re.compile(r"!\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_MARKUP = re.compile(r"^\s*#{1,6}\s+|\*\*|__|`+|</?[a-zA-Z!|][^>]*>")
_FOREIGN_MARKER = re.compile(r"\s*\[\^?\d+\]")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class WrittenStatement:
    """A sentence or list item of a reply."""

    text: str
    """Plain text without keys."""
    keys: tuple[str, ...]
    """``p3``, …, each once; they may be keys of nothing."""
    bullet: bool = False
    """Whether it is an item of a list."""
    line: int = 0
    """The line of the reply that it stands in, of those that have a statement."""
    introduction: str = ""
    """What introduces it, and the rest of its list: "The actions are:"."""

    @property
    def claim(self) -> str:
        """All that it states: what introduces it says what it is about."""
        return f"{self.introduction} {self.text}".strip()


class ReplyReader:
    """Takes a reply in pieces, and gives each statement once it is complete."""

    def __init__(self, language: str) -> None:
        """Read a reply that is in ``language``, which tells where sentences end."""
        self._language = language
        self._raw = ""
        self._lines = 0
        self._line_begun = False
        self._bullet = False
        self._introduction = ""
        self._in_list = False

    def feed(self, text: str) -> Iterator[WrittenStatement]:
        """Take the next piece; yield the statements that it completes."""
        self._raw = _without_thoughts(self._raw + text)
        if _thinks(self._raw):
            return
        *lines, self._raw = self._raw.split("\n")
        for line in lines:
            yield from self._line(line)
            self._lines += self._line_begun
            self._line_begun = False
        done = _last_boundary(self._raw)
        if done:
            complete, self._raw = self._raw[:done], self._raw[done:]
            yield from self._line(complete)

    def close(self) -> Iterator[WrittenStatement]:
        """Yield what the reply ends with."""
        rest, self._raw = self._raw, ""
        if not _thinks(rest):
            yield from self._line(rest)

    def _line(self, line: str) -> Iterator[WrittenStatement]:
        """Yield the statements of a line, or of the part of it that is complete."""
        for text, keys in _cited_parts(line):
            if text.rstrip().endswith((":", "：")):
                # It has no key, or means nothing by it: what it introduces has them.
                self._introduction, self._in_list = _plain(text), False
                continue
            for statement in self._statements(text, keys):
                if self._in_list and not statement.bullet:
                    self._introduction = ""
                yield replace(statement, introduction=self._introduction)
                self._in_list = statement.bullet
                if not statement.bullet:
                    self._introduction = ""

    def _statements(
        self, text: str, keys: tuple[str, ...]
    ) -> Iterator[WrittenStatement]:
        if not self._line_begun:
            bullet = _BULLET.match(text)
            self._bullet = bullet is not None
            text = text[bullet.end() :] if bullet else text
        text = _plain(text)
        for sentence in sentence_spans(text, self._language):
            said = sentence.of(text).strip()
            if any(map(str.isalnum, said)):
                self._line_begun = True
                yield WrittenStatement(said, keys, self._bullet, self._lines)


def _without_thoughts(raw: str) -> str:
    """Return a reply without what a model thinks aloud before it."""
    _, thought, reply = raw.rpartition(_THINKING[1])
    return reply.lstrip() if thought else raw


def _thinks(raw: str) -> bool:
    begun = raw.lstrip()[: len(_THINKING[0])]
    return bool(begun) and _THINKING[0].startswith(begun)


def _cited_parts(line: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield stretches of sentences with the keys that follow or stand in them.

    Keys inside a sentence count for all of it; of several sentences before a key
    each rests on it.
    """
    text, keys = "", dict[str, None]()
    place = 0
    for group in _KEYS.finditer(line):
        if group.start() < place:
            continue
        end, found = _group(line, group)
        text += line[place : group.start()]
        keys.update(dict.fromkeys(found))
        place = end
        if _ends_sentence(text, line[end:]):
            mark = _END.match(line, end)
            if mark and not _ENDED.search(text):
                text += mark.group()
            place = mark.end() if mark else end
            yield text, tuple(keys)
            text, keys = "", {}
    text += line[place:]
    if text.strip() or keys:
        yield text, tuple(keys)


def _group(line: str, first: re.Match[str]) -> tuple[int, list[str]]:
    """Return where keys that follow each other end, and these keys."""
    keys: list[str] = []
    group: re.Match[str] | None = first
    end = first.end()
    while group:
        keys += [f"p{number}" for number in _KEY.findall(group[1])]
        end = group.end()
        group = _KEYS.match(line, end)
    return end, keys


def _ends_sentence(text: str, rest: str) -> bool:
    """Tell whether a sentence ends at keys: ``text`` before them, ``rest`` after."""
    after = rest.lstrip()
    begins = after[:1].isupper() and rest[:1].isspace()
    return bool(not after or _ENDED.search(text) or _END.match(rest) or begins)


def _last_boundary(line: str) -> int:
    """Return where the last statement ends that nothing to come can add to.

    More keys may follow a key, and more digits a full stop: what comes after both
    has to have begun.
    """
    done = 0
    for group in _KEYS.finditer(line):
        end, _ = _group(line, group)
        mark = _END.match(line, end)
        after = mark.end() if mark else end
        more = line[after:].lstrip()
        if (
            more
            and more[0] not in "[【［"
            and _ends_sentence(line[: group.start()], line[end:])
        ):
            done = after
    return done


def _plain(text: str) -> str:
    """Return ``text`` without markup, links and markers that are not of this answer."""
    text = _LINK.sub(r"\1", _PICTURE.sub("", text))
    text = _FOREIGN_MARKER.sub("", _MARKUP.sub("", text))
    return _SPACE.sub(" ", text).strip()
