"""A real Chroma server on a free loopback port, to be started, killed and restarted."""

from __future__ import annotations

import contextlib
import shutil
import socket
import subprocess
import sys
from pathlib import Path

from tests.waiting import wait_until

# All that `chroma run` does, without the 2 seconds that its other imports take.
_START = "import sys, chromadb_rust_bindings as c; c.cli(['chroma', *sys.argv[1:]])"


class ChromaServer:
    """The server of one data folder; it has the same port each time it is started."""

    def __init__(self, folder: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port: int = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self.folder = folder
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        command = [sys.executable, "-c", _START, "run", "--host", "127.0.0.1"]
        command += ["--port", str(self.port), "--path", str(self.folder / "chroma")]
        with (self.folder / "chroma.log").open("ab") as log:
            self._process = subprocess.Popen(command, stdout=log, stderr=log)
        wait_until(self._answers)

    def _answers(self) -> bool:
        if self._process and self._process.poll() is not None:
            log = (self.folder / "chroma.log").read_text(errors="replace")
            raise RuntimeError(log)
        with contextlib.suppress(OSError):
            socket.create_connection(("127.0.0.1", self.port), 1).close()
            return True
        return False

    @property
    def pid(self) -> int:
        """Of the process, which is started."""
        assert self._process is not None
        return self._process.pid

    def kill(self) -> None:
        """SIGKILL: no time to tidy up."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    def empty(self) -> None:
        """Throw its data away."""
        shutil.rmtree(self.folder / "chroma")
