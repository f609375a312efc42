"""The error family of the index.

Everything a person can cause or mend is a ``DisplayableError``::

    DisplayableError                message + hint, may be shown as it is
    ├── SettingsError               a setting has a value that cannot work
    ├── CorpusMissingError          the corpus folder is not there
    ├── UnreadableDocumentError     a file that no reader can turn into text
    ├── DocumentMissingError        the live generation has no such document
    ├── NotUploadedError            a file cannot be put into the corpus, or taken out
    ├── IndexMissingError           nothing is published, or not what was asked for
    ├── IndexOutdatedError          published with other settings or an older format
    ├── IndexDamagedError           what was published cannot be read
    ├── IndexUnwritableError        the disk is full, or may not be written to
    ├── IndexBusyError              another process is writing
    ├── ServerUnavailableError      the Chroma server does not answer or lets us not in
    ├── SyncStoppedError            a sync was stopped before it was done
    └── ModelUnavailableError       the embedding model cannot be loaded
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager


class DisplayableError(Exception):
    """An error whose ``message`` and ``hint`` are for the person at the screen."""

    def __init__(self, message: str, hint: str = "") -> None:
        """Keep one clear sentence and what to do about it."""
        super().__init__(message)
        self.message = message
        self.hint = hint

    @property
    def whole(self) -> str:
        """Message and hint in one line."""
        return f"{self.message} {self.hint}".strip()


@contextmanager
def exit_on_displayable_error() -> Iterator[None]:
    """End the program with message and hint where the block raises such an error."""
    try:
        yield
    except DisplayableError as error:
        sys.exit(f"{error.message}\n{error.hint}".strip())


class SettingsError(DisplayableError):
    """A setting has a value that cannot work."""


class CorpusMissingError(DisplayableError):
    """The corpus folder does not exist."""


class UnreadableDocumentError(DisplayableError):
    """A file cannot be turned into text; the message is the reason."""


class DocumentMissingError(DisplayableError):
    """The live generation holds no document of that id."""


class NotUploadedError(DisplayableError):
    """A file cannot be put into the corpus folder, or not be taken out of it."""


class IndexMissingError(DisplayableError):
    """No generation is published, or the one that was asked for is no longer kept."""


class IndexOutdatedError(DisplayableError):
    """The published generation was made with other settings or an older format."""


class IndexDamagedError(DisplayableError):
    """What was published, in the folder or on the server, cannot be read."""


class IndexUnwritableError(DisplayableError):
    """The files of the next generation cannot be written."""


class IndexBusyError(DisplayableError):
    """Another process holds the writer lock."""


class ServerUnavailableError(DisplayableError):
    """The Chroma server cannot be reached, or refuses to serve."""


class SyncStoppedError(DisplayableError):
    """A sync was stopped; what was live before goes on answering."""


class ModelUnavailableError(DisplayableError):
    """The embedding model cannot be loaded."""
