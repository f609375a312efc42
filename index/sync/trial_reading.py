"""Read a file before it comes into the corpus: is it what its name says?"""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from index.documents import ReadFailure
from index.errors import NotUploadedError
from index.limits import ReadLimits
from index.sandbox.pool import read_files


def check_readable(name: str, content: bytes, limits: ReadLimits) -> None:
    """Read a file as an update would, in a process that may die, and forget it.

    Args:
        name: As it is to be called; its ending says how it is read.
        content: Its bytes.
        limits: What reading it may cost.

    Raises:
        NotUploadedError: It cannot be read, and why.
        DisplayableError: No process can be started.
    """
    with TemporaryDirectory() as folder:
        file = Path(folder, name)
        file.write_bytes(content)
        with closing(read_files([(name, file)], Path(folder), limits, 1)) as results:
            result = next(results)
    if isinstance(result, ReadFailure):
        reason, _, hint = result.reason.partition(". ")
        raise NotUploadedError(f"{name} was not added: it {reason.rstrip('.')}.", hint)
