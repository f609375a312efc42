"""Judge an answer by what is known: right, partly, later, wrong or declined."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from assistant.answers import Answer
from assistant.evaluation.known_questions import KnownQuestion, NotThis
from assistant.evaluation.wordings import says

Verdict = Literal[
    "right", "partly", "later", "wrong", "declined", "repeated", "changed"
]

_ENOUGH = 2 / 3  # Of a list, to be called right.
_MARKER = re.compile(r"\[\d+\]")


@dataclass(frozen=True, slots=True)
class Judgement:
    """What was made of an answer."""

    verdict: Verdict
    """``later``: something else is said first, the right thing after it. Where only a
    wrong answer is known: ``repeated``, or ``changed``, which may be right or not."""
    figure_first: bool = False
    """Whether a wrong figure or date is what is said first."""
    said: str = ""
    """The words said first."""
    citation_precision: float | None = None
    """Share of the citations that are of the right document and words."""
    citation_recall: float | None = None
    """Share of what has to be said that a citation of the right document holds."""


def judge(known: KnownQuestion, answer: Answer) -> Judgement:
    """Return the verdict on ``answer``."""
    said = said_first(answer)
    if known.not_this and not known.has_right_answer:
        again = repeats(known.not_this, answer)
        return Judgement("repeated" if again else "changed", said=said)
    if known.absent or answer.status == "not_found":
        if answer.status == "not_found":
            return Judgement("right" if known.absent else "declined", said=said)
        return Judgement("wrong", _has_figure(said), said)
    if known.status not in (None, answer.status):
        return Judgement("wrong", _has_figure(said), said)
    if not known.is_said:
        return Judgement("right", said=said)
    verdict = _verdict(known, answer, said)
    wanted = [word for item in known.items for word in item]
    wrong = verdict in {"wrong", "later"}
    asked = not wanted or any(map(_has_figure, wanted))
    figure = wrong and asked and _has_figure(said)
    if known.status == "help" and not (known.quote or known.document):
        return Judgement(verdict, figure, said)  # Nothing is said by a document.
    return Judgement(verdict, figure, said, *_citations(known, answer))


def repeats(wrong: NotThis, answer: Answer) -> bool:
    """Return whether an answer puts first again what is known to be wrong."""
    if wrong.status and wrong.status == answer.status:
        return True
    if answer.status == "not_found":
        return False  # Then nothing is said.
    if wrong.said and says(said_first(answer), wrong.said):
        return True
    first = answer.citations[0] if answer.citations else None
    if first is None:
        return False
    same = bool(wrong.quote) and (
        says(first.quote, wrong.quote) or says(wrong.quote, first.quote)
    )
    return same or wrong.document == first.document_id


def said_first(answer: Answer) -> str:
    """Return the words that an answer puts first: bold ones, else its first line."""
    if answer.citations and (bold := answer.citations[0].bold_spans):
        return bold[0].of(answer.text)
    return _MARKER.sub("", answer.text.split("\n\n")[0]).strip()


def _verdict(known: KnownQuestion, answer: Answer, said: str) -> Verdict:
    if any(says(said, words) for words in known.forbidden):
        return "wrong"
    if not known.items:
        return _cites(known, answer)
    quotes = [citation.quote for citation in answer.citations]
    shown = "\n\n".join([answer.text, *quotes])
    share = _share(known, shown)
    if len(known.items) > 1:
        return "right" if share >= _ENOUGH else "partly" if share else "wrong"
    first = "\n".join([_MARKER.sub("", answer.text.split("\n\n")[0]), *quotes[:1]])
    if not _share(known, first):
        return "later" if share else "wrong"
    if _states_other_figure(known, said):
        return "later"
    return "right"


def _states_other_figure(known: KnownQuestion, said: str) -> bool:
    """Return whether another figure is set bold than the one that stands beside it."""
    wanted = [word for word in known.items[0] if _has_figure(word)]
    if not wanted or not _has_figure(said):
        return False
    return not any(says(said, word) or says(word, said) for word in wanted)


def _cites(known: KnownQuestion, answer: Answer) -> Verdict:
    fits = [_fits(known, c.document_id, c.quote) for c in answer.citations]
    return "right" if fits[:1] == [True] else "later" if any(fits) else "wrong"


def _fits(known: KnownQuestion, document: str, quote: str) -> bool:
    if known.document and known.document != document:
        return False
    if known.quote:
        return says(known.quote, quote) or says(quote, known.quote)
    return not known.items or any(says(quote, w) for item in known.items for w in item)


def _citations(known: KnownQuestion, answer: Answer) -> tuple[float | None, float]:
    fits = [c for c in answer.citations if _fits(known, c.document_id, c.quote)]
    precision = len(fits) / len(answer.citations) if answer.citations else None
    quoted = "\n\n".join(c.quote for c in fits)
    return precision, _share(known, quoted) if known.items else float(bool(fits))


def _share(known: KnownQuestion, text: str) -> float:
    met = [any(says(text, words) for words in item) for item in known.items]
    return sum(met) / len(met)


def _has_figure(text: str) -> bool:
    return any(character.isdigit() for character in text)
