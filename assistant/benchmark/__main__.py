"""The commands ``python -m assistant.benchmark first`` and so on."""

from __future__ import annotations

import typer

from assistant.benchmark.askers import measure_asking
from assistant.benchmark.first import measure_first_answer
from assistant.benchmark.refusals import measure_refusals
from assistant.benchmark.scale import measure_scale
from index.errors import exit_on_displayable_error

app = typer.Typer(
    add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False
)
app.command("first")(measure_first_answer)
app.command("asking")(measure_asking)
app.command("refusals")(measure_refusals)
app.command("scale")(measure_scale)

if __name__ == "__main__":
    with exit_on_displayable_error():
        app()
