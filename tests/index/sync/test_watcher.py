from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from queue import Empty, Queue
from threading import Event, Thread

import pytest

from assistant import Settings
from index import SyncReport, roll_back, sync_index
from index.errors import (
    CorpusMissingError,
    IndexBusyError,
    ModelUnavailableError,
    SyncStoppedError,
)
from index.storage.generations import Generations
from index.sync.changes import Pace
from index.sync.watcher import Held, News, watch
from tests.asking_process import AskingProcess
from tests.waiting import PATIENCE, assert_ends

NEVER = 100 * PATIENCE
QUICK = Pace(quiet=0.1, patience=0.5, poll=0.1, recheck=NEVER, retry=0.1, mend=0.2)
SHORT = 0.7


def report(generation: str) -> SyncReport:
    return SyncReport((), (), (), (), (), 1, generation, 0.1)


class Follower:
    """Follows a folder in a thread, with syncs whose outcomes are given beforehand.

    When they are used up, each sync says that there is nothing to do.
    """

    def __init__(
        self, settings: Settings, outcomes: list[SyncReport | Exception]
    ) -> None:
        self.syncs = 0
        self.told: Queue[News] = Queue()
        self.stop = Event()
        self._settings = settings
        self._outcomes = outcomes
        self._last = report("000001")
        self._thread = Thread(target=self._follow)
        self._thread.start()

    def close(self) -> None:
        self.stop.set()
        self._thread.join(PATIENCE)
        assert not self._thread.is_alive()

    def next(self) -> News:
        return self.told.get(timeout=PATIENCE)

    def quiet(self) -> bool:
        """Whether nothing is told for a while."""
        try:
            self.told.get(timeout=SHORT)
        except Empty:
            return True
        return False

    def _follow(self) -> None:
        for news in watch(self._settings, self._sync, self.stop, QUICK):
            self.told.put(news)

    def _sync(self) -> SyncReport:
        self.syncs += 1
        outcome = self._outcomes.pop(0) if self._outcomes else self._last
        if isinstance(outcome, Exception):
            raise outcome
        self._last = outcome
        return outcome


Follow = Callable[..., Follower]


@pytest.fixture
def follow(settings: Settings) -> Iterator[Follow]:
    followers = []

    def start(*outcomes: SyncReport | Exception) -> Follower:
        followers.append(Follower(settings, list(outcomes)))
        return followers[-1]

    yield start
    for follower in followers:
        follower.close()


def write(settings: Settings, name: str, text: str = "Glass is made here.") -> None:
    (settings.corpus_dir / name).write_text(text, encoding="utf-8")


def test_there_is_a_sync_at_once_and_one_for_each_change(
    follow: Follow, settings: Settings
) -> None:
    follower = follow(report("1"), report("2"))
    assert follower.next() == report("1")
    write(settings, "a.txt")
    assert follower.next() == report("2")
    assert follower.quiet()
    assert follower.syncs == 2


def test_many_files_that_arrive_together_are_one_sync(
    follow: Follow, settings: Settings
) -> None:
    follower = follow(report("1"), report("2"))
    follower.next()
    for number in range(200):
        write(settings, f"{number}.txt")
    follower.next()
    assert follower.quiet()
    assert follower.syncs == 2


def test_a_change_during_a_sync_is_found_by_the_next(
    follow: Follow, settings: Settings
) -> None:
    follower = follow(report("1"))
    follower.next()

    class Slow(Follower):
        def _sync(self) -> SyncReport:
            done = super()._sync()
            if self.syncs == 1:
                write(settings, "late.txt")
            return done

    slow = Slow(settings, [report("5"), report("6")])
    try:
        assert (slow.next(), slow.next()) == (report("5"), report("6"))
    finally:
        slow.close()


def test_a_sync_that_had_nothing_to_do_is_not_told(
    follow: Follow, settings: Settings
) -> None:
    follower = follow()
    follower.next()
    write(settings, "a.txt")
    assert follower.quiet()
    assert follower.syncs == 2


def test_while_another_process_writes_it_waits_its_turn_and_then_says_so(
    follow: Follow,
) -> None:
    busy = IndexBusyError("The index is being written by process 7.")
    follower = follow(busy, report("1"))
    assert follower.next() == report("1")
    patient = follow(*[busy] * 12, report("2"))
    assert patient.next() is busy
    assert patient.next() == report("2")


@pytest.mark.parametrize(
    "error",
    [
        CorpusMissingError("There is no folder."),
        ModelUnavailableError("The model cannot be loaded."),
    ],
)
def test_what_hinders_a_sync_is_said_once_until_it_is_mended(
    follow: Follow, error: Exception
) -> None:
    follower = follow(*[error] * 4, report("1"))
    assert follower.next() is error
    assert follower.next() == report("1")
    assert follower.syncs == 5


