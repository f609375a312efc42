"""Guess the encoding of bytes that are neither Unicode nor truthfully declared."""

from __future__ import annotations

import codecs
import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import islice

from index.readers.plaintext.soundness import is_sound, is_western

_SAMPLE = 100_000
_PIECES = 16
_SHORTEST_PIECE = 60
_CREDIBLE = 0.1
_FEW = 8
_WESTERN = "cp1252"
# Those in which files are written today, and those in which many were.
_TODAY = re.compile(
    r"big5|cp874|cp932|cp949|cp950|cp125[0-8]|euc_jp\Z|euc_kr|gb|iso8859-[256789]\Z"
    r"|koi8|shift_jis\Z|tis-620|utf"
)
_ONCE = re.compile(r"cp437|cp85[025]|cp866|johab|mac-(?:cyrillic|greek|latin2|roman)")
_CLEARLY = 0.02


def guess_encoding(content: bytes) -> str:
    """Return the codec in which ``content`` reads most like a language.

    Damaged bytes count against a codec but do not rule it out: one broken
    character must not turn a Chinese file into Western letters. A few bytes beyond
    ASCII tell a detector little: where all stand as in Western text, they are that
    unless a codec in use is clearly likelier.
    """
    sample = _beyond_ascii(content)
    likely = list(_sound_candidates(sample))
    whole = likely[0] if likely else (_WESTERN, 0.0)
    if is_western(sample.decode(_WESTERN, "replace")):
        western = dict(likely).get(_WESTERN, 0.0)
        rival = next((found for found in likely if _TODAY.match(found[0])), whole)
        return rival[0] if rival[1] >= western + _CLEARLY else _WESTERN
    if whole[1] >= _CREDIBLE:
        return whole[0]
    # The detector rules out a codec for a single damaged byte: let parts vote.
    pieces = _cut(sample)
    votes: defaultdict[str, float] = defaultdict(float)
    for piece in pieces:
        for codec, confidence in islice(_sound_candidates(piece), 1):
            votes[codec] += confidence / len(pieces)
    best = max(votes, key=lambda codec: votes[codec], default=_WESTERN)
    return best if votes[best] > _CREDIBLE else whole[0]


def fits(content: bytes, codec: str) -> bool:
    """Return whether ``content`` may well be in ``codec``, which can decode it.

    A single-byte codec decodes anything: Chinese pages that say they are Latin-1
    are common, and a detector finds that far less likely than another codec.
    """
    sample = _beyond_ascii(content)
    if len(sample.translate(None, delete=bytes(range(128)))) < _FEW:
        return True
    text = sample.decode(codec, "replace")
    best = own = 0.0
    for name, confidence in _candidates(sample):
        best = max(best, confidence)
        if name == codec or sample.decode(name, "replace") == text:
            own = max(own, confidence)
    return own >= best / 2


def _beyond_ascii(content: bytes) -> bytes:
    """Return what tells encodings apart; of a long text the lines beyond ASCII."""
    if len(content) <= _SAMPLE:
        return content
    if b"\n" not in content[:_SAMPLE] and b"\r" not in content[:_SAMPLE]:
        first = len(content) - len(content.lstrip(bytes(range(128))))
        return content[max(0, first - 1000) :][:_SAMPLE]
    sample = bytearray()
    for line in content.splitlines():
        if not line.isascii():
            sample += line + b"\n"
        if len(sample) > _SAMPLE:
            break
    return bytes(sample[:_SAMPLE])


def _cut(sample: bytes) -> list[bytes]:
    """Return pieces that end where in no encoding a character goes on."""
    size = max(len(sample) // _PIECES, _SHORTEST_PIECE)
    pieces = re.findall(rb"(?s:.{%d,}?)(?:[\x00-\x2f]|\Z)" % size, sample)
    return [piece for piece in pieces if not piece.isascii()]


def _sound_candidates(sample: bytes) -> Iterator[tuple[str, float]]:
    """Yield those of the candidates in which the sample may have been written."""
    for codec, confidence in _candidates(sample):
        usual = _TODAY.match(codec) or _ONCE.match(codec) or confidence >= _CREDIBLE
        if usual and is_sound(sample.decode(codec, "replace")):
            yield codec, confidence


def _candidates(sample: bytes) -> Iterator[tuple[str, float]]:
    """Yield the codecs that can read ``sample``, the likeliest first."""
    import chardet
    from chardet import EncodingEra

    for found in chardet.detect_all(
        sample,
        ignore_threshold=True,
        encoding_era=EncodingEra.ALL & ~EncodingEra.MAINFRAME,
        no_match_encoding=_WESTERN,
    ):
        if found["encoding"]:
            yield codecs.lookup(found["encoding"]).name, found["confidence"]
