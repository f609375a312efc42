from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import Connection, create_engine, inspect, text

from assistant.conversations.database import Database
from assistant.conversations.evaluation_store import EvaluationStore
from assistant.conversations.tables import Table


@contextmanager
def migrating(folder: Path) -> Iterator[tuple[Connection, Config]]:
    """Give the database in ``folder``, and by what alembic takes steps in it."""
    engine = create_engine(f"sqlite:///{folder}/conversations.sqlite")
    with engine.begin() as connection:
        config = Config()
        config.set_main_option("script_location", "assistant.conversations:migrations")
        config.attributes["connection"] = connection
        yield connection, config
    engine.dispose()


def test_the_steps_lead_to_the_tables_that_the_code_has(tmp_path: Path) -> None:
    Database.in_folder(tmp_path).close()
    engine = create_engine(f"sqlite:///{tmp_path}/conversations.sqlite")
    with engine.connect() as connection:
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, Table.metadata) == []
    engine.dispose()


def test_the_steps_can_be_taken_back(tmp_path: Path) -> None:
    Database.in_folder(tmp_path).close()
    with migrating(tmp_path) as (connection, config):
        command.downgrade(config, "base")
        assert inspect(connection).get_table_names() == ["alembic_version"]
    Database.in_folder(tmp_path).close()


def test_the_documents_of_older_evaluations_are_kept_with_their_only_version(
    tmp_path: Path,
) -> None:
    with closing(EvaluationStore(Database.in_folder(tmp_path))) as store:
        assert store.begin("1", "Ann", 1)
        store.end("1", 1, "{}", None, {"glass.md": ["a", "b"]})
    with migrating(tmp_path) as (connection, config):
        command.downgrade(config, "kept_evaluations")
        kept = connection.scalar(text("SELECT documents FROM evaluation"))
        assert json.loads(kept) == {"glass.md": "b"}
    with closing(EvaluationStore(Database.in_folder(tmp_path))) as store:
        found = store.evaluation("Ann", "1")
        assert found
        assert found.documents == {"glass.md": ["b"]}
