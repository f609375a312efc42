"""Questions on policy documents: each wording over its document, with its answers."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from assistant.training.data.policy import POLICY, find_answers, load_policy_questions
from index.documents import Span

DOCUMENT = """\
# Rules for the harbour of Ekvik
The harbour has 12 firms and 120 berths. It supports optics, cables and glass.
Cables are laid by the town.
"""


def write(folder: Path, *rows: Mapping[str, object]) -> None:
    (folder / "svmt").mkdir()
    (folder / "svmt" / "001.txt").write_text(DOCUMENT, encoding="utf-8")
    (folder / "svmt_train.jsonl").write_text(
        "\n".join(map(json.dumps, rows)), encoding="utf-8"
    )


def test_each_wording_is_a_question_over_its_document(tmp_path: Path) -> None:
    asked = {"sv": " Hur många företag finns? ", "zh": "有多少家企业？"}
    row = {"doc": "001.txt", "type": "figure", "q": asked, "answers": ["12"]}
    nothing = {"doc": "001.txt", "type": "none", "q": {"sv": "Vem?"}, "answers": []}
    write(tmp_path, row, nothing)
    swedish, chinese, unanswered = load_policy_questions(tmp_path)
    assert swedish.question == "Hur många företag finns?"
    assert (chinese.language, chinese.context_language) == ("zh", "sv")
    assert chinese.source == POLICY
    assert chinese.title == "Rules for the harbour of Ekvik"
    assert [span.of(DOCUMENT) for span in swedish.spans] == ["12"]
    assert (unanswered.answers, unanswered.spans) == ((), ())


def test_a_figure_is_not_found_inside_of_another() -> None:
    assert find_answers("120 berths, 12 firms", ["12"], listed=False) == (Span(12, 14),)
    assert find_answers("共有12家企业", ["12"], listed=False) == (Span(2, 4),)
    assert find_answers("äknasmaka", ["maka"], listed=False) == (Span(5, 9),)


def test_of_an_item_only_the_place_in_its_list_is_right() -> None:
    text = "Cables and glass are old. The town makes optics, glass and silk. No glass!"
    spans = find_answers(text, ["optics", "glass", "silk"], listed=True)
    assert [span.start for span in spans] == [
        text.index("optics"), text.index("glass and silk"), text.index("silk")
    ]  # fmt: skip
    assert len(find_answers(text, ["glass"], listed=False)) == 3
