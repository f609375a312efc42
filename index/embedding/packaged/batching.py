"""Run a model over many texts, in batches of similar length on all processors."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, nullcontext
from typing import TypeVar

Result = TypeVar("Result")

# Measured: more at a time leaves the processor's cache, fewer leave it idle.
_MOST_TOKENS = 2048
_FEWEST_TOKENS = 256


def make_pool(name: str) -> ThreadPoolExecutor:
    """Return threads for batches, one for each processor."""
    import torch

    return ThreadPoolExecutor(os.cpu_count() or 1, name, torch.set_num_threads, (1,))


def run_batches(
    lengths: Sequence[int],
    run: Callable[[list[int]], Sequence[Result]],
    pool: ThreadPoolExecutor | None = None,
) -> list[Result]:
    """Return the result for each place, in the order of the places.

    Each batch has one thread to itself: several threads on one batch wait for each
    other, and on a busy machine that made all of them three times slower.

    Args:
        lengths: In tokens, one for each text.
        run: From the places of a batch to their results, in that order.
        pool: Threads that several callers share, from ``make_pool``: who comes first is
            served first. By default they are made for this call.
    """
    workers = os.cpu_count() or 1

    # Smaller towards the end, so that all threads end at about the same time
    # (Polychronopoulos and Kuck, "Guided self-scheduling", 1987).
    def room(left: int) -> int:
        return min(_MOST_TOKENS, max(_FEWEST_TOKENS, left // (2 * workers)))

    batches = list(batch_by_length(lengths, room))
    results: dict[int, Result] = {}
    with nullcontext(pool) if pool else make_pool("batch") as threads:
        for batch, found in zip(batches, threads.map(run, batches), strict=True):
            results.update(zip(batch, found, strict=True))
    return [results[place] for place in range(len(lengths))]


@contextmanager
def one_thread() -> Iterator[None]:
    """Let torch use one thread for what the caller does in the block.

    Of many short steps, such as loading weights, each would wait for all threads: on a
    busy machine that took ten times longer.
    """
    import torch

    before = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(before)


def batch_by_length(
    lengths: Sequence[int], room: Callable[[int], int]
) -> Iterator[list[int]]:
    """Yield the places of texts of similar length: a batch pays for its longest.

    Args:
        lengths: In tokens, one for each text.
        room: From the tokens that are left to the most tokens of the next batch, with
            its padding; one text always fits.
    """
    places = sorted(range(len(lengths)), key=lengths.__getitem__, reverse=True)
    left, start = sum(lengths), 0
    while start < len(places):
        size = max(1, room(left) // lengths[places[start]])
        batch = places[start : start + size]
        yield batch
        left -= sum(lengths[place] for place in batch)
        start += size
