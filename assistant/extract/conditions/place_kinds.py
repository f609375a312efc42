"""Know what kind of place a name in Latin letters is said to be: a cluster, a town."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.facts.vocabulary import is_word_in

_NAME = re.compile(
    r"(?<![^\W\d_\u3400-\u9fff])[A-Z\u00c0-\u00de][a-z\u00df-\u024f]{2,}(?![^\W_\u3400-\u9fff])"
)
# A plural names several: a cluster is one of the clusters of a county.
_KINDS = tuple(
    rf"(?:{words})"
    for words in (
        r"[^\W\d_]*(?:cluster|kluster|klustrets?)|集群",
        r"park(?:en)?|园区",
        r"zone?|zonen",
        r"municipality|[^\W\d_]*kommunen?|gemeinde",
        r"county|länet|landkreis",
        r"port|harbour|harbor|hamnen|hafen",
    )
)
_AFTER = [
    re.compile(rf"(?:['’]?s)?(?: [^\W\d_]+){{0,2}}? ?-?{kind}\b", re.IGNORECASE)
    for kind in _KINDS
]
_BEFORE = [re.compile(rf"\b(?P<kind>{kind}) (?:i |in )?\Z", re.I) for kind in _KINDS]


def kinds_of_names(text: str, language: str) -> Iterator[tuple[str, int, int]]:
    """Yield each name that a kind of place stands beside, with its kind and start.

    Args:
        text: A sentence or title: "the Redcliff glass cluster", "klustret Rosendal".
        language: ISO 639-1 code. German writes every noun with a capital.
    """
    for found in _NAME.finditer(text):
        if is_word_in(language, found.group().casefold()):
            continue
        for kind, (after, before) in enumerate(zip(_AFTER, _BEFORE, strict=True)):
            # German "das Glas-Cluster" has no name.
            if language != "de" and after.match(text, found.end()):
                yield found.group(), kind, found.start()
            elif led := before.search(text[: found.start()]):
                yield found.group(), kind, led.start("kind")
