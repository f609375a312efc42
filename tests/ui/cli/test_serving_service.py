"""One command serves HTTP and tools for agents to keys that another makes."""

from __future__ import annotations

import socket
from collections.abc import Iterator, Mapping
from contextlib import closing
from datetime import timedelta

import httpx
import pytest

from assistant import Settings
from assistant.service.keys import Keys
from index import sync_index
from tests.assistant.access.closed_corpus import leaked, write_corpus
from tests.assistant.mcp.clients import over_http
from tests.command_process import serving
from tests.ui.cli.test_commands import call
from tests.ui.cli.test_serving import with_ipv6
from tests.waiting import PATIENCE

PLANTS = {"question": "How many plants does the Kestrel programme have?"}


@pytest.fixture
def environment(settings: Settings) -> Mapping[str, str]:
    write_corpus(settings.corpus_dir)
    sync_index(settings)
    return {
        "CLUSTER_POLICY_CORPUS_DIR": str(settings.corpus_dir),
        "CLUSTER_POLICY_INDEX_DIR": str(settings.index_dir),
    }


@pytest.fixture
def address(environment: Mapping[str, str]) -> Iterator[str]:
    with serving(environment) as address:
        yield address


def given(key: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {key}"} if key else {}


async def told_to_agent(address: str, key: str) -> str:
    async with over_http(f"{address}/mcp", key) as client:
        told = await client.call_tool("ask_question", PLANTS)
    return told.model_dump_json()


def told_over_http(address: str, key: str) -> httpx.Response:
    place = f"{address}/api/ask"
    return httpx.post(place, json=PLANTS, headers=given(key), timeout=PATIENCE)


def statuses(address: str, key: str) -> set[int]:
    place, headers = f"{address}/mcp", given(key)
    tools = httpx.post(place, json={}, headers=headers, timeout=PATIENCE)
    return {tools.status_code, told_over_http(address, key).status_code}


async def test_a_key_learns_what_it_may_read_both_ways_until_it_is_revoked(
    address: str, environment: Mapping[str, str]
) -> None:
    # At the machine, and no key was made.
    assert "8642" in await told_to_agent(address, "")
    assert "8642" in told_over_http(address, "").text
    press = call("keys", "add", "Press desk", **environment).stdout.strip()
    may = "--role", "reader", "--group", "economists", "--days", "1"
    bo = call("keys", "add", "Bo", *may, **environment).stdout.strip()
    assert leaked(await told_to_agent(address, press), str(PLANTS)) == []
    assert leaked(told_over_http(address, press).text, str(PLANTS)) == []
    assert "8642" in await told_to_agent(address, bo)
    assert "8642" in told_over_http(address, bo).text
    assert statuses(address, "") == statuses(address, f"{bo}x") == {401}
    listed = call("keys", "list", COLUMNS="200", **environment).stdout
    assert "Press desk" in listed
    assert "economists" in listed
    assert bo not in listed
    assert call("keys", "revoke", bo[:13], **environment).returncode == 0
    assert statuses(address, bo) == {401}
    assert "revoked" in call("keys", "list", COLUMNS="200", **environment).stdout


@with_ipv6
async def test_an_address_of_ipv6_serves_programs_and_agents(
    environment: Mapping[str, str],
) -> None:
    with serving(environment, "--host", "::1") as address:
        assert address.startswith("http://[::1]:")
        assert "8642" in told_over_http(address, "").text
        assert "8642" in await told_to_agent(address, "")


def test_the_index_is_opened_at_the_first_question(settings: Settings) -> None:
    environment = {
        "CLUSTER_POLICY_CORPUS_DIR": str(settings.corpus_dir),
        "CLUSTER_POLICY_INDEX_DIR": str(settings.index_dir),
    }
    with serving(environment) as address:
        before = told_over_http(address, "")
        assert before.status_code == 503
        assert before.json()["hint"]
        write_corpus(settings.corpus_dir)
        sync_index(settings)
        assert "8642" in told_over_http(address, "").text


def test_what_cannot_be_served_is_said_in_a_sentence() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        busy = call("serve", "--port", port)
        nowhere = call("serve", "--port", port, "--host", "no.such.host")
    for refused in (busy, nowhere):
        assert refused.returncode == 1
        assert "Nothing can be served on" in refused.stderr
        assert "Traceback" not in refused.stderr
    there = call("serve", "--port", port, "--host", "2001:db8::1")
    assert f"Nothing can be served on [2001:db8::1]:{port} (" in there.stderr
    assert call("serve", "--port", "80800").returncode == 2


def test_what_is_wrong_with_a_key_is_said_in_a_sentence(
    environment: Mapping[str, str],
) -> None:
    unknown = call("keys", "revoke", "cp_nothing", **environment)
    assert unknown.returncode == 1
    assert "There is no key cp_nothing." in unknown.stderr
    assert call("keys", "add", "Bo", "--role", "king", **environment).returncode == 2
    for days in ("1e9", "nan"):
        refused = call("keys", "add", "Bo", "--days", days, **environment)
        assert refused.returncode == 2
        assert "Give 0 to 36500 days" in refused.stderr


def test_a_key_is_listed_under_the_name_that_it_was_given(
    environment: Mapping[str, str],
) -> None:
    name = "[press] desk [/a]"
    assert call("keys", "add", name, "--group", "[/b]", **environment).returncode == 0
    listed = call("keys", "list", COLUMNS="200", **environment)
    assert listed.returncode == 0
    assert name in listed.stdout
    assert "[/b]" in listed.stdout


def test_a_key_that_was_made_to_hold_for_thousands_of_years_is_listed(
    settings: Settings, environment: Mapping[str, str]
) -> None:
    with closing(Keys.open(settings)) as keys:
        keys.add("For ever", lasting=timedelta(days=4_000_000))
    listed = call("keys", "list", COLUMNS="200", **environment)
    assert "For ever" in listed.stdout
    assert "9999-12-31" in listed.stdout
