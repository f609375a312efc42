"""One visitor of the page, by the protocol that its browsers speak."""

from __future__ import annotations

import html
import re
import time
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

_QUESTION = re.compile(
    r'<div id="question-(?P<id>[^"]*)">.*?class="cp-question"[^>]*>(?P<text>[^<]*)<'
)
_ANSWER = re.compile(r'<div id="answer-[^>]*>(?P<text>.*)</div>', re.DOTALL)
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


class Visitor:
    """A connection to the page; what a browser would draw is only looked at."""

    def __init__(self, address: str) -> None:
        """Open the page at ``address``, and wait until it can be asked."""
        stream = address.replace("http", "ws", 1) + "/_stcore/stream"
        self._connection: ClientConnection = connect(
            stream,
            subprotocols=[Subprotocol("streamlit")],
            max_size=None,
            origin=Origin(address),
        )
        self._known: dict[str, ForwardMsg] = {}
        self._box = ""
        self._drawn_ids: set[str] = set()
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
        self._connection.close()

    def open(self, query: str = "") -> float:
        """Draw the page; return the seconds until it can be asked and all is drawn."""
        self.query = query
        began = time.perf_counter()
        self._run("")
        while self._next().WhichOneof("type") != "script_finished" or not self._box:
            pass
        return time.perf_counter() - began

    def ask(self, question: str) -> Asked:
        """Put a question, and return when its answer came."""
        asked, began, own = Asked(question), time.perf_counter(), False
        before = set(self._drawn_ids)
        self._run(question)
        while not asked.whole:
            body = self._drawn()
            now = time.perf_counter() - began
            if found := _QUESTION.search(body):
                self._drawn_ids.add(found["id"])
                own = found["id"] not in before
                asked.seen |= {html.unescape(found["text"])} if own else set()
            if own and (found := _ANSWER.search(body)):
                asked.text = html.unescape(_TAG.sub("", found["text"]))
            if own and (_WORDS in body or asked.text):
                asked.first = asked.first or now
            if own and asked.text and _MADE in body:
                asked.whole = now
        return asked

    def _run(self, question: str) -> None:
        message = BackMsg()
        message.rerun_script.query_string = self.query
        if question:
            state = message.rerun_script.widget_states.widgets.add()
            state.id = self._box
            state.chat_input_value.data = question
        self._connection.send(message.SerializeToString())

    def _drawn(self) -> str:
        """Return the next piece of HTML that is drawn."""
        while True:
            message = self._next()
            element = message.delta.new_element
            if message.WhichOneof("type") == "delta" and element.html.body:
                return element.html.body

    def _next(self) -> ForwardMsg:
        data = self._connection.recv(timeout=_PATIENCE, decode=False)
        message: ForwardMsg = ForwardMsg.FromString(data)
        if message.WhichOneof("type") == "ref_hash":
            message = self._known[message.ref_hash]
        elif message.hash:
            self._known[message.hash] = message
        if box := message.delta.new_element.chat_input.id:
            self._box = box
        if message.WhichOneof("type") == "page_info_changed":
            self.query = message.page_info_changed.query_string
        return message
