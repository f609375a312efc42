"""An assistant in a process of its own, asked line by line."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import IO, Self, cast

from assistant import Settings

_PROGRAM = """
import json, sys
from assistant import Assistant, Settings

with Assistant.open(Settings(**json.loads(sys.argv[1]))) as assistant:
    print("open", flush=True)
    for line in sys.stdin:
        answer = assistant.ask(line.strip())
        quotes = [citation.quote for citation in answer.citations]
        print(json.dumps([answer.index_version, quotes]), flush=True)
"""


class AskingProcess:
    """Opens the index of some settings and keeps it open until the block ends."""

    def __init__(self, settings: Settings) -> None:
        """Start the process and wait until it has opened the index."""
        changed = settings.model_dump(
            mode="json", exclude_defaults=True, exclude={"database_url"}
        )
        database = settings.database_url.get_secret_value()
        self._process = subprocess.Popen(
            [sys.executable, "-c", _PROGRAM, json.dumps(changed)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "CLUSTER_POLICY_DATABASE_URL": database},
        )
        assert self._answers.readline() == "open\n"

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._questions.close()
        assert self._process.wait(60) == 0
        self._answers.close()

    def ask(self, question: str) -> tuple[str, list[str]]:
        """Return the generation that answered, and what it quoted."""
        self._questions.write(f"{question}\n")
        self._questions.flush()
        generation, quotes = json.loads(self._answers.readline())
        return generation, quotes

    @property
    def _questions(self) -> IO[str]:
        return cast("IO[str]", self._process.stdin)

    @property
    def _answers(self) -> IO[str]:
        return cast("IO[str]", self._process.stdout)
