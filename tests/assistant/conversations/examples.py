"""Messages and answers in which every field says something."""

from __future__ import annotations

from dataclasses import replace

from assistant import Answer, Citation, Rejection
from assistant.conversations.conversation import Conversation, Message
from index.documents import Passage, ScoredPassage, Span

QUOTE = "徐州有252家企业。"
CITATION = Citation(
    number=1,
    document_id="报告/firms.pdf",
    title="Företag i Xuzhou — översikt",
    quote=QUOTE,
    source_span=Span(1_024, 1_024 + len(QUOTE)),
    answer_span=Span(0, 13),
    page=12,
    language="zh",
    warnings=("The figure '252' is damaged in the source.",),
    key_span=Span(1_027, 1_030),
    bold_spans=(Span(4, 7),),
    translation="Xuzhou has 252 firms.",
    place="page 12",
    content_hash="ab" * 32,
)
TABLE = replace(
    CITATION,
    number=2,
    document_id="firms.xlsx",
    page=None,
    place="sheet Firms, row 14",
    answer_span=Span(18, 25),
    key_span=None,
    bold_spans=(),
    warnings=(),
    translation="",
)
PASSAGE = Passage(
    "p1", "other.txt", "Nearest words.", Span(3, 17), "Heading", 2, "page 2", "en"
)
ANSWER = Answer(
    question="and how many?",
    standalone_question="How many firms are in Xuzhou?",
    text="Det 252 finns. [1] De 2 gör. [2][1]",
    status="answered",
    citations=(CITATION, TABLE, replace(CITATION, answer_span=Span(18, 25))),
    passages=(ScoredPassage(PASSAGE, 0.4375),),
    mode="written",
    model="openai:scripted",
    index_version="000017",
    timings={"search": 0.125, "total": 0.5},
    language="sv",
    notes=("Quoted in Chinese.",),
    rejected=(Rejection("There are 300.", "The figure 300 is not in the source."),),
    unsupported_spans=(Span(18, 25),),
)
CONVERSATION = Conversation("c1", "anna", "How many firms are in Xuzhou?", 1_000.0)


def message(id_: str = "m1", asked: float = 1_000.0) -> Message:
    return Message(id_, CONVERSATION.id, "and how many?", asked)


def answered(id_: str = "m1", asked: float = 1_000.0) -> Message:
    return replace(
        message(id_, asked),
        state="answered",
        stage="writing",
        reading=8,
        text=ANSWER.text,
        citations=ANSWER.citations,
        answer=ANSWER,
        titles={"other.txt": "Another document"},
    )
