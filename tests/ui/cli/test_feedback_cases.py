"""From a thumb down to a case of the evaluation, by the commands alone."""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from assistant import Assistant, Settings
from assistant.conversations.conversation import begin_conversation, begin_message
from assistant.conversations.database import Database
from assistant.conversations.feedback import Feedback
from assistant.conversations.store import ConversationStore
from tests.ui.cli.test_commands import FIRMS, call


def environment(settings: Settings, kept: Path) -> dict[str, str]:
    return {
        "CLUSTER_POLICY_CORPUS_DIR": str(settings.corpus_dir),
        "CLUSTER_POLICY_INDEX_DIR": str(settings.index_dir),
        "CLUSTER_POLICY_DATABASE_URL": f"sqlite:///{kept}",
    }


def test_what_readers_found_wrong_is_asked_again_and_measured(
    shipped_settings: Settings, tmp_path: Path
) -> None:
    kept, path = tmp_path / "kept.sqlite", tmp_path / "cases.yaml"
    with Assistant.open(shipped_settings) as assistant:
        answer = assistant.ask(FIRMS)
    conversation = begin_conversation("anna", FIRMS)
    message = begin_message(conversation.id, FIRMS)
    told = replace(
        message,
        state="answered",
        text=answer.text,
        citations=answer.citations,
        answer=answer,
    )
    with closing(ConversationStore(Database(f"sqlite:///{kept}"))) as store:
        store.add(conversation, told, "here")
        store.feedback.give(message.id, "anna", Feedback(False, "wrong_figure"))
    place = environment(shipped_settings, kept)
    done = call("feedback", "--to", str(path), **place)
    assert done.returncode == 0, done.stderr
    assert "1 question written to" in done.stdout
    assert "anna" not in path.read_text(encoding="utf-8")
    evaluated = call("evaluate", str(path), "--json", **place)
    assert evaluated.returncode == 0, evaluated.stderr
    groups = json.loads(evaluated.stdout)["groups"]
    assert groups["feedback"] == {"questions": 1, "repeated": 1.0}
    assert groups["wrong_figure"]["repeated"] == 1.0
    again = call("feedback", "--to", str(path), **place)
    assert again.returncode == 1
    assert "there already" in again.stderr


def test_where_nothing_was_found_wrong_no_file_is_written(
    settings: Settings, tmp_path: Path
) -> None:
    place = environment(settings, tmp_path / "kept.sqlite")
    done = call("feedback", "--to", str(tmp_path / "cases.yaml"), **place)
    assert done.returncode == 0, done.stderr
    assert "nothing is written" in done.stdout
    assert not (tmp_path / "cases.yaml").exists()
