"""The command that trains on encoded examples, where torch is all that there is.

python -m assistant.training.encoded.bare_command WORK --to reader.safetensors
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from assistant.extract.span_model.weights import save_weights
from assistant.training.encoded.files import EncodedExamples
from assistant.training.encoded.passes import EncodedPlan, load_network, train_encoded

UNCALIBRATED = {"calibration": {"threshold": 0.0, "doubling": 0.0, "nearness": 0.0}}


def main(arguments: Sequence[str] | None = None) -> None:
    """Train a reader on what ``encode`` wrote, and write its file."""
    parser = argparse.ArgumentParser(
        prog="python -m assistant.training train-encoded", description=main.__doc__
    )
    add = parser.add_argument
    add("work", type=Path, help="Folder with what encode wrote.")
    add("--to", type=Path, required=True, help="The reader's file to write.")
    add("--start", type=Path, help="Reader to train on from; else the packaged layers.")
    add("--examples", type=int, default=600_000, help="How many to train on.")
    add("--learning-rate", type=float, default=2e-4, help="The highest.")
    add("--dropout", type=float, default=0.1, help="Share that is dropped.")
    add("--batch", type=int, default=128, help="Examples in a step.")
    add("--seed", type=int, default=0, help="Of the order and of what is dropped.")
    given = parser.parse_args(arguments)
    plan = EncodedPlan(
        given.examples, given.learning_rate, given.dropout, given.batch, given.seed
    )
    try:
        examples = EncodedExamples.load(given.work)
        network = load_network(given.work, given.start)
    except OSError as error:
        parser.error(f"{error}. Was it written by the command encode?")
    train_encoded(network, examples, plan, _say)
    save_weights(given.to, network.trainable_state(), UNCALIBRATED)


def _say(line: str) -> None:
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


if __name__ == "__main__":
    main()
