"""Cut Chinese text into words, with the names of persons and places whole."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.facts.pinyin import SURNAMES

_TAGS_OF_REST = frozenset({"zg", "ng", "ag", "g", "n", "nr", "nz", "j"})
_SURNAME_TAGS = frozenset({"nr", "zg", "ng"})
_FOREIGN_TAGS = frozenset({"ns", "nrt"})
# What stands after a name of two characters, and is no third one of it.
_NO_REST = frozenset("省市县区州镇乡村港院厅局部长家人会社")


def tagged_words(text: str) -> Iterator[tuple[str, str]]:
    """Yield words with their tags; names that are cut are whole: 梁国|栋, 周|建平."""
    import rjieba

    held: tuple[str, str] | None = None
    for word, tag in rjieba.tag(text):
        if held and _is_cut(held, (word, tag)):
            held = held[0] + word, "ns" if held[1] == "ns" else "nr"
            continue
        if held:
            yield held
        held = word, tag
    if held:
        yield held


def _is_cut(one: tuple[str, str], other: tuple[str, str]) -> bool:
    (word, tag), (rest, rest_tag) = one, other
    if len(word) == 1:
        given = rest_tag == "nr" or (tag in _SURNAME_TAGS and rest_tag in _TAGS_OF_REST)
        person = word in SURNAMES and len(rest) == 2 and given
        return person or tag == rest_tag == "ns"
    if tag in _FOREIGN_TAGS and rest_tag == "nr" and rest[0] not in SURNAMES:
        return True
    person = tag in ("ns", "nr") and len(word) == 2 and word[0] in SURNAMES
    ends = len(rest) == 1 and rest_tag in _TAGS_OF_REST and rest not in _NO_REST
    return person and ends
