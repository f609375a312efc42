from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.evaluation.known_questions import NotThis, QuestionFileError
from assistant.evaluation.question_files import read_questions


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_yaml_has_floors_and_questions_and_keeps_figures_as_they_stand(
    tmp_path: Path,
) -> None:
    path = written(
        tmp_path,
        "q.yaml",
        """
floors: {right: 0.5, zh over sv: {wrong: 0.1}}
questions:
- question: How many firms?
  document: a.md
  answer: [007, "1,234"]
  forbid: 2022
  kind: figure
  history: ['What is Alby?']
- {question: 'And in Norby?', answer: not in the documents}
- {question: 'Which goods?', items: [glass, [yarn, thread]]}
""",
    )
    read = read_questions(path)
    assert read.floors == {"right": 0.5, "zh over sv: wrong": 0.1}
    figure, absent, listed = read.questions
    assert figure.items == (("007", "1,234"),)
    assert (figure.forbidden, figure.history) == (("2022",), ("What is Alby?",))
    assert absent.absent
    assert absent.items == ()
    assert listed.items == (("glass",), ("yarn", "thread"))


def test_json_lines_may_begin_with_floors(tmp_path: Path) -> None:
    lines = ['{"floors": {"mrr": 0.5}}', '{"question": "Who?", "quote": "The mayor"}']
    read = read_questions(written(tmp_path, "q.jsonl", "\n".join(lines)))
    assert read.floors == {"mrr": 0.5}
    assert read.questions[0].quote == "The mayor"


def test_a_ragas_dataset_is_read(tmp_path: Path) -> None:
    row = {
        "user_input": "How many firms?",
        "reference": "There are 12 firms.",
        "reference_contexts": ["The cluster has 12 firms."],
        "response": "",
    }
    read = read_questions(written(tmp_path, "q.jsonl", json.dumps(row)))
    assert read.questions[0].question == "How many firms?"
    assert read.questions[0].quote == "The cluster has 12 firms."


@pytest.mark.parametrize("judgements", ["q\ta\t1\n", "query\tdoc\tscore\nq\ta\t1\n"])
def test_a_beir_folder_is_read(tmp_path: Path, judgements: str) -> None:
    written(tmp_path, "queries.jsonl", '{"_id": "q", "text": "Glass?"}')
    written(tmp_path, "qrels.tsv", judgements)
    written(tmp_path, "corpus.jsonl", '{"_id": "a", "title": "T", "text": "Glass."}')
    read = read_questions(tmp_path)
    assert read.corpus == {"a": "T\n\nGlass."}
    assert read.questions[0].relevant == {"a": 1}
    assert not read.questions[0].asks


@pytest.mark.parametrize("mark", ["\u2028", "\u2029", "\u0085"])
def test_a_separator_within_a_string_of_a_beir_folder_ends_no_line(
    tmp_path: Path, mark: str
) -> None:
    for text in ("Vilket glas?", "哪些企业？"):
        query = f'{{"_id": "q", "text": "{text[:3]}{mark}{text[3:]}"}}\r\n'
        written(tmp_path, "queries.jsonl", query)
        written(tmp_path, "qrels.tsv", f"q\ta{mark}b\t1\r\n")
        line = f'{{"_id": "a{mark}b", "title": "T", "text": "Glas{mark}och garn."}}\n'
        written(tmp_path, "corpus.jsonl", line)
        read = read_questions(tmp_path)
        assert read.questions[0].question == f"{text[:3]}{mark}{text[3:]}"
        assert read.questions[0].relevant == {f"a{mark}b": 1}
        assert read.corpus == {f"a{mark}b": f"T\n\nGlas{mark}och garn."}


