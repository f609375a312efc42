"""The command that trains an adapter from a file of questions and passages."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from assistant.training.adapter.low_rank import (
    add_low_rank,
    load_bare_encoder,
    save_adapter,
)
from assistant.training.adapter.passes_over_pairs import (
    ContrastPlan,
    read_pairs,
    train_contrast,
)


def train_adapter(
    pairs: Annotated[
        Path,
        typer.Argument(
            exists=True, help="JSON lines of question, passage and document."
        ),
    ],
    to: Annotated[Path, typer.Option(help="The file to write.")],
    rank: Annotated[int, typer.Option(min=1, help="Of what is added.")] = 16,
    steps: Annotated[int, typer.Option(min=1, help="How many batches.")] = 1_500,
    batch: Annotated[int, typer.Option(min=2, help="Questions of a batch.")] = 128,
    learning_rate: Annotated[float, typer.Option(help="The highest.")] = 5e-4,
    seed: Annotated[int, typer.Option(help="Another one draws others.")] = 0,
) -> None:
    """Train the embedding model's adapter, on a GPU where there is one."""
    encoder = load_bare_encoder()
    added = add_low_rank(encoder, rank)
    plan = ContrastPlan(steps, batch, learning_rate, seed=seed)
    train_contrast(encoder, added, read_pairs(pairs), plan, typer.echo)
    save_adapter(added, to)
