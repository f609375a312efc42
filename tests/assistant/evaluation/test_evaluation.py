from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from threading import Event, Semaphore

import pytest

from assistant import Assistant, KnownQuestion, Settings, evaluate
from assistant.evaluation.evaluation import EvaluationStoppedError
from assistant.evaluation.known_questions import QuestionFileError, QuestionSet
from tests.ui.cli.test_commands import call

FIRMS = "How many firms are in the Xuzhou cluster?"


def place(settings: Settings) -> dict[str, str]:
    return {
        "CLUSTER_POLICY_CORPUS_DIR": str(settings.corpus_dir),
        "CLUSTER_POLICY_INDEX_DIR": str(settings.index_dir),
    }


def test_python_measures_by_pair_and_kind(assistant: Assistant) -> None:
    document = next(d for d in assistant.documents() if "xuzhou" in d.id)
    known = KnownQuestion(FIRMS, (("252",),), document=document.id, kind="figure")
    absent = KnownQuestion("Who is the king of Norway?", absent=True, kind="absent")
    measured = evaluate(assistant, [known, absent])
    assert measured.groups[""]["questions"] == 2
    assert measured.groups["figure"]["right"] == 1.0
    assert measured.groups[f"en over {document.language}"]["recall@5"] == 1.0
    assert measured.groups["absent"]["absent_answered"] == 0.0
    assert measured.seconds["p95"] >= measured.seconds["p50"] > 0
    assert measured.worst == ()


@pytest.mark.parametrize("asked", [1, 2, 3])
def test_each_question_counts_once_for_how_long_answers_took(
    assistant: Assistant, asked: int
) -> None:
    questions = [KnownQuestion(FIRMS, (("252",),)) for _ in range(asked)]
    measured = evaluate(assistant, questions)
    taken = [o.seconds for o in measured.outcomes if o.seconds is not None]
    assert len(taken) == asked
    assert measured.seconds["p50"] == pytest.approx(median(taken))


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"document": "xuzhu.txt"}, "names xuzhu.txt, which is not in the index"),
        ({"quote": "No document says this."}, "is not in"),
    ],
)
def test_what_cannot_be_known_of_a_question_is_told_before_any_is_asked(
    assistant: Assistant, wrong: dict[str, str], said: str
) -> None:
    document = next(d.id for d in assistant.documents() if "xuzhou" in d.id)
    known = KnownQuestion(FIRMS, **({"document": document} | wrong))  # type: ignore[arg-type]
    with pytest.raises(QuestionFileError, match=said):
        evaluate(assistant, [known])


def test_what_is_no_question_is_measured_as_a_kind_and_by_its_tags(
    assistant: Assistant,
) -> None:
    greeting = KnownQuestion("Hello!", status="help", kind="intent", tags=("chat",))
    search = KnownQuestion(FIRMS, status="help", kind="intent", tags=("chat", "all"))
    measured = evaluate(assistant, [greeting, search])
    assert measured.groups["intent"] == measured.groups["chat"]
    assert measured.groups["chat"]["right"] == 0.5
    assert "citation_recall" not in measured.groups["intent"]
    assert measured.groups["all"]["wrong_figure_first"] == 1.0


def test_a_wrong_expectation_is_among_the_worst(assistant: Assistant) -> None:
    known = KnownQuestion(FIRMS, (("9999",),))
    measured = evaluate(assistant, QuestionSet((known,), {"right": 0.5}))
    (worst,) = measured.worst
    assert "252" in worst.said
    assert measured.missed == ("`right` is 0.000, and has to be at least 0.5.",)


def test_each_look_and_each_question_of_a_history_has_a_turn_of_its_own(
    assistant: Assistant,
) -> None:
    turns = Semaphore(1)
    taken = 0

    @contextmanager
    def turn() -> Iterator[None]:
        nonlocal taken
        assert turns.acquire(blocking=False), "a turn is taken within a turn"
        taken += 1
        try:
            yield
        finally:
            turns.release()

    document = next(d for d in assistant.documents() if "xuzhou" in d.id)
    quote = assistant.document(document.id).text.split("\n")[0]
    quoted = KnownQuestion(FIRMS, quote=quote, document=document.id)
    later = KnownQuestion(FIRMS, (("252",),), history=("Hello!", FIRMS))
    evaluate(assistant, [quoted, quoted, later], turn=turn)
    looks, asked_and_searched, asked = 1, 2 * 2, 3
    assert taken == looks + asked_and_searched + asked


def test_what_is_stopped_before_it_begins_reads_no_document(
    assistant: Assistant,
) -> None:
    stop = Event()
    stop.set()
    document = next(d.id for d in assistant.documents() if "xuzhou" in d.id)
    known = KnownQuestion(FIRMS, quote="No document says this.", document=document)
    with pytest.raises(EvaluationStoppedError):
        evaluate(assistant, [known], stop=stop)


@pytest.mark.parametrize(("figure", "code"), [("252", 0), ("9999", 4)])
def test_floors_make_the_exit_code(
    shipped_settings: Settings, tmp_path: Path, figure: str, code: int
) -> None:
    path = tmp_path / "q.jsonl"
    known = {"question": FIRMS, "answer": figure}
    path.write_text(f'{{"floors": {{"right": 1}}}}\n{json.dumps(known)}')
    done = call("evaluate", str(path), **place(shipped_settings))
    assert done.returncode == code
    assert ("has to be at least 1" in done.stdout) == bool(code)
    as_json = call("evaluate", str(path), "--json", **place(shipped_settings))
    assert as_json.returncode == code
    printed = json.loads(as_json.stdout)
    assert printed["groups"][""]["right"] == float(not code)


def test_a_mistake_in_the_file_is_one_line_and_a_hint(
    settings: Settings, tmp_path: Path
) -> None:
    path = tmp_path / "q.jsonl"
    path.write_text("{}")
    done = call("evaluate", str(path), **place(settings))
    assert done.returncode == 1
    assert "line 1: there is no `question`" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_corpus_of_its_own_is_searched_and_no_index_is_needed(
    settings: Settings, tmp_path: Path
) -> None:
    texts = {"a/1": "Alby makes glass.", "b:2": "Norby mends ships."}
    records = [json.dumps({"_id": id_, "text": text}) for id_, text in texts.items()]
    (tmp_path / "corpus.jsonl").write_text("\n".join(records))
    (tmp_path / "queries.jsonl").write_text('{"_id": "q", "text": "Ships?"}')
    (tmp_path / "qrels.tsv").write_text("query-id\tcorpus-id\tscore\nq\tb:2\t1\n")
    done = call("evaluate", str(tmp_path), "--json", **place(settings))
    assert done.returncode == 0, done.stderr
    groups = json.loads(done.stdout)["groups"]
    assert groups["search"]["mrr"] == 1.0
    assert groups["search"]["vectors_ndcg@10"] == 1.0
    assert not settings.index_dir.exists()
    (tmp_path / "qrels.tsv").write_text("q\tc\t1\n")
    unknown = call("evaluate", str(tmp_path), **place(settings))
    assert unknown.returncode == 1
    assert "c is judged, but is not in corpus.jsonl" in unknown.stderr
