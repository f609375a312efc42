"""An evaluation is the same to every process with one database: a file, or a server."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass
from itertools import repeat
from pathlib import Path
from typing import Any

import httpx
import pytest

from assistant import Settings
from assistant.access import Visitor
from assistant.service.keys import Keys
from tests.assistant.access.closed_corpus import ADMINISTRATOR, EDITOR, index_corpus
from tests.assistant.service.event_stream import ACCEPTED, events_of
from tests.assistant.service.test_evaluations import BODY
from tests.chat_server.scripted import Hang, ScriptedServer
from tests.command_process import ServingProcess, serving_process
from tests.postgresql_server import PostgresqlServer
from tests.waiting import PATIENCE, wait_until

pytestmark = [pytest.mark.slow, pytest.mark.long]

OTHER = Visitor("Eve", "eve@example.org", frozenset(), EDITOR.role, "a 5")


@dataclass(frozen=True, slots=True)
class Machine:
    """A process that serves, of whose index folder nobody else knows."""

    served: ServingProcess
    settings: Settings
    editor: httpx.Client
    other: httpx.Client
    administrator: httpx.Client


Machines = Callable[[str], tuple[Machine, Machine]]
"""Returns two of them; is given the address of a chat model, or none."""


@pytest.fixture(params=["file", "server"])
def machines(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Machines]:
    with ExitStack() as stack:
        first = second = index_corpus(tmp_path / "first")
        url = ""
        if request.param == "server":
            second = index_corpus(tmp_path / "second")
            server = PostgresqlServer()
            stack.callback(server.remove)
            server.start()
            url = server.url
        kept = Settings(index_dir=first.index_dir, database_url=url)
        with closing(Keys.open(kept)) as keys:
            made = [
                keys.add(visitor.name, visitor.role, visitor.groups)
                for visitor in (EDITOR, OTHER, ADMINISTRATOR)
            ]

        def start(settings: Settings, model_url: str) -> Machine:
            environment = {
                "CLUSTER_POLICY_CORPUS_DIR": str(settings.corpus_dir),
                "CLUSTER_POLICY_INDEX_DIR": str(settings.index_dir),
                "CLUSTER_POLICY_DATABASE_URL": url,
                "CLUSTER_POLICY_CHAT_MODEL": "openai:any" if model_url else "",
                "CLUSTER_POLICY_CHAT_BASE_URL": model_url,
                "CLUSTER_POLICY_CHAT_TIMEOUT": str(PATIENCE),
                "OPENAI_API_KEY": "none",
            }
            served = stack.enter_context(serving_process(environment))
            clients = [
                stack.enter_context(
                    httpx.Client(
                        base_url=served.address,
                        headers={"Authorization": f"Bearer {key}"},
                        timeout=PATIENCE,
                    )
                )
                for key in made
            ]
            return Machine(served, settings, *clients)

        yield lambda model_url: (start(first, model_url), start(second, model_url))


@pytest.fixture
def silent_model() -> Iterator[ScriptedServer]:
    with ScriptedServer(failures=repeat(Hang())) as server:
        yield server


def started(client: httpx.Client) -> str:
    """Return the place of an evaluation, begun as soon as no other goes on."""
    answers: list[httpx.Response] = []

    def start() -> bool:
        answers.append(client.post("/api/evaluate", json=BODY))
        return answers[-1].status_code == 202

    wait_until(start)
    return f"/api/evaluate/{answers[-1].json()['id']}"


def told(client: httpx.Client, place: str) -> Any:
    return client.get(place).json()


def test_what_one_measures_the_other_tells_until_a_document_is_closed(
    machines: Machines,
) -> None:
    one, two = machines("")
    place = started(one.editor)
    kind, state = events_of(two.editor.get(place, headers=ACCEPTED).text)[-1]
    assert (kind, state["asked"]) == ("done", 2)
    assert state["report"]["groups"]["figure"]["right"] == 1.0
    assert told(one.editor, place) == told(two.editor, place) == state
    for client in (two.other, two.administrator):
        assert client.get(place).status_code == client.delete(place).status_code == 404
    closing_file = two.settings.corpus_dir / "access.yaml"
    closing_file.write_text("groups: [economists]\n")
    wait_until(lambda: told(two.editor, place)["state"] == "failed")
    assert "252" not in two.editor.get(place).text
    closing_file.unlink()
    assert two.editor.delete(place).status_code == 204
    assert one.editor.get(place).status_code == 404


def test_it_is_followed_and_ended_from_another_process(
    machines: Machines, silent_model: ScriptedServer
) -> None:
    one, two = machines(silent_model.openai_url)
    place = started(one.editor)
    wait_until(lambda: silent_model.requests)
    with two.editor.stream("GET", place, headers=ACCEPTED) as followed:
        assert next(followed.iter_lines()) == "event: running"
        refused = two.other.post("/api/evaluate", json=BODY)
        assert refused.status_code == 409
        assert two.other.delete(place).status_code == 404
        assert two.other.delete("/api/evaluate").status_code == 403
        assert told(two.editor, place)["state"] == "running"
        assert two.administrator.delete("/api/evaluate").status_code == 204
    assert silent_model.requests[-1].closed_early.wait(PATIENCE)
    wait_until(lambda: told(two.editor, place)["state"] == "failed")
    assert "was stopped" in told(two.editor, place)["problem"]["detail"]
    many = len(silent_model.requests)
    place = started(one.other)
    wait_until(lambda: len(silent_model.requests) > many)
    assert two.other.delete(place).status_code == 204
    assert silent_model.requests[-1].closed_early.wait(PATIENCE)
    assert one.other.get(place).status_code == two.other.get(place).status_code == 404
    assert started(two.other)


def test_one_whose_process_was_killed_is_cut_off_and_makes_way_for_another(
    machines: Machines, silent_model: ScriptedServer
) -> None:
    one, two = machines(silent_model.openai_url)
    place = started(one.editor)
    wait_until(lambda: silent_model.requests)
    assert told(two.editor, place)["state"] == "running"
    with two.editor.stream("GET", place, headers=ACCEPTED) as followed:
        one.served.kill()
        last = events_of("\n".join(followed.iter_lines()))[-1]
    assert last == ("cut_off", told(two.editor, place))
    assert "cut off" in last[1]["problem"]["detail"]
    another = started(two.other)
    assert told(two.other, another)["state"] == "running"
    assert told(two.editor, place)["state"] == "cut_off"
