"""Ask the small model with a key after all it says, and look for invented figures.

It cites nothing by itself, so that nothing of it would be judged. With every key after
every sentence, all it invents is put to the test. By hand, over a corpus and a JSON
list of questions: ``python -m tests.chat_server.adversary CORPUS QUESTIONS``.
"""

from __future__ import annotations

import json
import re
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from threading import Lock

from langchain_core.messages import BaseMessage
from langchain_openai import ChatOpenAI
from pydantic import SecretStr

from assistant import Answer, Assistant, Settings
from index import sync_index
from index.text.sentences import sentence_spans
from tests.assistant.scripted import ScriptedModel
from tests.chat_server.small_model import running_small_model

_TOKENS = 120
_KEY = re.compile(r"^\[p\d+\]", re.MULTILINE)
_FIGURE = re.compile(r"\d+(?:[.,\u00a0]\d{3})*")
_MARKER = re.compile(r"\[\d+\]")


def citing_model(url: str) -> ScriptedModel:
    """Return the model at ``url`` as one that cites all passages for all it says."""
    model = ChatOpenAI(
        model="smollm2",
        base_url=url,
        api_key=SecretStr("none"),
        max_completion_tokens=_TOKENS,
    )
    one_at_a_time = Lock()

    def script(messages: Sequence[BaseMessage]) -> str:
        with one_at_a_time:
            reply = model.invoke(list(messages)).text
        keys = "".join(_KEY.findall(str(messages[-1].content)))
        sentences = [span.of(reply) for span in sentence_spans(reply, "en")]
        return "\n".join(f"{sentence} {keys}" for sentence in sentences)

    return ScriptedModel(script=script)


def invented_figures(answer: Answer) -> set[str]:
    """Return the figures of an answer, as digits, that no quote of it holds."""
    if answer.status == "not_found":
        return set()
    quoted = " ".join(citation.quote for citation in answer.citations)
    return _digits(_MARKER.sub("", answer.text)) - _digits(quoted)


def _digits(text: str) -> set[str]:
    """Return the figures of a text by their digits: "60,000 5" holds 60000 and 5."""
    return {re.sub(r"\D", "", figure) for figure in _FIGURE.findall(text)}


def main(corpus: str, questions: str) -> None:
    asked = json.loads(Path(questions).read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder, running_small_model() as url:
        settings = Settings(corpus_dir=Path(corpus), index_dir=Path(folder), top_k=3)
        sync_index(settings)
        with Assistant.open(settings, chat_model=citing_model(url)) as assistant:
            answers = []
            for question in asked:
                answers.append(assistant.ask(question))
                sys.stderr.write(
                    f"{len(answers)} of {len(asked)}: {answers[-1].mode}\n"
                )
    written = [answer for answer in answers if answer.mode == "written"]
    rejected = [rejection.text for answer in answers for rejection in answer.rejected]
    figures = [text for text in rejected if _FIGURE.search(text)]
    invented = [answer for answer in answers if invented_figures(answer)]
    sys.stdout.write(
        f"{len(answers)} questions, {len(written)} answers written, "
        f"{len(rejected)} statements rejected, {len(figures)} of them with figures; "
        f"{len(invented)} answers with a figure that no quote holds\n"
    )
    for answer in invented:
        sys.stdout.write(f"{answer.question}\n{answer.text}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
