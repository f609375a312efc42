"""What the wordings of one language are: greetings, thanks, questions about oneself.

Patterns are for text as ``folding`` leaves it: lower case, no accents, one space
between words, no signs.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wordings:
    """The patterns of one language; each is of a whole text."""

    greeting: str
    thanks: str
    polite: str
    """What may stand before or after anything, and says nothing."""
    help: str
    """What can you do?"""
    documents: str
    """Which documents do you have, how many?"""
    documents_about: tuple[str, ...]
    """Which of them are about ``topic``?"""
    about: tuple[str, ...]
    """What is the document ``topic`` about?"""
    pointing: str
    """Words that mean nothing without a question before them."""