def test_judgements_as_trec_writes_them_are_read(tmp_path: Path) -> None:
    written(tmp_path, "queries.jsonl", '{"_id": "q", "text": "Glass?"}')
    written(tmp_path, "qrels.tsv", "q 0 a.md 2\n")
    read = read_questions(tmp_path)
    assert (read.corpus, read.questions[0].relevant) == (None, {"a.md": 2})


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("q.jsonl", '\n{"question": "Who?"', "line 2: this is no JSON"),
        ("q.jsonl", "[1]", "line 1: this is no JSON object"),
        ("q.jsonl", '{"answer": "x"}', "line 1: there is no `question`"),
        ("q.yaml", "- question: Who?\n  anwser: x", "is `answer` meant?"),
        ("q.yaml", "- question: Who?\n- x", "line 1: nothing is said of the right"),
        ("q.yaml", "- {question: W, answer: x}\n- x", "line 2: this is no question"),
        ("q.yaml", "- {question: A, question: B, answer: x}", "`question` is given tw"),
        ("q.yaml", "- [", "this is no YAML"),
        ("q.yaml", "floor: 1", "line 1: `floor` is neither `floors` nor `questions`"),
        ("q.yaml", "floors: {good: 1}\nquestions: []", "`good` is no measure"),
        ("q.yaml", "floors: {right: x}\nquestions: []", "of `right` is no number"),
        ("q.yaml", "questions: []", "There is no question"),
        ("q.yaml", "- {question: W, answer: x, items: [y]}", "both `answer` and `ite"),
        (
            "q.yaml",
            "- {question: W, answer: Not in the documents., document: a}",
            "both",
        ),
        (
            "q.yaml",
            "- {question: W, answer: [not in the documents, '5']}",
            "it is both",
        ),
        (
            "q.yaml",
            "- {question: W, answer: x, language: Swedish}",
            "no code of a lang",
        ),
        ("q.yaml", "floors: {right: 50}\nquestions: []", "and measures go up to 1"),
        ("q.jsonl", '{"floors": {"right": NaN}}', "and measures go up to 1"),
        ("q.jsonl", '{"question": "W", "question": "X"}', "`question` is given twice"),
        ("q.jsonl", '{"question": "W", "answer": true}', "has a truth value"),
        ("q.jsonl", '{"question": "W", "answer": null}', "something that is no text"),
        ("q.jsonl", '{"user_input": [{"content": "W"}]}', "`user_input` is no text"),
        ("q.yaml", "", "There is no list of questions"),
        ("q.jsonl", "\n\n", "There is no question"),
    ],
)
def test_a_mistake_is_one_sentence_with_its_line(
    tmp_path: Path, name: str, text: str, said: str
) -> None:
    path = written(tmp_path, name, text)
    with pytest.raises(QuestionFileError) as caught:
        read_questions(path)
    assert said in caught.value.message
    assert caught.value.hint
    assert "\n" not in caught.value.message


def test_mistakes_in_a_beir_folder_are_told(tmp_path: Path) -> None:
    with pytest.raises(QuestionFileError, match="cannot be read"):
        read_questions(tmp_path)
    written(tmp_path, "queries.jsonl", '{"_id": "q", "text": "Glass?"}')
    written(tmp_path, "qrels.tsv", "q\ta\t1\nq\tb\tyes\n")
    with pytest.raises(QuestionFileError, match="line 2: this is no judgement"):
        read_questions(tmp_path)
    written(tmp_path, "qrels.tsv", "p\ta\t1\n")
    with pytest.raises(QuestionFileError, match="question p is judged"):
        read_questions(tmp_path)
    written(tmp_path, "queries.jsonl", '{"_id": "q", "text": "A"}\n' * 2)
    with pytest.raises(QuestionFileError, match="line 2: there is another q"):
        read_questions(tmp_path)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(QuestionFileError, match="cannot be read"):
        read_questions(tmp_path / "none.yaml")


def test_a_question_may_be_none_to_the_documents_and_have_tags(tmp_path: Path) -> None:
    text = "- {question: Hello!, status: help, tags: [chat, 'first visit']}"
    (known,) = read_questions(written(tmp_path, "q.yaml", text)).questions
    assert (known.status, known.tags) == ("help", ("chat", "first visit"))
    assert known.asks
    path = written(tmp_path, "q.yaml", "- {question: Hello!, status: helpful}")
    with pytest.raises(QuestionFileError, match="`status` is `helpful`"):
        read_questions(path)


def test_what_is_known_to_be_wrong_is_enough_to_ask(tmp_path: Path) -> None:
    text = """
- question: How many firms?
  not_this: {said: 252, document: a.md, status: not_found}
  note: 'It is of 2022.'
"""
    (known,) = read_questions(written(tmp_path, "q.yaml", text)).questions
    assert known.not_this == NotThis("252", "a.md", "", "not_found")
    assert known.note == "It is of 2022."
    assert known.asks
    assert not known.has_right_answer


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ("252", "has to name one of said, document, quote, status"),
        ("{}", "has to name one of"),
        ("{said: ''}", "`not_this` is empty"),
        ("{saying: a}", "`saying` is nothing that `not_this` can name"),
        ("{status: gone}", "can be answered or help or not_found"),
    ],
)
def test_what_is_wrong_with_not_this_is_told(
    wrong: str, message: str, tmp_path: Path
) -> None:
    text = f"- {{question: 'How many?', not_this: {wrong}}}"
    with pytest.raises(QuestionFileError, match=message):
        read_questions(written(tmp_path, "q.yaml", text))


def test_aliases_that_would_grow_to_millions_are_refused_before_they_grow(
    tmp_path: Path,
) -> None:
    lines = ["- question: Who?", "  answer:", "  - &a0 [a, a, a, a, a, a, a, a, a, a]"]
    for level in range(1, 9):
        aliases = ", ".join([f"*a{level - 1}"] * 10)
        lines.append(f"  - &a{level} [{aliases}]")
    path = written(tmp_path, "q.yaml", "\n".join(lines))
    with pytest.raises(QuestionFileError, match="line 8: the aliases"):
        read_questions(path)


def test_an_alias_stands_for_what_was_listed_before(tmp_path: Path) -> None:
    text = """
- {question: Which goods?, items: &goods [glass, yarn]}
- {question: And what else?, items: *goods}
"""
    first, second = read_questions(written(tmp_path, "q.yaml", text)).questions
    assert first.items == second.items == (("glass",), ("yarn",))
