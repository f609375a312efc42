from __future__ import annotations

from assistant.answers import Citation
from assistant.export.markers import cut_at_markers, find_markers
from tests.assistant.export.answers import TWO, quoting


def test_a_marker_in_quoted_words_is_words() -> None:
    answer = TWO.answer
    assert answer is not None
    found = find_markers(answer.text, answer.citations)
    assert [citation.number for citation in found.values()] == [1, 2, 1]
    assert answer.text.count("[1]") == 4


def test_words_and_citations_together_are_the_answer() -> None:
    answer = TWO.answer
    assert answer is not None
    said = "".join(
        f" [{piece.number}]" if isinstance(piece, Citation) else piece.of(answer.text)
        for piece in cut_at_markers(answer)
    )
    assert said == answer.text


def test_an_answer_without_citations_is_all_words() -> None:
    answer = quoting().answer
    assert answer is not None
    assert find_markers("See [1].", answer.citations) == {}
