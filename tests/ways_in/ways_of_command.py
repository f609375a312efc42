"""Ask by the command, which prints for people or as JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from assistant import Turn
from assistant.access import Visitor
from assistant.export.receipt import read_receipt
from tests.ui.cli.test_commands import call
from tests.ways_in.ground import Ask, Ground, called, environment_of
from tests.ways_in.told import Told, of_json, of_receipt

_SOURCE = re.compile(r"^\[(\d+)\] .*\((\S+?)(?:, ([^()]+))?, \w+\)$", re.MULTILINE)
_QUOTE = re.compile(r"^    “(.*)”$", re.MULTILINE)


@contextmanager
def by_json(ground: Ground) -> Iterator[Ask]:
    """Ask for JSON."""

    def asked(question: str, history: Sequence[Turn], visitor: Visitor) -> Told:
        return of_json(json.loads(_run(ground, question, "--json", *called(visitor))))

    yield asked


@contextmanager
def by_text(ground: Ground) -> Iterator[Ask]:
    """Ask for what people read, with the receipt, whose quotes it has to show."""
    path = ground.folder / "receipt of the command.json"

    def asked(question: str, history: Sequence[Turn], visitor: Visitor) -> Told:
        said = _run(ground, question, "--receipt", str(path), *called(visitor))
        (receipt,) = read_receipt(path).answers
        told = of_receipt(receipt)
        assert said.startswith(told.text)
        if told.status == "answered":
            sources = [(int(n), d, p) for n, d, p in _SOURCE.findall(said)]
            printed = list(zip(sources, _QUOTE.findall(said), strict=True))
            quotes = dict.fromkeys(
                ((q.number, q.document, q.place or ""), q.quote) for q in receipt.quotes
            )
            assert printed == list(quotes)
        return told

    yield asked


def _run(ground: Ground, *arguments: str) -> str:
    done = call("ask", *arguments, **environment_of(ground.settings))
    assert done.returncode in (0, 3), done.stderr
    return done.stdout
