from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, inspect

from assistant.conversations.database import Database
from assistant.conversations.tables import Table


def test_the_steps_lead_to_the_tables_that_the_code_has(tmp_path: Path) -> None:
    Database.in_folder(tmp_path).close()
    engine = create_engine(f"sqlite:///{tmp_path}/conversations.sqlite")
    with engine.connect() as connection:
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, Table.metadata) == []
    engine.dispose()


def test_the_steps_can_be_taken_back(tmp_path: Path) -> None:
    Database.in_folder(tmp_path).close()
    engine = create_engine(f"sqlite:///{tmp_path}/conversations.sqlite")
    with engine.begin() as connection:
        config = Config()
        config.set_main_option("script_location", "assistant.conversations:migrations")
        config.attributes["connection"] = connection
        command.downgrade(config, "base")
        assert inspect(connection).get_table_names() == ["alembic_version"]
    engine.dispose()
    Database.in_folder(tmp_path).close()
