from __future__ import annotations

from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from assistant.conversations.database import Database
from assistant.conversations.presence import Presence
from assistant.conversations.store import LONGEST_SILENCE, ConversationStore
from tests.assistant.conversations.examples import CONVERSATION, message
from tests.waiting import wait_until


@pytest.mark.slow
def test_a_process_is_there_while_it_answers_and_silent_after(tmp_path: Path) -> None:
    with closing(ConversationStore(Database.in_folder(tmp_path))) as store:
        store.add(CONVERSATION, message(), "here")
        looks: list[str] = []

        def look() -> bool:
            (kept,) = store.messages("c1")
            looks.append(kept.state)
            return len(looks) < LONGEST_SILENCE + 2

        presence = Presence(partial(store.keep_alive, "here"), look)
        presence.show()
        # For longer than one time alone would last.
        wait_until(lambda: len(looks) > LONGEST_SILENCE)
        assert set(looks) == {"waiting"}
        wait_until(lambda: store.messages("c1")[0].state == "cut_off")
        presence.show()
        assert store.messages("c1")[0].state == "waiting"
        presence.close()
