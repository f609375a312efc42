"""Own the questions on policy documents: read them, find where a document answers.

A question is asked in several languages over a whole document, and may ask for a list.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from assistant.training.data.questions import TrainingQuestion
from index.documents import Span

POLICY = "policy"
"""The source of these questions."""
_LISTED = "list"
_LETTER = r"[A-Za-z\u00c0-\u024f\d]"


def load_policy_questions(
    folder: Path, part: str = "train"
) -> Iterator[TrainingQuestion]:
    """Yield each wording of the questions of ``NAME_PART.jsonl`` over ``NAME/*.txt``.

    The first two letters of ``NAME`` are the language of its documents. A line has
    ``doc``, the file; ``q``, the wordings by language; ``answers``, exact words of the
    document, none where it does not say; ``type``, ``list`` where they are items.
    """
    for file in sorted(folder.glob(f"*_{part}.jsonl")):
        name = file.stem.removesuffix(f"_{part}")
        for line in file.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            context = (folder / name / row["doc"]).read_text(encoding="utf-8")
            answers = tuple(dict.fromkeys(row["answers"]))
            spans = find_answers(context, answers, listed=row["type"] == _LISTED)
            for language, words in row["q"].items():
                yield TrainingQuestion(
                    language=language,
                    context_language=name[:2],
                    source=POLICY,
                    question=words.strip(),
                    context=context,
                    answers=answers,
                    spans=spans,
                    title=context.strip().partition("\n")[0].strip("# "),
                )


def find_answers(
    context: str, answers: Sequence[str], *, listed: bool
) -> tuple[Span, ...]:
    """Return where a context says ``answers``.

    Items of a list stand together: of each only the place nearest to the rarest item
    counts. Any place of other answers may be the one that is meant.
    """
    found = [_occurrences(context, answer) for answer in answers]
    if not listed or not all(found):
        return tuple(dict.fromkeys(span for places in found for span in places))
    anchor = min(found, key=len, default=[Span(0, 0)])[0]
    return tuple(
        dict.fromkeys(
            min(places, key=lambda span: abs(span.start - anchor.start))
            for places in found
        )
    )


def _occurrences(context: str, answer: str) -> list[Span]:
    """Return the places of an answer, if it has any as words of their own only these.

    Digits and letters next to it would make it part of another figure or word.
    """
    before = rf"(?<!{_LETTER})" if re.match(_LETTER, answer) else ""
    after = rf"(?!{_LETTER})" if re.search(rf"{_LETTER}\Z", answer) else ""
    words = re.escape(answer)
    alone = [Span(*m.span()) for m in re.finditer(f"{before}{words}{after}", context)]
    return alone or [Span(*m.span()) for m in re.finditer(words, context)]
