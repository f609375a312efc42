"""The commands for the reader: train it, calibrate and write it, measure it.

python -m assistant.training train --data qa --work work
python -m assistant.training encode --data qa --work work
python -m assistant.training train-encoded work --to one.safetensors
python -m assistant.training mean one.safetensors two.safetensors --to mean.safetensors
python -m assistant.training train-adapter pairs.jsonl --to adapter.safetensors
python -m assistant.training export --data qa --work work
python -m assistant.training measure --data qa --work work
python -m assistant.training intents
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import torch
import typer

from assistant.extract.reader import PassageReader
from assistant.extract.span_model.model import (
    WEIGHTS,
    SpanModel,
    load_span_model,
    open_span_model,
)
from assistant.extract.span_model.network import build_network
from assistant.extract.span_model.weights import load_weights, save_weights
from assistant.intent import by_meaning
from assistant.settings import Settings
from assistant.training.adapter.command import train_adapter
from assistant.training.data.glossary import Glossary
from assistant.training.data.policy import load_policy_questions
from assistant.training.data.questions import (
    TrainingQuestion,
    is_held_out,
    load_questions,
    load_questions_across,
)
from assistant.training.encoded.averaging import mean_weights
from assistant.training.encoded.bare_command import UNCALIBRATED
from assistant.training.encoded.bare_command import main as train_encoded
from assistant.training.encoded.encoding import write_examples
from assistant.training.examples import ExampleStream, Shares
from assistant.training.measuring import (
    Measurement,
    calibrates,
    read_contexts,
    search_and_read,
)
from assistant.training.negatives.mining import mine_negatives
from assistant.training.table import (
    as_markdown,
    fit_calibration,
    memory_row,
    reading_rows,
    seed_row,
    speed_row,
)
from assistant.training.trainer import Trainer, TrainingPlan
from index.embedding.embedder import load_embedder

_Choice = Callable[[TrainingQuestion], bool]

app = typer.Typer(no_args_is_help=True)

DataFolder = Annotated[
    Path,
    typer.Option(
        "--data",
        exists=True,
        file_okay=False,
        help="Folder with reader_train.jsonl.gz and reader_dev.jsonl.gz.",
    ),
]
WorkFolder = Annotated[
    Path,
    typer.Option("--work", file_okay=False, help="Folder for what is made on the way."),
]
PolicyFolder = Annotated[
    Path | None,
    typer.Option(help="Folder of policy documents with questions on them."),
]
Freedict = Annotated[
    Path | None,
    typer.Option(help="Folder of the freedict-eng-*.dict.dz dictionaries."),
]
Cedict = Annotated[Path | None, typer.Option(help="CC-CEDICT, as its text file.")]


app.command()(train_adapter)


@app.callback()
def main() -> None:
    """Train the reader, write it with its calibration, measure it."""


@app.command()
def train(
    data: DataFolder,
    work: WorkFolder,
    examples: Annotated[int, typer.Option(help="How many to train on.")] = 60_000,
    learning_rate: Annotated[float, typer.Option(help="The highest.")] = 1e-4,
    frozen_layers: Annotated[int, typer.Option(help="Lowest layers kept.")] = 3,
    policy: PolicyFolder = None,
    freedict: Freedict = None,
    cedict: Cedict = None,
    start: Annotated[
        Path | None,
        typer.Option(help="Reader to train on from; else the packaged layers."),
    ] = None,
) -> None:
    """Train on questions; started again with the same folder, it goes on."""
    log = _log_to(work)
    questions = _training_questions(data, policy)
    negatives = mine_negatives(questions, work, log)
    glossary = _glossary(freedict, cedict)
    embedder = load_embedder(Settings(embedding_model=""))
    state = load_weights(start)[0] if start else None
    trainer = Trainer(
        build_network(embedder, state, fused=False),
        embedder,
        TrainingPlan(examples, learning_rate, frozen_layers),
        work / "checkpoint.pt",
        log,
    )
    trainer.run(ExampleStream(questions, negatives, glossary, seed=7))


@app.command()
def encode(
    data: DataFolder,
    work: WorkFolder,
    examples: Annotated[int, typer.Option(min=1, help="How many.")] = 600_000,
    policy: PolicyFolder = None,
    freedict: Freedict = None,
    cedict: Cedict = None,
    policy_share: Annotated[float, typer.Option(help="On policy documents.")] = 0.25,
    glossed_share: Annotated[float, typer.Option(help="Put into words.")] = 0.3,
    seed: Annotated[int, typer.Option(help="Another one draws others.")] = 11,
) -> None:
    """Write encoded examples and the network for ``train-encoded`` into the folder."""
    log = _log_to(work)
    questions = _training_questions(data, policy)
    negatives = mine_negatives(questions, work, log)
    shares = Shares(policy_share, glossed_share)
    glossary = _glossary(freedict, cedict)
    stream = ExampleStream(questions, negatives, glossary, seed, shares)
    embedder = load_embedder(Settings(embedding_model=""))
    write_examples(stream, examples, embedder, work, log)


@app.command(
    "train-encoded",
    add_help_option=False,
    context_settings={"allow_extra_args": True, "ignore_unknown_options": True},
)
def train_on_encoded(context: typer.Context) -> None:
    """Train on encoded examples, on a GPU where there is one; see its --help."""
    train_encoded(context.args)


@app.command()
def mean(
    files: Annotated[list[Path], typer.Argument(exists=True, help="Readers' files.")],
    to: Annotated[Path, typer.Option(help="The file to write.")],
) -> None:
    """Write the mean of readers' weights, which ``export --trained`` calibrates."""
    try:
        save_weights(to, mean_weights(files), UNCALIBRATED)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error


