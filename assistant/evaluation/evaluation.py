"""Ask questions with known answers, and say how well that went."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import (
    Callable,
    Collection,
    Iterable,
    Iterator,
    Mapping,
    Sequence,
)
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from difflib import get_close_matches
from statistics import fmean, quantiles
from threading import Event
from typing import TYPE_CHECKING

from assistant.evaluation.floors import missed_floors
from assistant.evaluation.known_questions import (
    KnownQuestion,
    QuestionFileError,
    QuestionSet,
)
from assistant.evaluation.rankings import DEPTH, measure_ranking
from assistant.evaluation.verdicts import Judgement, judge, repeats
from assistant.evaluation.wordings import says
from assistant.training.measures import exact_match, f1_score
from index.errors import DisplayableError
from index.text.languages import detect_language

if TYPE_CHECKING:
    from assistant.answers import Answer, Turn
    from assistant.pipeline import Assistant
    from index.documents import ScoredPassage

_FINE = ("right", "changed")
Report = Callable[[int, int], None]
Turns = Callable[[], AbstractContextManager[object]]
"""What is entered for each thing that is asked of an assistant."""


class EvaluationStoppedError(DisplayableError):
    """An evaluation was stopped before all was asked."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One question, and what came."""

    known: KnownQuestion
    pair: str
    """``zh over sv``: the question's language and that of the document."""
    measures: Mapping[str, float]
    judgement: Judgement | None = None
    """None where only the search was measured."""
    said: str = ""
    """The answer as it is shown."""
    seconds: float | None = None


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The measures of all questions, of each pair of languages and of each kind."""

    outcomes: tuple[Outcome, ...]
    groups: Mapping[str, Mapping[str, float]]
    """Means of the measures by group: "" is all, then ``zh over sv``, ``date``."""
    missed: tuple[str, ...] = ()
    """A sentence for each floor that is not reached."""
    seconds: Mapping[str, float] = field(default_factory=dict)
    """``p50`` and ``p95`` of an answer."""

    @property
    def worst(self) -> tuple[Outcome, ...]:
        """What went wrong, wrong figures first, needless refusals last."""
        judged = [(o.judgement, o) for o in self.outcomes if o.judgement]
        failed = [(j, o) for j, o in judged if j.verdict not in _FINE]
        order = ("wrong", "repeated", "later", "partly", "declined")
        failed.sort(key=lambda f: (not f[0].figure_first, order.index(f[0].verdict)))
        return tuple(outcome for _, outcome in failed)


def evaluate(
    assistant: Assistant,
    questions: QuestionSet | Iterable[KnownQuestion],
    report: Report | None = None,
    *,
    stop: Event | None = None,
    turn: Turns = nullcontext,
) -> Evaluation:
    """Ask all ``questions`` and return how well they are answered.

    Args:
        assistant: Who is asked.
        questions: What to ask, and what is known of the answers.
        report: Told after each question how many are done, of how many.
        stop: Set from another thread, it ends the evaluation.
        turn: Entered for each thing that is asked or looked for, to wait where others
            ask too: no question of a history is asked in the turn of another.

    Raises:
        QuestionFileError: What is known of a question cannot be so.
        EvaluationStoppedError: It was stopped.
    """
    if not isinstance(questions, QuestionSet):
        questions = QuestionSet(tuple(questions))
    languages = {d.id: d.language for d in assistant.documents()}

    @contextmanager
    def in_turn() -> Iterator[None]:
        with turn():
            _go_on(stop)
            yield

    _check(assistant, questions.questions, languages, in_turn)
    outcomes = []
    for done, known in enumerate(questions.questions, start=1):
        outcomes.append(_ask(assistant, known, languages, stop, in_turn))
        # What it was stopped in is no answer to be judged.
        _go_on(stop)
        if report:
            report(done, len(questions.questions))
    groups = _groups(outcomes)
    taken = [o.seconds for o in outcomes if o.seconds is not None]
    return Evaluation(
        tuple(outcomes),
        groups,
        tuple(missed_floors(questions.floors, groups)),
        _percentiles(taken),
    )


def _go_on(stop: Event | None) -> None:
    if stop and stop.is_set():
        raise EvaluationStoppedError("The evaluation was stopped.")


def _check(
    assistant: Assistant,
    questions: Sequence[KnownQuestion],
    ids: Collection[str],
    turn: Turns,
) -> None:
    """Raise an error where what is known of a question cannot be so."""
    quoting: dict[str, list[KnownQuestion]] = defaultdict(list)
    for known in questions:
        if known.document and known.document not in ids:
            near = get_close_matches(known.document, ids, 1)
            meant = f" Is {near[0]} meant?" if near else ""
            raise QuestionFileError(
                f"“{known.question}” names {known.document}, which is not in the index."
                + meant,
                "`cluster-policy documents` lists those there are, by their ids.",
            )
        if known.document and known.quote:
            quoting[known.document].append(known)
    for document_id, quoted in quoting.items():
        with turn():
            text = assistant.document(document_id).text
            for known in quoted:
                if not says(text, known.quote):
                    raise QuestionFileError(
                        f"The quote of “{known.question}” is not in {document_id}.",
                        "It has to stand there word for word.",
                    )


def _ask(
    assistant: Assistant,
    known: KnownQuestion,
    languages: Mapping[str, str],
    stop: Event | None,
    turn: Turns,
) -> Outcome:
    language = known.language or detect_language(known.question)
    documents = [known.document, *known.relevant]
    named = [languages[id_] for id_ in documents if id_ in languages]
    pair = f"{language} over {named[0]}" if named else f"{language} over all"
    if not known.asks:
        with turn():
            return Outcome(known, pair, _search(assistant, known, known.question))
    history: list[Turn] = []
    for earlier in known.history:
        with turn():
            history.append(assistant.ask(earlier, history, stop).turn())
    with turn():
        began = time.perf_counter()
        answer = assistant.ask(known.question, history, stop)
        seconds = time.perf_counter() - began
    judgement = judge(known, answer)
    measures = _judged(known, judgement, answer)
    if known.document:
        with turn():
            measures |= _search(assistant, known, answer.standalone_question)
    return Outcome(known, pair, measures, judgement, answer.text, seconds)


def _judged(
    known: KnownQuestion, judgement: Judgement, answer: Answer
) -> dict[str, float]:
    measures: dict[str, float] = {}
    if known.not_this:
        measures["repeated"] = float(repeats(known.not_this, answer))
    if not known.has_right_answer:
        return measures
    measures["wrong_figure_first"] = float(judgement.figure_first)
    if known.absent:
        return measures | {"absent_answered": float(judgement.verdict != "right")}
    wrong = judgement.verdict in {"wrong", "later"}
    measures |= {
        "right": float(judgement.verdict == "right"),
        "wrong": float(wrong),
        "declined": float(judgement.verdict == "declined"),
    }
    if len(known.items) == 1:
        said = judgement.said if answer.status == "answered" else ""
        language = answer.citations[0].language if answer.citations else ""
        measures["exact_match"] = exact_match(said, known.items[0], language)
        measures["f1"] = f1_score(said, known.items[0], language)
    if known.status is None or judgement.citation_recall is not None:
        measures["citation_recall"] = judgement.citation_recall or 0.0
    if judgement.citation_precision is not None:
        measures["citation_precision"] = judgement.citation_precision
    return measures


def _search(
    assistant: Assistant, known: KnownQuestion, question: str
) -> dict[str, float]:
    relevant = known.relevant or {known.document: 1}
    found = measure_ranking(relevant, _ids(assistant.search(question, DEPTH), relevant))
    nearest = assistant.search_vectors(question, DEPTH)
    alone = measure_ranking(relevant, _ids(nearest, relevant))["ndcg@10"]
    return found | {
        "vectors_ndcg@10": alone,
        "ndcg@10_over_vectors": found["ndcg@10"] - alone,
    }


def _ids(hits: Sequence[ScoredPassage], relevant: Mapping[str, int]) -> list[str]:
    """Return what was found by the ids that are judged: passages, else documents."""
    passages = [hit.passage for hit in hits]
    return [p.id if p.id in relevant else p.document_id for p in passages]


def _groups(outcomes: Sequence[Outcome]) -> dict[str, dict[str, float]]:
    members: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        known = outcome.known
        for name in dict.fromkeys(("", outcome.pair, known.kind, *known.tags)):
            members[name].append(outcome)
    return {name: _means(group) for name, group in sorted(members.items())}


def _means(outcomes: Sequence[Outcome]) -> dict[str, float]:
    values: dict[str, list[float]] = defaultdict(list)
    for outcome in outcomes:
        for name, value in outcome.measures.items():
            values[name].append(value)
    return {"questions": len(outcomes)} | {n: fmean(v) for n, v in values.items()}


def _percentiles(seconds: Sequence[float]) -> dict[str, float]:
    if not seconds:
        return {}
    # Quantiles are of two values or more.
    values = seconds if len(seconds) > 1 else [*seconds, *seconds]
    cuts = quantiles(values, n=20, method="inclusive")
    return {"p50": cuts[9], "p95": cuts[18]}
