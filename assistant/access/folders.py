"""Know which folders of the corpus are for some only, and which documents that hides.

All access files on the way down to a document have to let somebody in: one further
down can only narrow what stands above it.
"""

from __future__ import annotations

import logging
import os
import time
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path, PurePosixPath
from threading import Lock

from assistant.access.rules import Rule, read_rule
from assistant.access.visitor import Action, Visitor
from index.storage.narrowed_index import NarrowedIndex, OpenedIndex
from index.sync.corpus import is_access_file

LOGGER = logging.getLogger(__name__)

_LOOK = 0.5
"""Seconds for which what the folders say is not looked at again."""
_WALK = 10.0
_TOP = PurePosixPath()
_GONE = Rule(problem="The folder cannot be listed, or is not there.")
_TWO = Rule(problem="There are two access files.")


@dataclass(frozen=True, slots=True)
class Problem:
    """An access file that cannot be followed, so that its folder is closed."""

    folder: str
    """Within the corpus; "." for the corpus itself."""
    reason: str


@dataclass(frozen=True, slots=True)
class _Listing:
    """What matters of one folder; two that only Unicode tells apart count as one."""

    rules: list[Rule] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    folders: dict[str, list[Path]] = field(default_factory=dict)
    links: dict[str, list[Path]] = field(default_factory=dict)


# What a folder said that is not there is not known: one that was moved away had its
# file in it.
_MISSING = _Listing(rules=[_GONE])


class Folders:
    """The folders of a corpus; safe to use from several threads."""

    def __init__(self, corpus_dir: Path) -> None:
        """Look at the folders of ``corpus_dir`` whenever it is asked."""
        self._corpus = corpus_dir
        self._lock = Lock()
        self._looked = self._walked = float("-inf")
        self._problems: list[Problem] = []
        self._listings: dict[PurePosixPath, _Listing] = {}
        self._hidden: dict[tuple[frozenset[str], Visitor], frozenset[str]] = {}
        self._gone: dict[frozenset[str], frozenset[str]] = {}

    def hidden(self, ids: Iterable[str], visitor: Visitor) -> frozenset[str]:
        """Return those of the documents that a visitor may not know of, by their ids.

        ``ids`` are paths in the corpus, also of files that could not be read.
        """
        if visitor.may(Action.READ_ALL):
            return frozenset()
        asked = frozenset(ids)
        with self._lock:
            self._look_again()
            key = asked, visitor
            if key not in self._hidden:
                self._hidden[key] = frozenset(
                    id_ for id_ in asked if not self._admits(id_, visitor)
                )
            return self._hidden[key]

    def open_to(self, visitor: Visitor, index: OpenedIndex) -> NarrowedIndex:
        """Return the index of this corpus as far as it is open to a visitor."""
        return NarrowedIndex(index, partial(self._hidden_now, visitor=visitor))

    def _hidden_now(self, ids: frozenset[str], visitor: Visitor) -> frozenset[str]:
        """Return what of an index is hidden; also files that are gone meanwhile.

        Whether a link stood there, or a folder of the same name that was closed, is
        not known any more.
        """
        hidden = self.hidden(ids, visitor)
        if visitor.may(Action.READ_ALL):
            return hidden
        with self._lock:
            if ids not in self._gone:
                self._gone[ids] = frozenset(
                    id_ for id_ in ids if not self._is_there(id_)
                )
            return hidden | self._gone[ids]

    def _is_there(self, id_: str) -> bool:
        path = PurePosixPath(id_)
        return path.name in self._listing(path.parent).names

    def problems(self) -> list[Problem]:
        """Return the access files that cannot be followed, of all folders there are.

        It takes a while in a large corpus, so for some seconds the same is returned.
        """
        now = time.monotonic()
        if now - self._walked > _WALK:
            self._walked, self._problems = now, self._find_problems()
        return self._problems

    def _find_problems(self) -> list[Problem]:
        found = []
        for place, _, _ in os.walk(self._corpus):
            folder = PurePosixPath(Path(place).relative_to(self._corpus).as_posix())
            listing = _list([Path(place)])
            said = filter(None, (rule.problem for rule in listing.rules))
            found += [Problem(str(folder), problem) for problem in said]
        return sorted(found, key=lambda problem: problem.folder)

    def _admits(self, id_: str, visitor: Visitor) -> bool:
        """Return whether all folders of a file let somebody in, also of a link's."""
        path = PurePosixPath(id_)
        if path.is_absolute() or ".." in path.parts:
            return False
        beside = self._listing(path.parent)
        if beside is _MISSING:
            return False
        folders = [*path.parents]
        if path.name in beside.folders:  # One that could not be listed is a failure.
            folders.append(path)
        for link in beside.links.get(path.name, ()):
            try:
                root, target = self._corpus.resolve(), link.resolve()
            except (OSError, RuntimeError):  # It leads round in a circle.
                return False
            if not target.is_relative_to(root):
                return False
            inside = _normal(target.relative_to(root).as_posix())
            folders += PurePosixPath(inside).parents
        rules = (rule for folder in folders for rule in self._listing(folder).rules)
        return all(rule.admits(visitor) for rule in rules)

    def _listing(self, folder: PurePosixPath) -> _Listing:
        if folder in self._listings:
            return self._listings[folder]
        # From the top down: a path that leads nowhere may have thousands of parts.
        place, listing = _TOP, self._kept(_TOP, [self._corpus])
        for name in folder.parts:
            if name not in listing.folders:
                return _MISSING
            place /= name
            listing = self._kept(place, listing.folders[name])
        return listing

    def _kept(self, folder: PurePosixPath, places: list[Path]) -> _Listing:
        if folder not in self._listings:
            self._listings[folder] = _list(places)
        return self._listings[folder]

    def _look_again(self) -> None:
        now = time.monotonic()
        if now - self._looked > _LOOK:
            self._looked = now
            self._listings.clear()
            self._hidden.clear()
            self._gone.clear()


def _list(places: Iterable[Path]) -> _Listing:
    """Return what matters of a folder, which may be in several places."""
    listing = _Listing()
    for place in places:
        try:
            with os.scandir(place) as entries:
                listed = list(entries)
        except OSError as error:
            LOGGER.warning("Closed to all but administrators: %s", error)
            listing.rules.append(_GONE)
            continue
        files = [Path(entry.path) for entry in listed if is_access_file(entry.name)]
        listing.rules.extend(_rules(files))
        for entry in listed:
            listing.names.add(_normal(entry.name))
            kinds = listing.links if entry.is_symlink() else listing.folders
            if entry.is_symlink() or entry.is_dir():
                kinds.setdefault(_normal(entry.name), []).append(Path(entry.path))
    return listing


def _rules(files: list[Path]) -> list[Rule]:
    if len(files) > 1:
        return [_TWO]
    rules = [read_rule(file) for file in files]
    for file, rule in zip(files, rules, strict=True):
        if rule.problem:
            LOGGER.warning("%s closes its folder: %s", file, rule.problem)
    return rules


def _normal(name: str) -> str:
    """Return a name as document ids have it."""
    stored = name.encode("utf-8", "replace").decode("utf-8")
    return unicodedata.normalize("NFC", stored)
