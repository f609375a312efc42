"""Write to standard output what it can take, and say plainly where something is lost.

It may have no letters but those of English, be a file on a full disk, or a program that
reads no further.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import NoReturn

import typer

from index.errors import DisplayableError

_UNREAD = 141
"""The exit code where nobody reads on: what a shell says of a program that SIGPIPE
ended."""
_STEERING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]+")


class OutputLostError(DisplayableError):
    """What was printed could not be written, or not all of it."""


@contextmanager
def whole_output() -> Iterator[None]:
    """Have what is printed in the block arrive, or be told of.

    A character that cannot be shown is written as a question mark, and a sentence on
    standard error says so at the end. Where nobody reads on, the program ends.

    Raises:
        OutputLostError: It could not all be written.
    """
    before = sys.stdout
    if before is None:  # It was closed by whoever wants to know nothing.
        with Path(os.devnull).open("w", encoding="utf-8") as sys.stdout:
            yield
        return
    if not isinstance(before, TextIOWrapper):
        yield
        return
    sys.stdout = written = _Output(before)
    try:
        yield
    except ExceptionGroup as errors:
        # What serves agents writes by itself, several things at once.
        failed: BaseException | None = errors.subgroup(OSError)
        while isinstance(failed, ExceptionGroup):
            failed = failed.exceptions[0]
        if not isinstance(failed, OSError):
            raise
        written.give_up(failed)
    finally:
        try:
            written.flush()
        finally:
            written.failed = None
            written.detach()
            sys.stdout = before
            if written.replaced:
                _tell_replaced(written.name_of_letters)


def shows(text: str) -> bool:
    """Return whether standard output can show every character of ``text``."""
    return _fits(text, getattr(sys.stdout, "encoding", None) or "utf-8")


def visible(text: str) -> str:
    """Return ``text`` without what would steer the terminal; lines stay apart."""
    return _STEERING.sub(" ", text)


class _Output(TextIOWrapper):
    """Standard output, which replaces what it cannot show and explains what fails."""

    def __init__(self, output: TextIOWrapper) -> None:
        super().__init__(
            output.buffer,
            encoding=output.encoding,
            errors="replace",
            line_buffering=output.line_buffering,
            write_through=output.write_through,
        )
        self.name_of_letters = output.encoding
        self.replaced = False
        self.failed: OSError | None = None

    def write(self, text: str, /) -> int:
        self.replaced = self.replaced or not _fits(text, self.encoding)
        with self._explained():
            return super().write(text)

    def flush(self) -> None:
        with self._explained():
            super().flush()

    def give_up(self, error: OSError) -> NoReturn:
        """Write nothing more, and raise what is said of an ``error``."""
        self.failed = error
        # What is still kept would be tried again at the end, and fail again.
        with Path(os.devnull).open("wb") as nowhere:
            os.dup2(nowhere.fileno(), self.fileno())
        if isinstance(error, BrokenPipeError):
            sys.exit(_UNREAD)
        raise OutputLostError(
            "What is printed could not all be written to standard output: "
            f"{error.strerror or error}.",
            "Make room, or send it to another file, and try once more.",
        ) from error

    @contextmanager
    def _explained(self) -> Iterator[None]:
        if self.failed:  # Whoever tried before may have kept it to themselves.
            self.give_up(self.failed)
        try:
            yield
        except OSError as error:
            self.give_up(error)


def _fits(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _tell_replaced(encoding: str) -> None:
    typer.echo(
        f"Standard output ({encoding}) cannot show some characters: each stands there "
        "as a question mark.\nSet PYTHONIOENCODING=utf-8 to have all of them, or use "
        "--json where a command has it.",
        err=True,
    )
