"""One visitor of the page, by the protocol that its browsers speak."""

from __future__ import annotations

import html
import re
import time
from contextlib import ExitStack
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

_BEGINS = re.compile('(?=<div id="question-)')
_QUESTION = re.compile(
    r'<div id="question-(?P<id>[^"]*)">.*?class="cp-question"[^>]*>(?P<text>[^<]*)<'
)
_ANSWER = re.compile(r'<div id="answer-[^>]*>(?P<text>.*?)</div>', re.DOTALL)
_TAG = re.compile("<[^>]*>")
_WORDS, _MADE = 'class="cp-answer"', 'class="cp-made"'
_PATIENCE = 180.0


@dataclass
class Asked:
    """What came of one question, with times in seconds after it was put."""

    question: str
    first: float = 0.0
    """When the first words of the answer came."""
    whole: float = 0.0
    """When all of it was there, with what stands below it."""
    text: str = ""
    seen: set[str] = field(default_factory=set)
    """The questions that were drawn meanwhile."""


class Turn:
    """A question as it is drawn, with what stands below it."""

    def __init__(self, body: str) -> None:
        """Take it from its HTML, which begins with the question."""
        self.body = body
        question = _QUESTION.match(body)
        self.id = question["id"] if question else ""
        self.question = html.unescape(question["text"]) if question else ""
        answer = _ANSWER.search(body)
        self.answer = html.unescape(_TAG.sub("", answer["text"])) if answer else ""

    @property
    def is_whole(self) -> bool:
        """Whether it is drawn as an answer that is finished."""
        return bool(self.answer) and _MADE in self.body


class Visitor:
    """A connection to the page; what a browser would draw is only looked at."""

    def __init__(self, address: str) -> None:
        """Open the page at ``address``, and wait until it can be asked."""
        stream = address.replace("http", "ws", 1) + "/_stcore/stream"
        self._ends = ExitStack()
        self._connection: ClientConnection = self._ends.enter_context(
            connect(
                stream,
                subprotocols=[Subprotocol("streamlit")],
                max_size=None,
                max_queue=None,  # What nobody reads any more does not keep it open.
                origin=Origin(address),
            )
        )
        self._known: dict[str, ForwardMsg] = {}
        self._box = ""
        self._drawn: dict[tuple[int, ...], str] = {}
        self.query = ""
        """The address of the conversation, once there is one."""

    def __enter__(self) -> Self:
        """Return the visitor, who goes away at the end."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Go away."""
        self._ends.close()

    def open(self, query: str = "") -> float:
        """Draw the page; return the seconds until it can be asked and all is drawn."""
        self.query = query
        began = time.perf_counter()
        self._run("")
        while self._next() != "script_finished" or not self._box:
            pass
        return time.perf_counter() - began

    def ask(self, question: str) -> Asked:
        """Put a question, and return when its answer came."""
        asked, began = Asked(question), time.perf_counter()
        before = {turn.id for turn in self.turns()}
        self._run(question)
        while not asked.whole:
            self._next()
            now = time.perf_counter() - began
            for turn in self.turns():
                if turn.id in before:
                    continue
                asked.seen.add(turn.question)
                asked.text = turn.answer
                if turn.answer or _WORDS in turn.body:
                    asked.first = asked.first or now
                if turn.is_whole:
                    asked.whole = now
        return asked

    def turns(self) -> list[Turn]:
        """Return the questions that are drawn, from top to bottom."""
        page = "".join(body for _, body in sorted(self._drawn.items()))
        return [Turn(part) for part in _BEGINS.split(page)[1:]]

    def _run(self, question: str) -> None:
        message = BackMsg()
        message.rerun_script.query_string = self.query
        if question:
            state = message.rerun_script.widget_states.widgets.add()
            state.id = self._box
            state.chat_input_value.data = question
        self._connection.send(message.SerializeToString())

    def _next(self) -> str | None:
        """Take in what the server says next; return what kind of thing it is."""
        data = self._connection.recv(timeout=_PATIENCE, decode=False)
        message: ForwardMsg = ForwardMsg.FromString(data)
        if message.WhichOneof("type") == "ref_hash":
            place = message.metadata
            message = self._known[message.ref_hash]
            message.metadata.CopyFrom(place)
        elif message.hash:
            self._known[message.hash] = message
        kind = message.WhichOneof("type")
        if kind == "new_session":
            self._drawn = {}
        elif kind == "page_info_changed":
            self.query = message.page_info_changed.query_string
        elif kind == "delta":
            element = message.delta.new_element
            self._drawn[tuple(message.metadata.delta_path)] = element.html.body
            self._box = element.chat_input.id or self._box
        return kind
