"""A request is made by whose key it has, or at the machine while there is none."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest
from starlette.requests import Request

from assistant import Settings
from assistant.access.visitor import LOCAL
from assistant.errors import KeyRefusedError
from assistant.service.admission import Admission
from assistant.service.keys import Keys
from assistant.service.served import Served


@pytest.fixture
def keys(settings: Settings) -> Iterator[Keys]:
    with closing(Keys.open(settings)) as opened:
        yield opened


def request(address: str = "127.0.0.1", **headers: str) -> Request:
    raw = [(n.replace("_", "-").encode(), v.encode()) for n, v in headers.items()]
    return Request({"type": "http", "client": (address, 1), "headers": raw})


def test_while_no_key_was_made_whoever_is_at_the_machine_may_do_all(keys: Keys) -> None:
    admit = Admission(keys)
    for here in ("127.0.0.1", "127.0.0.9", "::1"):
        assert admit(request(here)) == LOCAL
    for far in ("192.0.2.7", "2001:db8::1", "unknown"):
        with pytest.raises(KeyRefusedError, match="A key is needed"):
            admit(request(far))
    keys.add("The desk")
    with pytest.raises(KeyRefusedError, match="A key is needed"):
        admit(request())


@pytest.mark.parametrize(
    "header", ["forwarded", "via", "x_forwarded_for", "x_forwarded_host", "x_real_ip"]
)
def test_what_comes_through_a_proxy_is_not_from_this_machine(
    keys: Keys, header: str
) -> None:
    with pytest.raises(KeyRefusedError, match="A key is needed"):
        Admission(keys)(request(**{header: "192.0.2.7"}))


@pytest.mark.parametrize("host", ["evil.example.org", "localhost.evil.org", "[", "x"])
def test_a_browser_that_was_led_here_under_another_name_needs_a_key(
    keys: Keys, host: str
) -> None:
    with pytest.raises(KeyRefusedError, match="A key is needed"):
        Admission(keys)(request(host=host))
    for own in ("localhost:8600", "127.0.0.1", "[::1]:8600", "LOCALHOST"):
        assert Admission(keys)(request(host=own)) == LOCAL


@pytest.mark.parametrize(
    "said",
    [
        {"origin": "https://evil.example.org"},
        {"origin": "null"},
        {"origin": "http://["},
        {"origin": "http://[::1"},
        {"origin": ""},
        {"sec_fetch_site": "cross-site"},
        {"sec_fetch_site": "same-site", "origin": "http://127.0.0.1:1"},
    ],
)
def test_what_a_page_of_another_site_has_a_browser_send_needs_a_key(
    keys: Keys, said: dict[str, str]
) -> None:
    with pytest.raises(KeyRefusedError, match="A key is needed"):
        Admission(keys)(request(host="127.0.0.1:8600", **said))
    own = {"origin": "http://127.0.0.1:8600", "sec_fetch_site": "same-origin"}
    assert Admission(keys)(request(host="127.0.0.1:8600", **own)) == LOCAL
    assert Admission(keys)(request(sec_fetch_site="none")) == LOCAL


def test_where_people_log_in_nobody_is_let_in_without_a_key(settings: Settings) -> None:
    provider = "https://login.example.org/about"
    with_login = settings.model_copy(update={"login_metadata_url": provider})
    with (
        closing(Keys.open(with_login)) as keys,
        closing(Served(with_login, keys)) as served,
        pytest.raises(KeyRefusedError, match="A key is needed"),
    ):
        served.admission(request())


def test_whose_key_it_is_makes_the_request_from_anywhere(keys: Keys) -> None:
    key = keys.add("The desk", groups=["economists"])
    for said in (f"Bearer {key}", f"bearer {key} "):
        visitor = Admission(keys)(request("192.0.2.7", authorization=said))
        assert visitor.name == "The desk"
        assert visitor.groups == {"economists"}


@pytest.mark.parametrize("said", ["Bearer wrong", "Bearer ", "Basic b3Blbg==", ""])
def test_another_key_does_not_make_it_one_of_this_machine(
    keys: Keys, said: str
) -> None:
    keys.add("The desk")
    with pytest.raises(KeyRefusedError):
        Admission(keys)(request(authorization=said))
