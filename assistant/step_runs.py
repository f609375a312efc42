"""Run the steps from a question to its answer, and tell LangChain's callbacks of each.

A chain that is streamed begins all its steps before the first has ended; here callbacks
see each begin when it does, so that what it took can be told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from assistant.chain_state import ChainState, Step, add_update

if TYPE_CHECKING:
    from langchain_core.callbacks import (
        BaseCallbackHandler,
        CallbackManagerForChainRun,
    )

    from assistant.settings import Settings

WHOLE = "ask"
"""What callbacks know all steps of one question by."""
_END = ChainState()
"""What comes after the last of what a step adds."""


def add_tracing(
    callbacks: Sequence[BaseCallbackHandler], settings: Settings
) -> Sequence[BaseCallbackHandler]:
    """Return ``callbacks``, and what sends spans where ``settings`` want that."""
    if not settings.tracing:
        return callbacks
    from assistant.tracing import SpanHandler, sending_provider

    return (*callbacks, SpanHandler(sending_provider()))


def run_steps(
    steps: Mapping[str, Step],
    state: ChainState,
    callbacks: Sequence[BaseCallbackHandler] = (),
) -> Iterator[ChainState]:
    """Yield what the steps add to ``state``, one step after the other.

    Args:
        steps: By name, in their order.
        state: What is known of the question.
        callbacks: Are told of each step by its name, within a run called ``WHOLE``;
            also of what a step asks a retriever or a chat model of LangChain's.
    """
    if callbacks:
        yield from _run_told(steps, state, callbacks)
        return
    for step in steps.values():
        for update in step(state):
            state = add_update(state, update)
            yield update


def _run_told(
    steps: Mapping[str, Step],
    state: ChainState,
    callbacks: Sequence[BaseCallbackHandler],
) -> Iterator[ChainState]:
    from langchain_core.callbacks import CallbackManager
    from langchain_core.runnables.config import patch_config, set_config_context

    known: dict[str, Any] = {**state}
    manager = CallbackManager.configure(list(callbacks))
    whole = manager.on_chain_start(None, {**known}, name=WHOLE)
    with _told(whole, known):
        for name, step in steps.items():
            run = whole.get_child().on_chain_start(None, {**known}, name=name)
            config = patch_config(None, callbacks=run.get_child())
            with _told(run, known), set_config_context(config) as context:
                updates = step(state)
                while (update := context.run(next, updates, _END)) is not _END:
                    state = add_update(state, update)
                    known.update(state)
                    yield update


@contextmanager
def _told(run: CallbackManagerForChainRun, known: Mapping[str, Any]) -> Iterator[None]:
    """Tell how a run ends, with what is known by then."""
    try:
        yield
    except GeneratorExit:
        # Nobody wants the rest: that is no error.
        run.on_chain_end({**known})
        raise
    except BaseException as error:
        run.on_chain_error(error)
        raise
    run.on_chain_end({**known})
