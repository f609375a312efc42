"""A measurement leaves nothing running, however it is told to end."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.child_processes import children
from tests.waiting import PATIENCE, wait_until

pytestmark = pytest.mark.slow


def test_the_servers_of_a_measurement_end_with_it() -> None:
    command = [sys.executable, "-m", "tests.measure.scale.collection", "1000000"]
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as measuring:
        wait_until(lambda: children(measuring.pid) or measuring.poll() is not None)
        servers = children(measuring.pid)
        assert servers
        measuring.terminate()
        assert measuring.wait(PATIENCE)
    assert not any(Path(f"/proc/{server}").exists() for server in servers)
