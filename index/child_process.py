"""Python processes of our own: started, ended, and ended with what started them.

Not multiprocessing's, which run the caller's script again in each process.
"""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO


def start_process(code: str) -> subprocess.Popen[bytes]:
    """Start a process that runs ``code``, which finds the modules that are found here.

    Its standard input and output are pipes. It has a group of its own, to be ended with
    the programs that it runs; and Ctrl-C is ours alone.

    Raises:
        OSError: It does not start.
    """
    paths = (str(Path(path).absolute()) for path in sys.path)
    return subprocess.Popen(
        [sys.executable, "-P", "-c", code],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
        start_new_session=True,
    )


def send(process: subprocess.Popen[bytes], message: object) -> None:
    """Write a pickle to a process.

    Raises:
        OSError: It has ended.
    """
    assert process.stdin
    process.stdin.write(pickle.dumps(message))
    process.stdin.flush()


def receive(process: subprocess.Popen[bytes]) -> Any:
    """Wait for a pickle of a process, and return what was pickled.

    Raises:
        EOFError: It ends without one.
        pickle.UnpicklingError: It ended in the midst of one.
    """
    assert process.stdout
    return pickle.load(process.stdout)


def kill_process(process: subprocess.Popen[bytes]) -> None:
    """End a process and what it started, whatever it is doing; one that ended stays."""
    if sys.platform == "win32":
        process.kill()
    else:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)


def end_with_parent() -> None:
    """Have this process end at once with the thread that started it.

    Also in the midst of a loop of a library's. Where the system cannot do that, it ends
    with what it is doing.
    """
    if sys.platform == "linux":
        import ctypes

        pr_set_pdeathsig = 1
        ctypes.CDLL(None).prctl(pr_set_pdeathsig, signal.SIGKILL)


def take_pipes() -> tuple[BinaryIO, BinaryIO]:
    """Return standard input and output: what libraries read and print is elsewhere."""
    requests, replies = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(nothing, 1)
    os.close(nothing)
    return requests, replies
