"""Read passages with the network: the best answer spans of each, with their scores."""

from __future__ import annotations

import logging
import re
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.extract.span_model.inputs import (
    ReaderInput,
    ReaderPassage,
    encode_inputs,
)
from index.documents import Span
from index.embedding.embedder import load_embedder
from index.errors import ModelUnavailableError
from index.text.sentences import trim

if TYPE_CHECKING:
    import numpy as np

    from assistant.extract.span_model.serving import Serving
    from assistant.settings import Settings
    from index.embedding.embedder import Embedder

LOGGER = logging.getLogger(__name__)

WEIGHTS = Path(__file__).with_name("reader.safetensors")
_LONGEST_ANSWER = 40
"""In tokens."""
_MOST_KEPT = 2000
"""Texts whose embeddings are kept: 3 MB."""
_AROUND = 3
"""Tokens that an answer may have before and after a place, to count as that place."""
_UNREAD = -25.0
"""The score of a place that was cut off, as what it stands in is too long."""

# Two characters of one word where words are set apart, or of one figure.
_LETTER = r"A-Za-z\u00c0-\u024f\u0370-\u052f"
_CUT = re.compile(rf"[{_LETTER}][{_LETTER}]|\d\d|\d(?=[.,:–-]\d)|[.,:–-](?<=\d.)\d")
_AFTER = ",;:，；：、"
_BEFORE = ",;:.，；：、。"

_loaded: dict[tuple[str, Path], SpanModel] = {}
_loading = threading.Lock()


@dataclass(frozen=True, slots=True)
class ScoredSpan:
    """A stretch of a passage that may answer."""

    span: Span
    score: float
    """Start and end logit, less those of "no answer": above 0 it answers, rather."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """What was found on questions kept out of the training; kept with the weights."""

    threshold: float
    """The score from which a span of a passage read alone counts as an answer."""
    doubling: float
    """How much more is needed where twice as many passages are read together."""
    nearness: float
    """What a cosine of question and sentence that is higher by one adds to a score."""


class SpanModel:
    """A trained network with the embedder whose word embeddings it shares."""

    def __init__(
        self, serving: Serving, embedder: Embedder, calibration: Calibration
    ) -> None:
        """Read with the network of ``serving``."""
        self.calibration = calibration
        self.serving = serving
        self._embedder = embedder
        self._vectors: dict[str, np.ndarray] = {}
        self._keeping = threading.Lock()

    def with_threshold(self, threshold: float) -> SpanModel:
        """Return the same reader, to answer from another score on."""
        calibration = replace(self.calibration, threshold=threshold)
        return SpanModel(self.serving, self._embedder, calibration)

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Return the length of each text in tokens."""
        return self._embedder.count_tokens(texts)

    def compare(self, text: str, others: Sequence[str]) -> list[float]:
        """Return how close ``text`` is in meaning to each of the others, 1 at most.

        That is the cosine of their embeddings, ``text`` as a query.
        """
        import numpy as np

        query = np.array(self._embedder.embed_query(text), dtype=np.float32)
        vectors = self._vectors_of(others)
        return [float(vectors[other] @ query) for other in others]

    def compare_all(
        self, texts: Sequence[str], others: Sequence[str]
    ) -> dict[tuple[str, str], float]:
        """Return how close each text is in meaning to each of the others, 1 at most.

        Both count as passages.
        """
        vectors = self._vectors_of([*texts, *others])
        return {
            (one, other): float(vectors[one] @ vectors[other])
            for one in dict.fromkeys(texts)
            for other in dict.fromkeys(others)
        }

    def _vectors_of(self, texts: Sequence[str]) -> dict[str, np.ndarray]:
        """Return the embedding of each text as a passage.

        Those asked for last are kept: titles, labels and the sentences of what is often
        found come again and again.
        """
        import numpy as np

        asked = dict.fromkeys(texts)
        with self._keeping:
            known = {t: self._vectors[t] for t in asked if t in self._vectors}
        new = [text for text in asked if text not in known]
        made = self._embedder.embed_documents(new) if new else []
        known |= {
            text: np.array(vector, dtype=np.float32)
            for text, vector in zip(new, made, strict=True)
        }
        with self._keeping:
            for text, vector in known.items():
                self._vectors.pop(text, None)
                self._vectors[text] = vector  # The last one is the last to go.
            while len(self._vectors) > _MOST_KEPT:
                del self._vectors[next(iter(self._vectors))]
        return known

    def read(
        self, pairs: Sequence[tuple[str, ReaderPassage]], count: int = 1
    ) -> list[list[ScoredSpan]]:
        """Return for each question over its passage the ``count`` best spans.

        They do not overlap, the best is first, and each is a span of the passage's
        text without white space at its ends; a passage of white space has none.
        """
        return [
            _best_spans(item, row, passage.text, count)
            for (_, passage), (item, row) in zip(
                pairs, self._logits(pairs), strict=True
            )
        ]

    def score_places(
        self,
        pairs: Sequence[tuple[str, ReaderPassage]],
        places: Sequence[Sequence[Span]],
    ) -> list[list[float]]:
        """Return for each question over its passage how well each place answers it.

        Args:
            pairs: Questions with the passages that they are read over.
            places: Of each passage the places that are compared: the score of one is
                that of the best answer that holds it, and hardly more.
        """
        return [
            [_place_score(item, row, place) for place in asked]
            for asked, (item, row) in zip(places, self._logits(pairs), strict=True)
        ]

    def _logits(
        self, pairs: Sequence[tuple[str, ReaderPassage]]
    ) -> list[tuple[ReaderInput, np.ndarray]]:
        longest = self.serving.network.longest_input
        inputs = encode_inputs(self._embedder, pairs, longest)
        return list(zip(inputs, self.serving.logits(inputs), strict=True))


