"""Tell a text that was read in its own codec by where its signs and letters stand."""

from __future__ import annotations

import re

# Alphabets that are not mixed with Latin letters within a word: Greek to Arabic, Thai.
_FOREIGN = "\u0370-\u06ff\u0e00-\u0e7f\ufb1d-\ufdff\ufe70-\ufefc"
_LATIN = "A-Za-zÀ-ÖØ-öø-ɏ"
_BOXES = "\u2500-\u259f"
_MATHS = "\u2200-\u22ff\u2320\u2321"
_ODD = re.compile(
    # Controls, and what a codec has no character for.
    "[\x80-\x9f\ufffd]"
    # A single letter of another alphabet, or one that touches a Latin letter.
    rf"|(?<![{_FOREIGN}])[{_FOREIGN}](?![{_FOREIGN}])"
    rf"|(?<=[{_LATIN}])[{_FOREIGN}]|[{_FOREIGN}](?=[{_LATIN}])"
    # Lines of boxes and signs of sums within a word.
    rf"|(?<=[{_LATIN}])[{_BOXES}{_MATHS}]|[{_BOXES}{_MATHS}](?=[{_LATIN}])"
)
_MOST_ODD = 0.1
_ACCENTED = "À-ÖØ-öø-ÿŠŒŽšœžŸƒ"
_SIGNS = "¡¢£¤¥¦§¨©ª«¬®¯°±²³´µ¶¸¹º»¼½¾¿×÷€‰"
_BEYOND_LATIN = re.compile(
    # Of several such characters in a row one touches an ASCII letter: "créée".
    rf"(?<![A-Za-z{_ACCENTED}{_SIGNS}])[{_ACCENTED}{_SIGNS}]{{2,}}"
    rf"(?![A-Za-z{_ACCENTED}{_SIGNS}])"
    # No sign stands within a word, and hardly a capital after a small letter. Before
    # a word stand few: "«Qué", "µg", "©".
    rf"|[A-Za-z{_ACCENTED}][{_SIGNS}„“”†‡ˆ˜™•…]+[A-Za-z{_ACCENTED}]"
    rf"|[†‡ˆ˜™¢¤¦¨¯²³´¶¸¹¼½¾×÷‰][A-Za-z{_ACCENTED}]|[£€¥]+(?=[a-zß-öø-ÿ])"
    r"|[a-z][ÐÑÒÓÔÕÞŠŒŽŸ]"
    # No letter stands beside a figure, and few are a word.
    rf"|\d[{_ACCENTED}]|[{_ACCENTED}]\d|(?<!\S)[ÐÑÒÓÔÕÞßŠŒŽŸšœžÿ](?!\S)"
)


def is_sound(text: str) -> bool:
    """Return whether hardly a character stands where nobody would write it."""
    beyond = sum(not character.isascii() for character in text)
    odd = len(_ODD.findall(text)) + len(_BEYOND_LATIN.findall(text))
    return odd <= _MOST_ODD * beyond


def is_western(text: str) -> bool:
    """Return whether each sign and accented letter stands as in Western languages."""
    return not _ODD.search(text) and not _BEYOND_LATIN.search(text)
