"""Run the command in a process of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from tests.conftest import ROOT
from tests.waiting import PATIENCE

COMMAND = (sys.executable, "-c", "from ui.cli.commands import main; main()")
"""What is called with the arguments of `cluster-policy`, from the project's folder."""


@contextmanager
def serving(environment: Mapping[str, str], *arguments: str) -> Iterator[str]:
    """Serve over HTTP at a free port; yield the address that it says.

    Args:
        environment: Variables besides those of this process.
        arguments: Of `cluster-policy serve`.
    """
    with subprocess.Popen(
        [*COMMAND, "serve", "--port", "0", *arguments],
        cwd=ROOT,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        text=True,
    ) as served:
        assert served.stdout
        try:
            yield served.stdout.readline().rpartition(" ")[2].strip()
        finally:
            served.terminate()
            assert served.wait(PATIENCE) in (0, -signal.SIGTERM)
