"""The command ``python -m tests.measure.page``: the page over a large index, measured.

It serves the page as ``cluster-policy chat`` does, over an index that
``assistant.benchmark scale`` makes, and visits it in a browser and by its protocol.
"""

from __future__ import annotations

import os
import shutil
import signal
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from typing import Annotated

import typer
from playwright.sync_api import BrowserContext, expect, sync_playwright
from rich.console import Console
from rich.table import Table

from assistant.benchmark.scale import make_large_corpus
from index.pipeline import sync_index
from index.settings import IndexSettings
from tests.browser.conftest import BROWSERS, OPTIONS, PAGE, Serving, free_port
from tests.browser.visitor import Visitor
from tests.measure.ending import end_with_servers
from tests.measure.page.memory import peak_megabytes

_ROUNDS = 5
_PATIENCE = 60_000


def measure_page(
    corpus: Annotated[Path, typer.Argument(help="A folder of documents to vary.")],
    questions: Annotated[
        Path, typer.Argument(exists=True, help="A text file, a question in each line.")
    ],
    passages: Annotated[int, typer.Option(min=1)] = 10_000,
    embedded: Annotated[int, typer.Option(min=1)] = 1_500,
    people: Annotated[int, typer.Option(min=1, help="Who ask at once.")] = 20,
    turns: Annotated[int, typer.Option(min=1, help="Of a long conversation.")] = 100,
) -> None:
    """Measure the page alone and with many people, over so many passages.

    Each person asks a question of the file, then a browser the next five; those that
    follow warm the server up, and fill a long conversation.
    """
    asked = [line for line in questions.read_text("utf-8").splitlines() if line.strip()]
    if len(asked) < people + 2 * _ROUNDS:
        raise typer.BadParameter(f"It takes {people + 2 * _ROUNDS} questions or more.")
    end_with_servers()
    with ExitStack() as ends:
        folder = Path(ends.enter_context(tempfile.TemporaryDirectory()))
        settings = IndexSettings.load().model_copy(
            update={"corpus_dir": folder / "corpus", "index_dir": folder / "index"}
        )
        make_large_corpus(settings, corpus, passages, embedded)
        report = sync_index(settings)
        environment = {
            "CLUSTER_POLICY_CORPUS_DIR": settings.corpus_dir,
            "CLUSTER_POLICY_INDEX_DIR": settings.index_dir,
        }
        server = Serving(PAGE, folder / "log", environment, free_port())
        ends.callback(server.end, signal.SIGTERM)
        table = Table("what", "measured", title=f"{report.passages:,} passages")
        for name, value in _measure(server, asked, people, turns):
            table.add_row(name, value)
    Console().print(table)


def _measure(
    server: Serving, questions: Sequence[str], people: int, turns: int
) -> Iterator[tuple[str, str]]:
    address = server.address
    # What is kept of a question is of others than those whose time is taken.
    others = questions[people:]
    fresh, warming = others[:_ROUNDS], others[_ROUNDS:]
    with Visitor(address) as first:
        first.open()
        for question in warming:  # The models load.
            first.ask(question)
    with sync_playwright() as playwright:
        program = next(filter(None, map(shutil.which, BROWSERS)))
        launched = playwright.chromium.launch(executable_path=program, args=OPTIONS)
        # One that has been here before, as those who work with the page have.
        browser = launched.new_context()
        _open_in(browser, address)
        yield (
            "page can be asked, in a browser",
            _seconds(_time(_open_in, browser, address) for _ in range(_ROUNDS)),
        )
        yield (
            "first words of an answer, in a browser",
            _seconds(_ask_in(browser, address, question) for question in fresh),
        )
        query = _long_conversation(address, warming, turns)
        yield (
            f"a conversation of {turns} answers, in a browser",
            _seconds(
                _time(_open_in, browser, f"{address}/?{query}") for _ in range(_ROUNDS)
            ),
        )
        launched.close()
    yield from _measure_people(server, questions, people)


def _measure_people(
    server: Serving, questions: Sequence[str], people: int
) -> Iterator[tuple[str, str]]:
    with ExitStack() as stack:
        visitors = [stack.enter_context(Visitor(server.address)) for _ in range(people)]
        for visitor in visitors:
            visitor.open()
        put = [questions[place % len(questions)] for place in range(people)]
        with ThreadPoolExecutor(people) as pool:
            came = list(pool.map(lambda v, q: v.ask(q), visitors, put))
    firsts = sorted(each.first for each in came)
    middle = statistics.median(firsts)
    said = f"first {firsts[0]:.2f} s, median {middle:.2f} s, last {firsts[-1]:.2f} s"
    yield f"{people} people at once: first words", said
    whole = sorted(each.whole for each in came)
    yield "… whole answers", f"median {statistics.median(whole):.2f} s"
    with Visitor(server.address) as last:
        last.open()
        alone = {question: last.ask(question) for question in dict.fromkeys(put)}
    mixed = sum(
        each.seen != {each.question} or each.text != alone[each.question].text
        for each in came
    )
    yield "… answers that are not those of the same question alone", str(mixed)
    yield "peak memory of the server", f"{peak_megabytes(server.process_id):,.0f} MB"


def _open_in(browser: BrowserContext, address: str) -> None:
    page = browser.new_page()
    page.goto(address)
    expect(page.get_by_test_id("stChatInputTextArea")).to_be_enabled(timeout=_PATIENCE)
    if "?" in address:
        expect(page.locator(".cp-made").last).to_be_visible(timeout=_PATIENCE)
    page.close()


def _ask_in(browser: BrowserContext, address: str, question: str) -> float:
    page = browser.new_page()
    page.goto(address)
    box = page.get_by_test_id("stChatInputTextArea")
    expect(box).to_be_enabled(timeout=_PATIENCE)
    box.fill(question)
    began = time.perf_counter()
    box.press("Enter")
    expect(page.locator("[id^=answer-]")).to_be_visible(timeout=_PATIENCE)
    took = time.perf_counter() - began
    page.close()
    return took


def _long_conversation(address: str, questions: Sequence[str], turns: int) -> str:
    with Visitor(address) as visitor:
        visitor.open()
        for turn in range(turns):
            visitor.ask(questions[turn % len(questions)])
        return visitor.query


def _time(do: Callable[..., None], *given: object) -> float:
    began = time.perf_counter()
    do(*given)
    return time.perf_counter() - began


def _seconds(times: Iterator[float]) -> str:
    took = sorted(times)
    return f"median {statistics.median(took):.2f} s, worst {took[-1]:.2f} s"


if __name__ == "__main__":
    os.environ.setdefault("CLUSTER_POLICY_CHAT_MODEL", "")
    typer.run(measure_page)
