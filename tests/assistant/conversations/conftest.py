"""A store in a folder of its own, and messages with everything that can be in one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from assistant.conversations.database import Database
from assistant.conversations.store import ConversationStore


@pytest.fixture
def store(tmp_path: Path) -> Iterator[ConversationStore]:
    with closing(ConversationStore(Database.in_folder(tmp_path))) as opened:
        yield opened
