"""Run the command in a process of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from tests.conftest import ROOT
from tests.waiting import PATIENCE

COMMAND = (sys.executable, "-c", "from ui.cli.commands import main; main()")
"""What is called with the arguments of `cluster-policy`, from the project's folder."""


@dataclass(frozen=True, slots=True)
class ServingProcess:
    """A process that serves over HTTP."""

    address: str
    process: subprocess.Popen[str]

    def kill(self) -> None:
        """SIGKILL: no time to tidy up."""
        self.process.kill()
        self.process.wait()


@contextmanager
def serving(environment: Mapping[str, str], *arguments: str) -> Iterator[str]:
    """Serve over HTTP at a free port; yield the address that it says.

    Args:
        environment: Variables besides those of this process.
        arguments: Of `cluster-policy serve`.
    """
    with serving_process(environment, *arguments) as served:
        yield served.address


@contextmanager
def serving_process(
    environment: Mapping[str, str], *arguments: str
) -> Iterator[ServingProcess]:
    """Do what ``serving`` does; yield the process too, which may be killed."""
    with subprocess.Popen(
        [*COMMAND, "serve", "--port", "0", *arguments],
        cwd=ROOT,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        text=True,
    ) as served:
        assert served.stdout
        try:
            address = served.stdout.readline().rpartition(" ")[2].strip()
            yield ServingProcess(address, served)
        finally:
            if served.returncode != -signal.SIGKILL:
                served.terminate()
                assert served.wait(PATIENCE) in (0, -signal.SIGTERM)
