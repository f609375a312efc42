"""Break files at random places and read them: nothing but a refusal may come out."""

from __future__ import annotations

import random
from collections.abc import Iterator

from index.errors import UnreadableDocumentError
from index.limits import DEFAULT_LIMITS
from index.readers import READERS

_VERSIONS = 60


def read_broken(suffix: str, content: bytes) -> None:
    """Read broken versions of a file: what is read can be stored and cited."""
    for broken in _break(suffix, content):
        try:
            extract = READERS[suffix](broken, DEFAULT_LIMITS)
        except UnreadableDocumentError:
            continue
        assert extract.text.encode().decode() == extract.text
        assert all(page.span.of(extract.text).strip() for page in extract.pages)


def _break(seed: str, content: bytes) -> Iterator[bytes]:
    """Yield versions with other bytes in some places, half of them cut short."""
    generator = random.Random(seed)
    for _ in range(_VERSIONS):
        length = generator.choice([len(content), generator.randrange(len(content) + 1)])
        broken = bytearray(content[:length])
        for _ in range(generator.randrange(1, 20)):
            if broken:
                broken[generator.randrange(len(broken))] = generator.randrange(256)
        yield bytes(broken)
