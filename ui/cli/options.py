"""What several commands take: options and arguments, with what is said of them."""

from __future__ import annotations

from typing import Annotated

import typer


def _print_log(verbosity: int) -> int:
    if verbosity:
        from ui.log_lines import print_log

        print_log(verbosity)
    return verbosity


Verbosity = Annotated[
    int,
    typer.Option(
        "--verbose",
        "-v",
        count=True,
        callback=_print_log,
        show_default=False,
        metavar="",
        help="Print what happens to standard error; -vv prints more.",
    ),
]
Question = Annotated[str, typer.Argument(help="In any language.", show_default=False)]
AsJson = Annotated[bool, typer.Option("--json", help="Print the result as JSON.")]
TopK = Annotated[
    int | None,
    typer.Option(
        min=1, max=100, help="Passages to read; else as CLUSTER_POLICY_TOP_K says."
    ),
]

Among = Annotated[
    list[str] | None,
    typer.Option(
        "--in",
        metavar="PLACE",
        help="Ask only this document or folder, as `documents` names them; may be "
        "given several times.",
        show_default=False,
    ),
]
