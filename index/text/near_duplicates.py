"""Find documents that say nearly the same, by sketches of their texts.

A sketch holds the smallest hashes of all stretches of nine characters: how many two
sketches share estimates how many stretches the texts share (Broder, "On the resemblance
and containment of documents", 1997).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np

_STRETCH = 9
_SIZE = 128
_ALIKE = 0.8
# Stretches in more documents than this are a letterhead, and tell nothing.
_COMMON = 50
_SPACE = re.compile(r"[\W_]+")


def sketch_text(text: str) -> bytes:
    """Return the sketch of a text, whatever its case, spaces and punctuation."""
    import numpy as np

    letters = _SPACE.sub("", text).casefold().encode("utf-32-le")
    codes = np.frombuffer(letters, dtype=np.uint32).astype(np.uint64)
    stretches = max(len(codes) - _STRETCH + 1, min(len(codes), 1))
    hashes = np.zeros(stretches, dtype=np.uint64)
    with np.errstate(over="ignore"):
        for place in range(min(_STRETCH, len(codes))):
            hashes = hashes * np.uint64(1_099_511_628_211)
            hashes = hashes + codes[place : place + stretches]
        # Mixed, so that the smallest are a fair sample (the finaliser of SplitMix64).
        for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
            hashes = (hashes ^ (hashes >> np.uint64(shift))) * np.uint64(factor)
    return np.unique(hashes)[:_SIZE].tobytes()


def find_near_duplicates(sketches: Mapping[str, bytes]) -> tuple[tuple[str, ...], ...]:
    """Return families of documents of which at least four fifths are the same.

    Args:
        sketches: From document id to what ``sketch_text`` returned.
    """
    import numpy as np

    hashes = {
        name: np.frombuffer(sketch, dtype=np.uint64)
        for name, sketch in sketches.items()
        if sketch
    }
    alike = [
        pair for pair in _candidates(hashes) if _similarity(hashes, pair) >= _ALIKE
    ]
    return _families(alike)


def _candidates(hashes: Mapping[str, np.ndarray]) -> Sequence[tuple[str, str]]:
    """Return the pairs that share at least some of their smallest hashes."""
    import numpy as np

    if not hashes:
        return ()
    names = list(hashes)
    sizes = np.array([len(values) for values in hashes.values()])
    every = np.concatenate(list(hashes.values()))
    order = np.argsort(every, kind="stable")
    holders = np.repeat(np.arange(len(names)), sizes)[order]
    _, starts, counts = np.unique(every[order], return_index=True, return_counts=True)
    pairs = [np.empty(0, dtype=int)]  # Each in one number, which sorts fast.
    for count in set(counts.tolist()) - {1}:
        if count <= _COMMON:
            together = holders[starts[counts == count, None] + np.arange(count)]
            one, other = np.triu_indices(count, 1)
            pairs.append(
                (together[:, one] * len(names) + together[:, other]).reshape(-1)
            )
    each, shared = np.unique(np.concatenate(pairs), return_counts=True)
    one, other = np.divmod(each, len(names))
    # A text of few stretches has a short sketch, and few to share.
    enough = 3 * shared >= np.minimum(sizes[one], sizes[other])
    found = zip(one[enough].tolist(), other[enough].tolist(), strict=True)
    return [(names[first], names[second]) for first, second in found]


def _similarity(hashes: Mapping[str, np.ndarray], pair: tuple[str, str]) -> float:
    import numpy as np

    one, other = (hashes[name] for name in pair)
    smallest = np.union1d(one, other)[:_SIZE]
    return float(np.isin(smallest, np.intersect1d(one, other)).mean())


def _families(pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, ...], ...]:
    family: dict[str, set[str]] = {}
    for one, other in pairs:
        joined = family.get(one, {one}) | family.get(other, {other})
        family.update(dict.fromkeys(joined, joined))
    unique = {id(members): members for members in family.values()}
    return tuple(sorted(tuple(sorted(members)) for members in unique.values()))
