"""The description of the service is true: schemathesis finds no answer but those told.

https://schemathesis.readthedocs.io
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.access import Role
from assistant.service.keys import Keys
from tests.waiting import PATIENCE

EXAMPLES = 24
"""For each operation, of those that the description allows and of others."""
CHECKS = (
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_schema_conformance",
    "negative_data_rejection",
    "unsupported_method",
)


@pytest.mark.slow
@pytest.mark.parametrize("described", ["api", "v1"])
def test_every_answer_is_one_that_the_description_tells_of(
    address: str, service_keys: Keys, tmp_path: Path, described: str
) -> None:
    key = service_keys.add("Tester", Role.ADMINISTRATOR)
    options = {
        "header": f"Authorization: Bearer {key}",
        "checks": ",".join(CHECKS),
        "phases": "examples,coverage,fuzzing",
        "max-examples": str(EXAMPLES),
        "seed": "1",
        "mode": "all",
        "request-timeout": str(PATIENCE),
    }
    command = [sys.executable, "-m", "schemathesis.cli", "run"]
    command += [f"--{name}={value}" for name, value in options.items()]
    command += ["--generation-deterministic", "--no-color"]
    ran = subprocess.run(
        [*command, f"{address}/{described}/openapi.json"],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout[-8_000:] + ran.stderr
    assert re.search(r"Selected: [1-9]", ran.stdout), ran.stdout[-8_000:]
