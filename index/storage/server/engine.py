"""A database opened by its address, and its tables brought up to date."""

from __future__ import annotations

import os
import socket

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import URL, Connection, Engine, create_engine, make_url, text

_POSTGRESQL = "postgresql"
# Seconds that a server or a client that vanished may hold up.
_ALIVE = {"keepalives_idle": 30, "keepalives_interval": 10, "keepalives_count": 3}
_CONNECTION = {
    "connect_timeout": 5,
    "application_name": f"process {os.getpid()} on {socket.gethostname()}"[:63],
    "options": " ".join(f"-c tcp_{name}={value}" for name, value in _ALIVE.items()),
    "tcp_user_timeout": 60_000,  # Milliseconds.
    **_ALIVE,
}


def open_engine(url: str | URL) -> Engine:
    """Return an engine for the database at ``url``, which is not asked yet.

    A PostgreSQL that cannot be reached is given up after five seconds, and one that
    vanishes after a minute. Parameters, which people wrote, are in no log.

    Raises:
        ArgumentError: It is no address of a database.
        ImportError: What is needed to reach it is not installed.
    """
    limits = _CONNECTION if make_url(url).get_backend_name() == _POSTGRESQL else {}
    return create_engine(
        url, pool_pre_ping=True, hide_parameters=True, connect_args=limits
    )


def is_up_to_date(connection: Connection, migrations: str) -> bool:
    """Return whether the tables lack no step; see ``bring_up_to_date``."""
    newest = ScriptDirectory.from_config(_config(migrations)).get_current_head()
    return MigrationContext.configure(connection).get_current_revision() == newest


def bring_up_to_date(connection: Connection, migrations: str, lock: int) -> None:
    """Take the steps of alembic that the tables lack.

    Args:
        connection: In a transaction.
        migrations: Where the steps are, as ``package:folder``.
        lock: A key of PostgreSQL's advisory locks: who comes second waits for it, and
            finds them taken.
    """
    if connection.dialect.name == _POSTGRESQL:
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": lock})
    config = _config(migrations)
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _config(migrations: str) -> Config:
    config = Config()
    config.set_main_option("script_location", migrations)
    return config
