"""Tell ordinary words from names by the words of the embedding model's vocabulary.

It lists the commonest words of a hundred languages as they are written: a word that it
has in lower case is ordinary, "department", one that it has not is a name, "Volvo".
"""

from __future__ import annotations

from functools import cache

_BEGINS_WORD = "▁"
_STEM = 6
_ENDING = 5
_ENDINGS = ("", "s", "d", "ed", "ing", "ly", "ever")
_NAME_RATHER = 2.5
"""A word so many times rarer in lower case is a name: "stockholm"."""
_BYTES_OF_VOCABULARY = 8 * 2**20


@cache
def is_ordinary(word: str) -> bool:
    """Return whether a word, given in lower case, is no name.

    Derived and compounded words are told by how they begin or end: "informatization",
    "stödprogrammet".
    """
    words = _vocabulary()
    return begins_ordinary(word) or any(
        word[-length:] in words for length in range(_ENDING, len(word))
    )


@cache
def begins_ordinary(word: str) -> bool:
    """Return whether a word, given in lower case, is an ordinary one or begins so.

    In a hundred languages some word ends like almost any name: "Nanjing".
    """
    words = _vocabulary()
    return word in words or any(word[:n] in words for n in range(_STEM, len(word)))


@cache
def _vocabulary() -> frozenset[str]:
    """Return the ordinary words."""
    ranks = _ranks()
    return frozenset(
        word
        for word in lower_case_words()
        if ranks[_BEGINS_WORD + word]
        < _NAME_RATHER * ranks.get(_BEGINS_WORD + word.capitalize(), len(ranks))
    )


@cache
def lower_case_words() -> frozenset[str]:
    """Return all words of the vocabulary that are in lower case."""
    return frozenset(
        piece[1:]
        for piece in _ranks()
        if piece.startswith(_BEGINS_WORD) and piece[1:].isalpha() and piece.islower()
    )


def has_word(word: str) -> bool:
    """Return whether the vocabulary has a word, given in lower case, in any case."""
    capital = _BEGINS_WORD + word.capitalize()
    return capital in _ranks() or word in lower_case_words()


def is_word_in(language: str, word: str) -> bool:
    """Return whether a word with a capital may be no name in a language.

    Args:
        language: ISO 639-1 code; German writes every noun with a capital.
        word: In lower case.
    """
    return has_word(word) if language == "de" else word in lower_case_words()


def is_common_part(characters: str) -> bool:
    """Return whether the vocabulary has Chinese characters as one piece: 卫星."""
    return characters in _ranks() or _BEGINS_WORD + characters in _ranks()


def begins_sentences(word: str) -> bool:
    """Return whether a word with a capital is no name where it begins a sentence.

    Args:
        word: In lower case; it may have an ending that the vocabulary lacks: "owned".
    """
    if is_known_name(word):
        return False
    stems = (word.removesuffix(ending) for ending in _ENDINGS)
    return any(len(stem) > 1 and stem in lower_case_words() for stem in stems)


@cache
def is_known_name(word: str) -> bool:
    """Return whether the vocabulary has a word with a capital, and hardly without."""
    capital = _ranks().get(_BEGINS_WORD + word.capitalize())
    return capital is not None and (
        word not in lower_case_words()
        or _ranks()[_BEGINS_WORD + word] >= _NAME_RATHER * capital
    )


@cache
def _ranks() -> dict[str, int]:
    return {piece: rank for rank, piece in enumerate(_pieces())}


def _pieces() -> list[str]:
    """Return the vocabulary, the commonest first."""
    from index.embedding.packaged.q4_weights import read_pieces
    from index.embedding.packaged.unpacking import find_packaged_weights

    with find_packaged_weights().open("rb") as file:
        return [piece for piece, _ in read_pieces(file.read(_BYTES_OF_VOCABULARY))]
