"""Lift passages of another language that hold what a question names."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence

from assistant.search.shared_names import han_spellings, shared_spellings
from index.documents import ScoredPassage
from index.storage.store import PassageStore
from index.text.languages import detect_language

_LIFT = 0.02
"""Cosine similarity that a name is worth for each time it is e times as rare.

Learnt on the development questions of every second document: best from 0.02 to 0.03,
which held on the others. Names in every passage are worth nothing.
"""


def find_lifts(store: PassageStore, question: str) -> dict[str, dict[str, float]]:
    """Return by how much passages come nearer to ``question``, by language and id.

    It is for names and large amounts, which vectors blur and languages share, and is
    the more the fewer passages of the language hold them.
    """
    lifts: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    # Chinese texts have the characters themselves; no keyword search needs the sounds.
    in_chinese = detect_language(question) == "zh"
    written = frozenset(han_spellings(question)) if in_chinese else frozenset()
    for spellings in shared_spellings(question):
        held = store.passages_holding(spellings, as_sound=spellings not in written)
        for language, ids in held.items():
            rarity = math.log(store.passage_languages[language] / len(ids))
            for id_ in ids:
                lifts[language][id_] += _LIFT * rarity
    return lifts


def lift(
    store: PassageStore, near: Sequence[ScoredPassage], lifts: Mapping[str, float]
) -> list[ScoredPassage]:
    """Return the passages nearest to a question with those that are lifted, best first.

    Lifted ones that are not among the nearest count as near as the last of these: that
    brings as many as there are, those first that are lifted most.

    Args:
        store: Where they are.
        near: Passages of one language, best first, with their cosine similarity.
        lifts: By id.
    """
    if not near:
        return []
    known = {hit.passage.id for hit in near}
    further = sorted(
        (id_ for id_ in lifts if id_ not in known), key=lambda i: -lifts[i]
    )
    passages = store.passages(further[: len(near)])
    hits = [*near, *(ScoredPassage(p, near[-1].score) for p in passages.values())]
    lifted = [
        ScoredPassage(hit.passage, hit.score + lifts.get(hit.passage.id, 0.0))
        for hit in hits
    ]
    return sorted(lifted, key=lambda hit: -hit.score)
