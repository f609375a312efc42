"""Processes that begin with everything imported, for tests that begin and kill many.

An interpreter takes seconds to import what a sync or a page needs and to load the
model, and a test that kills dozens would spend its minutes on that. Here a server of
``multiprocessing`` does it once for each run (``tests.preloaded``), and every process
is forked from it: one of its own, with its own locks and threads, that can be killed.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from multiprocessing import get_context
from multiprocessing.context import ForkServerProcess
from pathlib import Path

_ROOT = Path(__file__).resolve().parent.parent
_SERVER = get_context("forkserver")
_SERVER.set_forkserver_preload(["tests.preloaded"])
_MAIN = sys.modules["__main__"]


def start_forked(
    target: Callable[..., object],
    *arguments: object,
    output: Path | None = None,
    environment: Mapping[str, str] | None = None,
) -> ForkServerProcess:
    """Start a process that calls ``target`` in the project's folder, and return it.

    Args:
        target: A function of a module.
        arguments: Of ``target``, such as can be pickled.
        output: The file to which it appends what it says; otherwise where we say it.
        environment: Its variables besides those of this process.
    """
    variables = {**os.environ, **(environment or {})}
    process = _SERVER.Process(target=_run, args=(output, variables, target, arguments))
    # A page under test leaves its script as the main module, and a fork would run it.
    sys.modules["__main__"] = _MAIN
    process.start()
    return process


def _run(
    output: Path | None,
    variables: Mapping[str, str],
    target: Callable[..., object],
    arguments: tuple[object, ...],
) -> None:
    os.environ.clear()
    os.environ.update(variables)
    os.chdir(_ROOT)  # Streamlit's settings are there.
    if output:
        with output.open("ab") as said:
            for stream in (sys.stdout, sys.stderr):
                os.dup2(said.fileno(), stream.fileno())
    target(*arguments)
