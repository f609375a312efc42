"""What goes wrong is told in the language of who asks, and names no folder."""

from __future__ import annotations

import httpx
import pytest

from assistant.conversations.conversation import Message
from assistant.language.translations.texts import speaking
from assistant.service.openai.api_errors import refusal_of
from assistant.service.problems import problem_of, told
from index.errors import DocumentMissingError, IndexDamagedError

LOST = "There is no document /srv/docs/none.txt in the index."
SAID = {
    "en": "There is no document none.txt in the index.",
    "sv": "Det finns inget dokument none.txt i indexet.",
    "zh": "索引中没有文件 none.txt。",
}


@pytest.mark.parametrize("language", SAID)
def test_a_folder_of_the_server_is_told_to_no_program(language: str) -> None:
    error = DocumentMissingError(LOST, "Look into /srv/docs/policies.")
    message = Message(*("m", "c", "Why?", 1.7e9, "failed"), error=LOST, unkept=LOST)
    with speaking(language):
        problem, _ = problem_of(error)
        refusal, _, _ = refusal_of(error)
        kept = told(message)
    assert problem.detail == kept.error == kept.unkept == SAID[language]
    assert refusal.error.message.startswith(SAID[language])
    assert "srv" not in problem.hint + refusal.error.message


def test_what_may_be_done_about_an_error_stays_with_it() -> None:
    error = IndexDamagedError("The index is damaged.", "Run `cluster-policy index`.")
    problem, _ = problem_of(error)
    assert (problem.detail, problem.hint) == (error.message, error.hint)


@pytest.mark.parametrize(
    ("accepted", "language"),
    [("sv-SE,sv;q=0.9,en;q=0.8", "sv"), ("zh-CN", "zh"), ("*", "en"), ("fi", "en")],
)
def test_a_request_is_refused_in_the_language_that_it_accepts(
    reader: httpx.Client, accepted: str, language: str
) -> None:
    headers = {"Accept-Language": accepted}
    refused = reader.get("/api/documents/none.txt", headers=headers)
    assert refused.status_code == httpx.codes.NOT_FOUND
    assert refused.json()["detail"] == SAID[language]
