"""A real PostgreSQL on a free loopback port, to be started, killed and restarted."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import uuid
from contextlib import suppress
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import OperationalError

from tests.waiting import wait_until

PLACES = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
# It refuses to run for root, who may run it for the account that its package makes.
ACCOUNT = "postgres" if hasattr(os, "geteuid") and os.geteuid() == 0 else None


def programs() -> Path:
    """Return the folder of PostgreSQL's programs, or skip the test."""
    found = shutil.which("initdb")
    places = [Path(found).parent] if found else PLACES
    if not places and "CI" in os.environ:
        pytest.fail("There is no PostgreSQL here, and in CI there has to be one.")
    if not places:
        pytest.skip("There is no PostgreSQL on this machine.")
    return places[0]


class PostgresqlServer:
    """A server with files of its own; it has the same port each time it is started."""

    def __init__(self) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port: int = free.getsockname()[1]
        self.url = f"postgresql://kept@127.0.0.1:{self.port}/postgres"
        self._programs = programs()
        self.folder = Path(f"/tmp/cluster-policy-postgresql-{self.port}")
        self.folder.mkdir()
        if ACCOUNT:
            shutil.chown(self.folder, ACCOUNT)
        self._process: subprocess.Popen[bytes] | None = None
        subprocess.run(
            [self._programs / "initdb", "--auth=trust", "--username=kept",
             self.folder / "data"],
            check=True, stdout=subprocess.DEVNULL, user=ACCOUNT, cwd="/",
        )  # fmt: skip

    def start(self) -> None:
        """Start it, and wait until it answers."""
        wait_until(self._runs)

    def kill(self) -> None:
        """SIGKILL to all of its processes: no time to tidy up."""
        if self._process is not None:
            with suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
            self._process = None

    def remove(self) -> None:
        """Throw its files away."""
        self.kill()
        shutil.rmtree(self.folder)

    def new_database(self) -> str:
        """Return the address of an empty database."""
        name = f"db{uuid.uuid4().hex[:12]}"
        engine = create_engine(self.url, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name}"))
        engine.dispose()
        return self.url.replace("/postgres", f"/{name}")

    def _runs(self) -> bool:
        if self._process is None or self._process.poll() is not None:
            # Killed processes may hold its shared memory for a moment.
            self._process = subprocess.Popen(
                [self._programs / "postgres", "-D", self.folder / "data",
                 "-p", str(self.port), "-h", "127.0.0.1",
                 "-c", f"unix_socket_directories={self.folder}"],
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                user=ACCOUNT, cwd="/", start_new_session=True,
            )  # fmt: skip
        engine = create_engine(self.url)
        try:
            engine.connect().close()
            return True
        except OperationalError:
            return False
        finally:
            engine.dispose()
