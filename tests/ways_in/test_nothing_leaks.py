"""Through no way in does anybody learn of a folder that is closed to them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, closing
from datetime import timedelta

import httpx
import pytest

from assistant.access import Visitor
from assistant.service.keys import Keys
from tests.assistant.access.closed_corpus import ECONOMIST, EDITOR, READER, leaked
from tests.assistant.access.test_closed_folders import QUESTIONS
from tests.command_process import serving
from tests.waiting import PATIENCE
from tests.ways_in.ground import Ground, environment_of
from tests.ways_in.leak_attempts import WayIn, attempts_at
from tests.ways_in.tries_at_http import callers
from tests.ways_in.tries_at_mcp import agents_over_http, agents_over_stdio

WayFor = Callable[[Visitor], WayIn]
Opens = Callable[[Ground], AbstractContextManager[WayFor]]
TRIED: Mapping[str, Opens] = {
    "HTTP": callers,
    "MCP, stdio": agents_over_stdio,
    "MCP, HTTP": agents_over_http,
}
"""The ways in that are tried; a new one is an adapter like those of the others."""
LEAST = 30

pytestmark = [pytest.mark.slow, pytest.mark.long]


@pytest.fixture(scope="module", params=TRIED)
def way_in(request: pytest.FixtureRequest) -> Opens:
    return TRIED[request.param]


@pytest.fixture(scope="module")
def tried(way_in: Opens, ground: Ground) -> Iterator[WayFor]:
    with way_in(ground) as way_for:
        yield way_for


@pytest.fixture(scope="module")
def never_there(way_in: Opens, ground_without: Ground) -> Iterator[WayFor]:
    """The same way in to an index in which the folder has never been."""
    with way_in(ground_without) as way_for:
        yield way_for


@pytest.mark.parametrize("visitor", [READER, EDITOR], ids=lambda visitor: visitor.name)
def test_all_is_said_as_where_the_folder_has_never_been(
    tried: WayFor, never_there: WayFor, visitor: Visitor
) -> None:
    way, without = tried(visitor), never_there(visitor)
    leaks, others = {}, {}
    made = list(zip(attempts_at(way), attempts_at(without), strict=True))
    for attempt, same in made:
        said = attempt.make(way)
        if words := leaked(said, attempt.given):
            leaks[attempt.name] = words
        if said != same.make(without):
            others[attempt.name] = said
    assert len(made) >= LEAST
    assert leaks == {}
    assert others == {}


def test_most_attempts_reach_the_folder_for_who_may_read_it(tried: WayFor) -> None:
    way = tried(ECONOMIST)
    reached = [a.name for a in attempts_at(way) if leaked(a.make(way), a.given)]
    assert len(reached) >= LEAST


def test_who_has_no_key_that_holds_is_told_nothing(ground: Ground) -> None:
    call = {"name": "ask_question", "arguments": {"question": QUESTIONS[0]}}
    body = {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": call}
    with (
        closing(Keys.open(ground.settings)) as keys,
        serving(environment_of(ground.settings)) as served,
    ):
        address = f"{served}/mcp"
        held = keys.add("Bo", groups=ECONOMIST.groups)
        revoked = keys.add("Bo", groups=ECONOMIST.groups)
        keys.revoke(revoked)
        expired = keys.add("Bo", groups=ECONOMIST.groups, lasting=timedelta())
        for given in (
            {},
            {"Authorization": "Bearer"},
            {"Authorization": f"Bearer {held}x"},
            {"Authorization": f"Basic {held}"},
            {"Authorization": f"Bearer {revoked}"},
            {"Authorization": f"Bearer {expired}"},
            {"X-Api-Key": held},
            {"Cookie": f"key={held}"},
        ):
            refused = httpx.post(address, json=body, headers=given, timeout=PATIENCE)
            assert refused.status_code == 401
            assert leaked(refused.text) == []
        refused = httpx.post(f"{address}?key={held}", json=body, timeout=PATIENCE)
        assert refused.status_code == 401
