"""Tell whether a document names what is asked about only after the figure it gives."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

from assistant.extract.conditions.latin_names import has_names, telling_names
from assistant.extract.conditions.outcomes import Outcome
from assistant.extract.conditions.place import Place
from assistant.extract.conditions.towns import has_town, provinces_in, towns_in
from assistant.extract.questions import classify_question
from index.text.languages import detect_language

_HAN = re.compile(r"[\u3400-\u9fff]")
_JOINED = re.compile(
    r"\b(?:and|or|than|och|eller|än|und|oder|als|et|ou|y|o|og|ja|tai)\b|[和与及或跟比、/]",
    re.IGNORECASE,
)
_LATER = 60_000
"""Characters after the figure that are looked through."""


def check_named_later(question: str, place: Place) -> Outcome:
    """Tell whether a name of the question first stands behind the figure's sentence.

    "The output was 50 billion. A robot of Shunmei Group saves labour": the output is
    not that of Shunmei Group, though one passage has both.
    """
    if not place.concerns_figure(question) or _JOINED.search(question):
        return Outcome.SHOWN
    if classify_question(question).wants_date:
        return Outcome.SHOWN  # That of a law stands above all that it is about.
    names = towns_in(question) or provinces_in(question)
    later = [_is_named_later(partial(has_town, name=name), place) for name in names]
    # Chinese names are given in each way that they may be cut.
    if names and (all(later) if _HAN.search(question) else any(later)):
        return Outcome.CONTRADICTED
    of_text, of_names = place.language, detect_language(question)
    later = [
        _is_named_later(
            partial(has_names, words, of_text=of_text, of_names=of_names), place
        )
        for words in telling_names(question, place)
    ]
    return Outcome.CONTRADICTED if any(later) else Outcome.SHOWN


def _is_named_later(names: Callable[[str], bool], place: Place) -> bool:
    """Return whether what ``names`` finds in a text stands only after the sentence."""
    text, end = place.document.text, place.sentence_span.end
    # All that stands before may be very long: it is the last that is looked through.
    return (
        not names(place.context)
        and names(text[end : end + _LATER])
        and not names("\n".join((*place.above, text[:end])))
    )