def test_a_full_disk_is_one_sentence_and_tried_again(follow: Follow) -> None:
    follower = follow(OSError(28, "No space left on device"), report("1"))
    assert "No space left on device" in str(follower.next())
    assert follower.next() == report("1")


def test_after_an_update_was_stopped_the_next_change_starts_another(
    follow: Follow, settings: Settings
) -> None:
    follower = follow(SyncStoppedError("Stopped."), report("1"))
    assert follower.quiet()
    assert follower.syncs == 1
    write(settings, "a.txt")
    assert follower.next() == report("1")


def test_a_corpus_that_disappears_and_comes_back_is_followed_on(
    settings: Settings,
) -> None:
    write(settings, "a.txt")
    stop, told = Event(), []
    for news in watch(settings, partial(sync_index, settings), stop, QUICK):
        told.append(news)
        if len(told) == 1:
            shutil.rmtree(settings.corpus_dir)
        elif len(told) == 2:
            settings.corpus_dir.mkdir()
            write(settings, "b.txt")
        else:
            stop.set()
    first, missing, last = told
    assert isinstance(first, SyncReport)
    assert isinstance(missing, CorpusMissingError)
    assert isinstance(last, SyncReport)
    assert (last.added, last.removed) == ((), ())
    assert last.renamed == (("a.txt", "b.txt"),)


def test_a_held_index_is_left_alone_until_somebody_asks_for_a_sync(
    settings: Settings, follow: Follow
) -> None:
    write(settings, "a.txt")
    first = sync_index(settings).generation
    write(settings, "a.txt", "Gloves are made here.")
    sync_index(settings)
    roll_back(settings)
    follower = follow()
    assert follower.next() == Held(first)
    write(settings, "b.txt")
    assert follower.quiet()
    assert follower.syncs == 0
    sync_index(settings)
    assert follower.next() == report("000001")
    assert Generations(settings.index_dir).live() == "000003"


def test_who_goes_back_while_a_follower_waits_for_its_turn_is_not_overruled(
    settings: Settings,
) -> None:
    write(settings, "a.txt")
    first = sync_index(settings).generation
    write(settings, "a.txt", "Gloves are made here.")
    sync_index(settings)
    write(settings, "b.txt")
    generations, stop = Generations(settings.index_dir), Event()
    follow = partial(sync_index, settings, unasked=True)
    tries = []

    def sync() -> SyncReport:
        tries.append(generations.held())
        if len(tries) == 1:
            with generations.writing():
                return follow()  # Another writes, and then goes back.
        roll_back(settings)
        return follow()

    for news in watch(settings, sync, stop, replace(QUICK, patience=PATIENCE)):
        assert news == Held(first)
        stop.set()
    assert tries == [False, False]
    assert (generations.live(), generations.held()) == (first, True)


def test_two_followers_of_one_folder_sync_each_change_once(
    settings: Settings,
) -> None:
    stop = Event()
    told: Queue[News] = Queue()
    pace = replace(QUICK, patience=PATIENCE)

    def follow() -> None:
        sync = partial(sync_index, settings, stop=stop)
        for news in watch(settings, sync, stop, pace):
            told.put(news)

    threads = [Thread(target=follow) for _ in range(2)]
    for thread in threads:
        thread.start()
    try:
        news = [told.get(timeout=PATIENCE) for _ in threads]
        write(settings, "a.txt")
        news += [told.get(timeout=PATIENCE) for _ in threads]
    finally:
        stop.set()
        for thread in threads:
            thread.join(PATIENCE)
    reports = [said for said in news if isinstance(said, SyncReport)]
    assert [r.generation for r in reports] == ["000001"] * 2 + ["000002"] * 2
    assert sorted(r.added for r in reports[2:]) == [(), ("a.txt",)]


def test_what_a_follower_publishes_answers_the_next_question_in_another_process(
    settings: Settings,
) -> None:
    write(settings, "a.txt", "The glass cluster has 252 firms.")
    stop, news = Event(), Queue[News]()

    def follow() -> None:
        sync = partial(sync_index, settings, stop=stop)
        for said in watch(settings, sync, stop, QUICK):
            news.put(said)

    thread = Thread(target=follow)
    thread.start()
    try:
        assert news.get(timeout=PATIENCE)
        with AskingProcess(settings) as asking:
            write(settings, "a.txt", "The glass cluster has 260 firms.")
            published = news.get(timeout=PATIENCE)
            generation, quotes = asking.ask("How many firms has the glass cluster?")
    finally:
        stop.set()
        thread.join(PATIENCE)
    assert isinstance(published, SyncReport)
    assert generation == published.generation
    assert quotes == ["The glass cluster has 260 firms."]


def test_it_ends_at_once_when_told_to(follow: Follow, tmp_path: Path) -> None:
    follower = follow()
    follower.next()
    assert_ends(follower.close)
