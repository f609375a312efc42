"""Know cities of the world by their names in other languages, as CLDR has them."""

from __future__ import annotations

from functools import cache

from assistant.facts.cldr import cities

_SHORTEST = 4


@cache
def _by_name(language: str) -> dict[str, str]:
    return {name.casefold(): code for code, name in cities(language).items()}


@cache
def _by_word(language: str) -> dict[str, frozenset[str]]:
    """Return the cities that have a word in their names: Kuala, Lumpur."""
    found: dict[str, set[str]] = {}
    for name, code in _by_name(language).items():
        for word in name.split():
            if len(word) >= _SHORTEST:
                found.setdefault(word, set()).add(code)
    return {word: frozenset(codes) for word, codes in found.items()}


def is_city(name: str, language: str) -> bool:
    """Return whether a language calls a city of the world so."""
    return len(name) >= _shortest(name) and name.casefold() in _by_name(language)


def names_of_city(name: str, language: str, other: str) -> tuple[str, ...]:
    """Return what another language calls the cities that have ``name`` in theirs.

    Args:
        name: A city's, or one word of it.
        language: In which it is called so.
        other: That it is looked for in.
    """
    lower = name.casefold()
    codes = set(_by_word(language).get(lower, ()))
    if lower in _by_name(language):
        codes.add(_by_name(language)[lower])
    return tuple(cities(other)[code] for code in sorted(codes))


def _shortest(name: str) -> int:
    return _SHORTEST if name.isascii() else 2
