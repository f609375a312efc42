"""What the service serves: one assistant, opened at the first request that asks it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from itertools import chain
from threading import Lock
from typing import TYPE_CHECKING

from anyio import CapacityLimiter

from assistant.access.folders import Folders
from assistant.access.question_rate import QuestionRate
from assistant.access.visitor import Visitor
from assistant.conversations.answer_queue import answers_at_once
from assistant.conversations.conversations import Conversations
from assistant.conversations.database import Database
from assistant.conversations.database_errors import EVALUATIONS
from assistant.conversations.evaluation_store import EvaluationStore
from assistant.conversations.sight import Sight, owner_of
from assistant.service.admission import Admission
from assistant.service.evaluation_runs import EvaluationRuns
from assistant.service.keys import Keys
from assistant.service.request_metrics import RequestMetrics
from assistant.service.sync_runs import SyncRuns
from index import sync_index

if TYPE_CHECKING:
    from assistant.pipeline import Assistant
    from assistant.settings import Settings

_FOLLOWERS = 64
_FOLLOWERS_OF_SYNCS = 16
_FOLLOWERS_OF_EVALUATIONS = 8


@dataclass(frozen=True, slots=True)
class KeptConversations:
    """Conversations as far as one caller may see them, and who answers in them."""

    owner: str
    """Whose conversations are the caller's own."""
    conversations: Conversations
    assistant: Assistant


class Served:
    """What requests share; safe to use from several threads."""

    def __init__(
        self,
        settings: Settings,
        keys: Keys,
        opened: Callable[[], Assistant] | None = None,
        syncs: Callable[[], SyncRuns] | None = None,
        conversations: Callable[[], Conversations] | None = None,
    ) -> None:
        """Serve the index of ``settings``.

        Args:
            settings: Say where all is.
            keys: Those by which programs say who they are.
            opened: Returns an assistant that somebody else opened and closes, such as
                the page's; by default one is opened at the first request that asks it.
            syncs: Returns those of this process, if somebody else makes some, too.
            conversations: Returns those that somebody else opened and closes.
        """
        self.settings = settings
        self.admission = Admission(keys, without_key=not settings.login_metadata_url)
        self.rate = QuestionRate(settings.questions_per_minute)
        self.turns = CapacityLimiter(answers_at_once(settings))
        """Those that are being answered; the others wait in the order they came."""
        self.drawing = CapacityLimiter(1)
        """Those whose page of a PDF is drawn; the others wait for that."""
        self.following = CapacityLimiter(_FOLLOWERS)
        """Those who follow an answer in a conversation."""
        self.following_syncs = CapacityLimiter(_FOLLOWERS_OF_SYNCS)
        self.following_evaluations = CapacityLimiter(_FOLLOWERS_OF_EVALUATIONS)
        self.starting_evaluations = CapacityLimiter(_FOLLOWERS_OF_EVALUATIONS)
        """Those who start one and follow it, of whom all but one are refused."""
        self.metrics = RequestMetrics()
        self._opened = opened or self._open_own
        self._own: Assistant | None = None
        self._conversations = conversations or self._open_conversations
        self._own_conversations: Conversations | None = None
        self._folders = Folders(settings.corpus_dir)
        self._lock, self._opening = Lock(), Lock()
        self._closing = ExitStack()
        own = SyncRuns(sync_index, settings)
        self._closing.callback(own.close)
        self._syncs = syncs or (lambda: own)
        self.evaluations = EvaluationRuns(self._open_evaluations)
        self._closing.callback(self.evaluations.close)

    @property
    def syncs(self) -> SyncRuns:
        """The syncs of this process."""
        return self._syncs()

    def assistant_of(self, visitor: Visitor, among: Collection[str] = ()) -> Assistant:
        """Return the assistant as far as ``visitor`` may ask it.

        Args:
            visitor: Who asks.
            among: Ids of documents, and folders, to ask; none: all of them.

        Raises what ``Assistant.open`` does.
        """
        assistant = self._opened().for_visitor(visitor)
        return assistant.among(*among) if among else assistant

    def conversations_of(self, visitor: Visitor) -> KeptConversations:
        """Return the conversations as far as ``visitor`` may see them.

        Raises what ``Assistant.open`` does, and NotKeptError, as the conversations do
        then, where nothing can be kept or what is kept cannot be read.
        """
        narrowed = self.assistant_of(visitor)
        # No cookie of the page can be this: who has none there says so by a cookie.
        owner = f"service/{owner_of(visitor)}"
        hidden = partial(self._folders.hidden, visitor=visitor)
        sight = Sight.through(narrowed, owner, hidden)
        seen = self._conversations().seen_by(sight, strict=True)
        return KeptConversations(owner, seen, narrowed)

    def hides(self, visitor: Visitor, documents: Mapping[str, Collection[str]]) -> bool:
        """Return whether ``visitor`` may not know of one of some documents.

        Args:
            visitor: Who asks.
            documents: Ids, and hashes of the files; they may be gone meanwhile.
        """
        if not documents:
            return False
        if self._folders.hidden(documents, visitor):
            return True
        # A file that was moved into a closed folder is known by what it holds.
        hidden = self.assistant_of(visitor).hidden.values()
        return not set(chain.from_iterable(documents.values())).isdisjoint(hidden)

    def close(self) -> None:
        """Close what was opened here."""
        with self._lock:
            self._closing.close()

    def _open_own(self) -> Assistant:
        from assistant.pipeline import Assistant

        with self._lock:
            if self._own is None:
                opened = Assistant.open(self.settings)
                self._own = self._closing.enter_context(opened)
            return self._own

    def _open_evaluations(self) -> EvaluationStore:
        return EvaluationStore(Database.of(self.settings, EVALUATIONS))

    def _open_conversations(self) -> Conversations:
        # Another lock: a database that does not answer holds up nobody else.
        with self._opening:
            if self._own_conversations is None:
                opened = Conversations.open_lasting(self.settings)
                self._own_conversations = opened
                self._closing.callback(opened.close)
            return self._own_conversations
