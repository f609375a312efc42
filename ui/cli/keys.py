"""Make, list and revoke the keys of programs: `cluster-policy keys`."""

from __future__ import annotations

from contextlib import closing
from datetime import timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from ui.cli.options import Verbosity

if TYPE_CHECKING:
    from assistant.conversations.key_store import StoredKey
    from assistant.service.keys import Keys

_DAYS = 36_500
"""That a key may hold; beyond some time dates cannot be told."""

app = typer.Typer(
    name="keys",
    help="Make, list and revoke the keys by which programs say who they are.",
    no_args_is_help=True,
)


@app.callback()
def _any_command(verbosity: Verbosity = 0) -> None:
    """Take what all of them take."""


@app.command()
def add(
    name: Annotated[str, typer.Argument(help="Whose it is, in words.")],
    role: Annotated[
        str, typer.Option(help="reader, editor or administrator.")
    ] = "reader",
    group: Annotated[
        list[str] | None,
        typer.Option(help="One of access files; may be given several times."),
    ] = None,
    days: Annotated[
        float | None, typer.Option(help="How long it holds; else until revoked.")
    ] = None,
    verbosity: Verbosity = 0,
) -> None:
    """Make a key and print it: it is told this once, and cannot be looked up."""
    from assistant.access.visitor import Role

    if role not in {known.value for known in Role}:
        raise typer.BadParameter(f"There is no role {role}.", param_hint="--role")
    if days is not None and not 0 <= days <= _DAYS:  # Nor what is no number.
        raise typer.BadParameter(f"Give 0 to {_DAYS} days.", param_hint="--days")
    lasting = None if days is None else timedelta(days=days)
    from ui.cli.output import print_line

    with closing(_keys()) as keys:
        print_line(keys.add(name, Role(role), group or (), lasting))


@app.command(name="list")
def list_keys(verbosity: Verbosity = 0) -> None:
    """List all keys there ever were: how they begin, whose they are, what they may."""
    from ui.cli.tables import print_table

    headings = "key begins", "whose", "role", "groups", "made", "holds until"
    with closing(_keys()) as keys:
        print_table(headings, map(_row, keys.listed()))


@app.command()
def revoke(
    beginning: Annotated[
        str,
        typer.Argument(
            metavar="PREFIX",
            help="How it begins, as `list` shows; as much as no other begins with.",
        ),
    ],
    verbosity: Verbosity = 0,
) -> None:
    """Have a key hold no longer, from the next request on."""
    from ui.cli.output import print_line

    with closing(_keys()) as keys:
        key = keys.revoke(beginning)
    print_line(f"{key.prefix} ({key.name}) holds no longer.")


def _keys() -> Keys:
    from assistant.service.keys import Keys
    from assistant.settings import Settings

    return Keys.open(Settings.load())


def _row(key: StoredKey) -> tuple[str, ...]:
    until = "revoked" if key.revoked else _day(key.expires) or "it is revoked"
    groups = ", ".join(key.groups)
    return key.prefix, key.name, key.role, groups, _day(key.made), until


def _day(seconds: float | None) -> str:
    """Return the day of a time since the epoch, or nothing."""
    from datetime import UTC, datetime

    if not seconds:
        return ""
    # A program may have made one for longer than dates can be told.
    latest = datetime.max.replace(tzinfo=UTC).timestamp()
    return f"{datetime.fromtimestamp(min(seconds, latest - 1), UTC):%Y-%m-%d}"
