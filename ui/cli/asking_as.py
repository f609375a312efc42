"""Take for whom a command asks: whoever has the files, or somebody to be tried out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from assistant.access.visitor import Visitor
    from assistant.settings import Settings

As = Annotated[
    list[str] | None,
    typer.Option(
        "--as",
        metavar="WHO",
        help="Try out what somebody may read: an address, a group or a role; may be "
        "given several times.",
    ),
]


def asking(who: list[str] | None, settings: Settings) -> Visitor:
    """Return who is asked for; else an administrator, who could open the files."""
    from assistant.access.log_in import visitor_called
    from assistant.access.visitor import LOCAL

    return visitor_called(who, settings) if who else LOCAL