def load_span_model(settings: Settings, weights: Path = WEIGHTS) -> SpanModel:
    """Return the reader of the packaged model, loaded once for the whole process.

    Args:
        settings: Where the packaged model is unpacked, and from which score on it
            answers; another embedding model that they name is for the search alone.
        weights: The file of the trained layers.

    Raises:
        ModelUnavailableError: The packaged model or the weights cannot be loaded.
    """
    embedder = load_embedder(settings.model_copy(update={"embedding_model": ""}))
    with _loading:
        known = (embedder.model_id, weights)
        if known not in _loaded:
            started = time.monotonic()
            _loaded[known] = open_span_model(embedder, weights)
            LOGGER.info("The reader loaded in %.1f s", time.monotonic() - started)
        model = _loaded[known]
    threshold = settings.reader_threshold
    return model if threshold is None else model.with_threshold(threshold)


def open_span_model(embedder: Embedder, weights: Path) -> SpanModel:
    """Return the reader of a file as it is now; raises as ``load_span_model`` does."""
    from safetensors import SafetensorError

    from assistant.extract.span_model.network import build_network, shared_network
    from assistant.extract.span_model.serving import Serving
    from assistant.extract.span_model.weights import load_weights

    try:
        state, facts = load_weights(weights, shared_network(embedder).dtype)
    except (OSError, SafetensorError) as exc:
        raise ModelUnavailableError(
            f"The reader cannot be loaded from {weights}.", "Install the project again."
        ) from exc
    serving = Serving(build_network(embedder, state))
    return SpanModel(serving, embedder, Calibration(**facts["calibration"]))


def _best_spans(
    item: ReaderInput, logits: np.ndarray, text: str, count: int
) -> list[ScoredSpan]:
    import numpy as np

    size = len(item.offsets)
    starts, ends = logits[item.first : item.first + size].T
    scores = starts[:, None] + ends[None, :] - logits[0].sum()
    allowed = np.triu(np.ones_like(scores, dtype=bool))
    allowed &= ~np.triu(allowed, _LONGEST_ANSWER)
    scores[~allowed] = -np.inf
    found: list[ScoredSpan] = []
    while size and len(found) < count:
        start, end = np.unravel_index(scores.argmax(), scores.shape)
        if not np.isfinite(scores[start, end]):
            break
        span = _clean(text, Span(item.offsets[start][0], item.offsets[end][1]))
        # A word cut in two may be found from both sides, and is whole only once.
        if span is not None and not any(span.overlaps(f.span) for f in found):
            found.append(ScoredSpan(span, float(scores[start, end])))
        # What overlaps begins before its end and ends after its start.
        scores[: end + 1, start:] = -np.inf
    return found


def _place_score(item: ReaderInput, logits: np.ndarray, place: Span) -> float:
    try:
        first, last = item.tokens_of(place)
    except ValueError:
        return _UNREAD
    beyond = item.first + len(item.offsets)
    starts = logits[max(item.first, first - _AROUND) : first + 1, 0]
    ends = logits[last : min(beyond, last + 1 + _AROUND), 1]
    return float(starts.max() + ends.max() - logits[0].sum())


def _clean(text: str, span: Span) -> Span | None:
    """Return the span with whole words and figures, without what surrounds them."""
    start, end = span.start, span.end
    while 0 < start < end and _CUT.match(text, start - 1):
        start -= 1
    while 0 < end < len(text) and _CUT.match(text, end - 1):
        end += 1
    cleaned = trim(text, Span(start, end))
    while cleaned and len(cleaned) > 1 and text[cleaned.end - 1] in _AFTER:
        cleaned = trim(text, Span(cleaned.start, cleaned.end - 1))
    while cleaned and len(cleaned) > 1 and text[cleaned.start] in _BEFORE:
        cleaned = trim(text, Span(cleaned.start + 1, cleaned.end))
    return cleaned