@app.command()
def export(
    data: DataFolder,
    work: WorkFolder,
    to: Annotated[Path, typer.Option(help="The file to write.")] = WEIGHTS,
    trained: Annotated[
        Path | None,
        typer.Option(help="A reader's file; else what ``train`` left in the folder."),
    ] = None,
) -> None:
    """Write the trained weights in eight bits, with a calibration of these."""
    if trained:
        state = load_weights(trained)[0]
    else:
        state = torch.load(work / "checkpoint.pt", weights_only=True)["state"]
    save_weights(to, state, UNCALIBRATED)
    # What is calibrated is what is shipped: the weights as they come out of the file.
    model = open_span_model(load_embedder(Settings(embedding_model="")), to)
    found = _measure(data, work, model, calibrates, calibrates)
    calibration = fit_calibration(found)
    save_weights(to, state, {"calibration": asdict(calibration)})
    typer.echo(f"{to}: {to.stat().st_size / 1e6:.1f} MB, {calibration}")


@app.command()
def measure(
    data: DataFolder,
    work: WorkFolder,
    weights: Annotated[Path, typer.Option(help="The reader's file.")] = WEIGHTS,
    seeds: Annotated[Path, typer.Option(help="Questions on the corpus.")] = Path(
        "tests/seed_questions.json"
    ),
) -> None:
    """Print the table of what a reader can do, on what it was not calibrated on."""
    embedder = load_embedder(Settings(embedding_model=""))
    memory = memory_row(lambda: load_span_model(Settings(), weights))
    model = load_span_model(Settings(), weights)
    found = _measure(data, work, model, lambda _: True, lambda q: not calibrates(q))
    rows = [
        *reading_rows(found, model.calibration),
        seed_row(seeds, Path("docs_corpus"), work / "seed-index"),
        speed_row(model, embedder),
        memory,
    ]
    typer.echo(as_markdown(rows))


def _training_questions(data: Path, policy: Path | None) -> list[TrainingQuestion]:
    questions = load_questions(data / "reader_train.jsonl.gz")
    across = data / "cross_train.jsonl.gz"
    if across.exists():
        questions += load_questions_across(across, questions)
    if policy:
        questions += load_policy_questions(policy)
    return [question for question in questions if not is_held_out(question)]


def _glossary(freedict: Path | None, cedict: Path | None) -> Glossary:
    glossary = Glossary()
    if freedict:
        glossary.add_freedict(freedict)
    if cedict:
        glossary.add_cedict(cedict)
    return glossary


def _measure(
    data: Path, work: Path, model: SpanModel, read: _Choice, searched: _Choice
) -> Measurement:
    log = _log_to(work)
    development = load_questions(data / "reader_dev.jsonl.gz")
    held_out = filter(is_held_out, load_questions(data / "reader_train.jsonl.gz"))
    reader = PassageReader(model, max_statements=1)
    return Measurement(
        contexts=read_contexts(
            reader, model.compare, list(filter(read, development)), log
        ),
        held_out=read_contexts(
            reader, model.compare, list(filter(read, held_out)), log
        ),
        searched=search_and_read(
            reader, model.compare, development, searched, work / "measuring", log
        ),
    )


def _log_to(work: Path) -> Callable[[str], None]:
    work.mkdir(parents=True, exist_ok=True)
    began = time.monotonic()

    def log(text: str) -> None:
        line = f"{(time.monotonic() - began) / 60:6.1f} min  {text}"
        typer.echo(line, err=True)
        with (work / "log.txt").open("a", encoding="utf-8") as file:
            file.write(f"{line}\n")

    return log


@app.command()
def intents() -> None:
    """Learn what is no question to the documents from ``intent/examples.txt``.

    To be run whenever these or the packaged embedding model change.
    """
    settings = Settings()
    embedder = load_embedder(settings)
    by_meaning.save(by_meaning.learn(embedder, embedder.model_id))


if __name__ == "__main__":
    app()
