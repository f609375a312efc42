"""Put what a reader can do into one table, and fit what it counts as an answer."""

from __future__ import annotations

import gc
import json
import resource
import statistics
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from assistant.extract.span_model.inputs import ReaderPassage
from assistant.extract.span_model.model import Calibration, SpanModel
from assistant.pipeline import Assistant
from assistant.settings import Settings
from assistant.training.measuring import Measurement, Searched, calibrates
from index.embedding.embedder import Embedder
from index.pipeline import sync_index

_REFUSED = 0.1
"""The share of the questions that a passage answers that may be refused."""


def fit_calibration(measurement: Measurement) -> Calibration:
    """Return the threshold that refuses a set share, and the best weight of the search.

    A higher threshold gives fewer wrong answers and refuses more: it is as high as the
    share allows of answerable questions that may be refused.
    """
    scores = sorted(measured.reading.score for measured in measurement.contexts)

    def found(weight: float) -> float:
        return statistics.fmean(
            f1_of_best(searched, weight) for searched in measurement.searched
        )

    return Calibration(
        threshold=round(scores[int(_REFUSED * len(scores))], 2),
        retrieval=max((step / 4 for step in range(25)), key=found),
    )


def f1_of_best(searched: Searched, weight: float) -> float:
    """Return the F1 of the best answer when the search counts with ``weight``."""
    highest = max(hit.score for hit in searched.passages)
    total = [
        score - weight * (1 - hit.score / highest)
        for score, hit in zip(searched.scores, searched.passages, strict=True)
    ]
    return searched.f1[total.index(max(total))]


def reading_rows(
    measurement: Measurement, calibration: Calibration
) -> Iterator[tuple[str, str]]:
    """Yield the rows of the table on reading, each with its name and figures.

    What the threshold decides is counted on questions that it was not fitted to.
    """
    threshold = calibration.threshold
    fresh = [m for m in measurement.contexts if not calibrates(m.question)]
    held_out = [m for m in measurement.held_out if not calibrates(m.question)]
    forced, own = defaultdict(list), defaultdict(list)
    for m in measurement.contexts:
        forced[m.question.language].append(m.f1)
    for m in fresh:
        own[m.question.language].append(m.f1 if m.reading.score >= threshold else 0.0)
    yield "F1, answer forced", _by_language(forced)
    yield "F1, with its own threshold", _by_language(own)
    across = [m for m in measurement.held_out if m.question.is_across]
    answerable = [m for m in across if m.question.answers]
    yield (
        "English question over Swedish passage, F1 forced",
        f"{_percent(m.f1 for m in answerable)} (n = {len(answerable)})",
    )
    searched = measurement.searched
    wrong = _wrong_scores(searched, passages=1)
    all_wrong = _wrong_scores(searched, passages=8)
    given = [m.reading.score for m in fresh]
    yield (
        "wrong passage of the search: wrong / answerable refused",
        f"{100 * _share(wrong, threshold):.1f} % (n = {len(wrong)}) / "
        f"{100 - 100 * _share(given, threshold):.1f} % (n = {len(given)})",
    )
    yield (
        "eight wrong passages of the search, read together: wrong",
        f"{100 * _share(all_wrong, threshold):.1f} % (n = {len(all_wrong)})",
    )
    answered = [m.reading.score for m in held_out if m.question.answers]
    adversarial = [m.reading.score for m in held_out if not m.question.answers]
    at_30 = sorted(adversarial)[int(0.7 * len(adversarial))]
    yield (
        "adversarial questions: wrong / refused",
        f"{100 * _share(adversarial, threshold):.0f} % (n = {len(adversarial)}) / "
        f"{100 - 100 * _share(answered, threshold):.0f} % (n = {len(answered)}); "
        f"at 30 % wrong {100 - 100 * _share(answered, at_30):.0f} % refused",
    )
    yield (
        "search and read over all contexts: F1 of the answer put first",
        f"{_percent(f1_of_best(s, calibration.retrieval) for s in searched)} "
        f"(n = {len(searched)})",
    )


def seed_row(seeds: Path, corpus: Path, index: Path) -> tuple[str, str]:
    """Return the row on the questions over the shipped documents."""
    settings = Settings(corpus_dir=corpus, index_dir=index)
    sync_index(settings)
    cases = json.loads(seeds.read_text(encoding="utf-8"))
    right = refused = 0
    with Assistant.open(settings) as assistant:
        for case in cases["answerable"]:
            answer = assistant.ask(case["question"])
            said = "\n".join([answer.text, *(c.quote for c in answer.citations)])
            right += answer.status == "answered" and all(
                any(wording.casefold() in said.casefold() for wording in need)
                for need in case["need"]
            )
        for case in cases["unanswerable"]:
            refused += assistant.ask(case["question"]).status == "not_found"
    return (
        "seed questions: right / unanswerable refused",
        f"{right} of {len(cases['answerable'])} / "
        f"{refused} of {len(cases['unanswerable'])}",
    )


def speed_row(model: SpanModel, embedder: Embedder) -> tuple[str, str]:
    """Return the row on time: reading beside embedding the same passages."""
    sentence = "The glass industry of the city exports its products to many countries. "
    text = sentence * (200 // embedder.count_tokens([sentence])[0])
    pairs = [("How many countries does the city export to?", ReaderPassage(text))] * 8
    reading, embedding = [], []
    for _ in range(9):
        began = time.perf_counter()
        model.read(pairs, 4)
        middle = time.perf_counter()
        embedder.embed_documents([text] * 8)
        reading.append(middle - began)
        embedding.append(time.perf_counter() - middle)
    seconds = statistics.median(reading)
    return (
        "reading 8 passages of 200 tokens, warm",
        f"{seconds:.2f} s; {seconds / statistics.median(embedding):.2f} of the time "
        f"to embed them",
    )


def memory_row(load: Callable[[], object]) -> tuple[str, str]:
    """Return the row on what ``load`` adds to the memory in use, and its time."""
    gc.collect()
    before, began = _resident_megabytes(), time.perf_counter()
    loaded = load()
    seconds = time.perf_counter() - began
    gc.collect()
    added = _resident_megabytes() - before
    del loaded
    return (
        "memory added by the reader, time to load it",
        f"{added:.0f} MB, {seconds:.1f} s",
    )


def _resident_megabytes() -> float:
    statm = Path("/proc/self/statm")
    if not statm.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
    return int(statm.read_text().split()[1]) * resource.getpagesize() / 1e6


def as_markdown(rows: Iterable[tuple[str, str]]) -> str:
    """Return the rows as a Markdown table."""
    lines = [f"| {name} | {value} |" for name, value in rows]
    return "\n".join(["| what | measured |", "| --- | --- |", *lines])


def _wrong_scores(searched: Sequence[Searched], passages: int) -> list[float]:
    """Return for each question the highest score in its first wrong passages."""
    found = (of.wrong_scores()[:passages] for of in searched)
    return [max(scores) for scores in found if scores]


def _share(scores: Sequence[float], threshold: float) -> float:
    return sum(score >= threshold for score in scores) / max(1, len(scores))


def _percent(values: Iterable[float]) -> str:
    found = list(values)
    return f"{100 * statistics.fmean(found):.1f}" if found else "–"


def _by_language(values: dict[str, list[float]]) -> str:
    means = {code: 100 * statistics.fmean(found) for code, found in values.items()}
    each = ", ".join(f"{code} {mean:.1f}" for code, mean in means.items())
    return f"**{statistics.fmean(means.values()):.1f}** ({each})"
