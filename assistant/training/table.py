"""Put what a reader can do into one table, and fit what it counts as an answer."""

from __future__ import annotations

import gc
import json
import resource
import statistics
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from math import log2
from pathlib import Path

from assistant.extract.confidence import needed_score, weigh
from assistant.extract.span_model.inputs import ReaderPassage
from assistant.extract.span_model.model import Calibration, SpanModel
from assistant.pipeline import Assistant
from assistant.settings import Settings
from assistant.training.measuring import Measurement, Searched, calibrates
from index.embedding.embedder import Embedder
from index.pipeline import sync_index

_WEIGHTS = tuple(map(float, range(0, 45, 5)))
"""Of nearness; those that are tried."""
_TOGETHER = 8
"""Passages that are read for a question."""
_REFUSED = 0.1
"""The share of the questions that a passage answers that may be refused."""


def fit_calibration(measurement: Measurement) -> Calibration:
    """Return how much nearness counts, and the thresholds that refuse a set share.

    Nearness counts as much as lets the fewest passages pass that do not answer, where
    a set share of answerable questions is refused. Of eight wrong passages that are
    read together as many pass as of one.

    Args:
        measurement: Of a reader without calibration, whose scores are the network's.
    """
    fits = [_fit(measurement, weight) for weight in _WEIGHTS]
    return min(
        fits, key=lambda fit: _wrong_share(measurement, fit.nearness, fit.threshold)
    )


def _fit(measurement: Measurement, weight: float) -> Calibration:
    scores = sorted(
        weigh(measured.reading.score, measured.nearness, weight)
        for measured in measurement.contexts
    )
    threshold = scores[int(_REFUSED * len(scores))]
    passing = _wrong_share(measurement, weight, threshold)
    together = sorted(_wrong_scores(measurement.searched, _TOGETHER, weight))
    needed = together[min(len(together) - 1, int((1 - passing) * len(together)))]
    doubling = max(0.0, needed - threshold) / log2(_TOGETHER)
    return Calibration(round(threshold, 2), round(doubling, 2), weight)


def _wrong_share(measurement: Measurement, weight: float, threshold: float) -> float:
    return _share(_wrong_scores(measurement.searched, 1, weight), threshold)


def f1_of_best(searched: Searched) -> float:
    """Return the F1 of the answer with the highest score."""
    return searched.f1[searched.scores.index(max(searched.scores))]


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
    all_wrong = _wrong_scores(searched, _TOGETHER)
    together = needed_score(calibration, _TOGETHER, exact=False)
    given = [m.reading.score for m in fresh]
    yield (
        "wrong passage of the search: wrong / answerable refused",
        f"{100 * _share(wrong, threshold):.1f} % (n = {len(wrong)}) / "
        f"{100 - 100 * _share(given, threshold):.1f} % (n = {len(given)})",
    )
    yield (
        f"{_TOGETHER} wrong passages of the search, read together: wrong",
        f"{100 * _share(all_wrong, together):.1f} % (n = {len(all_wrong)})",
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
        f"{_percent(f1_of_best(s) for s in searched)} (n = {len(searched)})",
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


def _wrong_scores(
    searched: Sequence[Searched], passages: int, weight: float = 0.0
) -> list[float]:
    """Return for each question the highest score in its first wrong passages."""
    found = (of.wrong_scores(weight)[:passages] for of in searched)
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
