"""Texts are shared out over the processors in batches of similar length."""

from __future__ import annotations

import os
import random
import threading
import time
from concurrent.futures import ThreadPoolExecutor

from index.embedding.packaged.batching import batch_by_length, make_pool, run_batches

LENGTHS = [random.Random(4).randint(3, 400) for _ in range(300)]


def test_results_come_in_the_order_of_the_texts() -> None:
    doubled = run_batches(LENGTHS, lambda batch: [2 * LENGTHS[i] for i in batch])
    assert doubled == [2 * length for length in LENGTHS]
    assert run_batches([], lambda batch: batch) == []


def test_the_last_batches_are_small_so_that_all_threads_end_together() -> None:
    sizes: list[int] = []
    lock = threading.Lock()

    def run(batch: list[int]) -> list[int]:
        with lock:
            sizes.append(sum(LENGTHS[place] for place in batch))
        return batch

    run_batches(LENGTHS, run)
    assert max(sizes) > 1024
    assert sum(sizes[-2:]) / 2 < max(sizes) / 2


def test_callers_that_share_threads_run_no_more_batches_than_there_are_processors() -> (
    None
):
    running, most, lock = 0, 0, threading.Lock()

    def run(batch: list[int]) -> list[int]:
        nonlocal running, most
        with lock:
            running += 1
            most = max(most, running)
        time.sleep(0.005)
        with lock:
            running -= 1
        return batch

    with make_pool("shared") as pool, ThreadPoolExecutor(4) as callers:
        found = list(
            callers.map(lambda _: run_batches(LENGTHS[:60], run, pool), range(4))
        )
    assert found == [list(range(60))] * 4
    assert most <= (os.cpu_count() or 1)


def test_a_batch_has_room_for_its_longest_text_in_each_place() -> None:
    batches = list(batch_by_length([5, 900, 7, 6, 300, 3], lambda _: 20))
    assert batches == [[1], [4], [2, 3], [0, 5]]
