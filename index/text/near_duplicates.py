"""Find documents that say nearly the same, by sketches of their texts.

A sketch holds the smallest hashes of all stretches of nine characters: how many two
sketches share estimates how many stretches the texts share (Broder, "On the resemblance
and containment of documents", 1997).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence

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


def find_alike(
    sketches: Mapping[str, bytes], new: Collection[str]
) -> list[tuple[str, str]]:
    """Return the pairs of documents of which at least four fifths are the same.

    Args:
        sketches: From document id to what ``sketch_text`` returned.
        new: One of each pair at least is one of these; the others were compared before.
    """
    found = _candidates({name: s for name, s in sketches.items() if s}, new)
    return sorted(pair for pair in found if _similarity(sketches, pair) >= _ALIKE)


def _candidates(
    sketches: Mapping[str, bytes], new: Collection[str]
) -> Sequence[tuple[str, str]]:
    """Return the pairs that share at least some of their smallest hashes."""
    import numpy as np

    names = list(sketches)
    is_new = np.array([name in new for name in names])
    if not is_new.any():
        return ()
    every = np.frombuffer(b"".join(sketches.values()), dtype=np.uint64)
    sizes = np.array([len(sketch) for sketch in sketches.values()]) // every.itemsize
    holders = np.repeat(np.arange(len(names)), sizes)
    if not is_new.all():
        wanted = np.unique(every[np.repeat(is_new, sizes)])
        # By their last bits first: of millions of hashes few are left to look up.
        ends = np.zeros(2**16, dtype=bool)
        ends[wanted.astype(np.uint16)] = True
        told = np.flatnonzero(ends[every.astype(np.uint16)])
        place = np.searchsorted(wanted, every[told]).clip(max=len(wanted) - 1)
        known = wanted[place] == every[told]
        known[known] = np.bincount(place[known])[place[known]] <= _COMMON
        every, holders = every[told[known]], holders[told[known]]
    order = np.argsort(every, kind="stable")
    holders = holders[order]
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
    enough &= is_new[one] | is_new[other]
    found = zip(one[enough].tolist(), other[enough].tolist(), strict=True)
    return [(names[first], names[second]) for first, second in found]


def _similarity(sketches: Mapping[str, bytes], pair: tuple[str, str]) -> float:
    import numpy as np

    one, other = (np.frombuffer(sketches[name], dtype=np.uint64) for name in pair)
    smallest = np.union1d(one, other)[:_SIZE]
    return float(np.isin(smallest, np.intersect1d(one, other)).mean())


def join_families(pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, ...], ...]:
    """Return families of documents, each of which is like another of its family."""
    family: dict[str, set[str]] = {}
    for one, other in pairs:
        joined = family.get(one, {one}) | family.get(other, {other})
        family.update(dict.fromkeys(joined, joined))
    unique = {id(members): members for members in family.values()}
    return tuple(sorted(tuple(sorted(members)) for members in unique.values()))
