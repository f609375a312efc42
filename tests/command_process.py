"""Run the command in a process of its own."""

from __future__ import annotations

import re
import signal
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.context import ForkServerProcess
from pathlib import Path

from tests.forked import start_forked
from tests.waiting import PATIENCE, wait_until
from ui.cli.commands import main

COMMAND = (sys.executable, "-c", "from ui.cli.commands import main; main()")
"""What is called with the arguments of `cluster-policy`, from the project's folder."""

_SERVED = re.compile(r"^Served on (\S+)\n", re.MULTILINE)


def run_command(*arguments: str) -> None:
    """Do in this process what ``cluster-policy`` does with ``arguments``."""
    sys.argv = ["cluster-policy", *arguments]
    main()


@dataclass(frozen=True, slots=True)
class ServingProcess:
    """A process that serves over HTTP."""

    address: str
    process: ForkServerProcess

    def kill(self) -> None:
        """SIGKILL: no time to tidy up."""
        self.process.kill()
        self.process.join()


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
    with tempfile.TemporaryDirectory() as folder:
        said = Path(folder, "said")
        said.touch()
        process = start_forked(
            run_command,
            *("serve", "--port", "0", *arguments),
            output=said,
            environment=environment,
        )

        def found() -> re.Match[str] | None:
            return _SERVED.search(said.read_text("utf-8"))

        try:
            wait_until(lambda: found() or not process.is_alive())
            served = found()
            assert served, said.read_text("utf-8")
            yield ServingProcess(served[1], process)
        finally:
            if process.exitcode != -signal.SIGKILL:
                process.terminate()
                process.join(PATIENCE)
                assert process.exitcode in (0, -signal.SIGTERM)
