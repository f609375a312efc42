"""Who looks at the page, and what of it is for editors alone."""

from __future__ import annotations

import time
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.ui.cli.test_serving import PROVIDER
from tests.ui.page.fakes import SmallAssistant
from tests.ui.page.test_page import open_page, shown, small

__all__ = ["small"]  # A fixture, used by its name.

ANN = {"is_logged_in": True, "iss": "https://login", "sub": "7", "name": "Ann"}


@pytest.fixture
def _login(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in PROVIDER.items():
        monkeypatch.setenv(f"CLUSTER_POLICY_{name.upper()}", value)
    monkeypatch.setenv("CLUSTER_POLICY_LOGIN_DOMAINS", '["example.org"]')
    monkeypatch.setenv("CLUSTER_POLICY_EDITORS", '["eva@example.org"]')


def log_in(page: AppTest, **claims: Any) -> AppTest:
    page.user = {**ANN, "iat": time.time(), **claims}
    return page.run()


def keys(page: AppTest) -> set[str | None]:
    return {button.key for button in page.button}


def test_without_a_provider_who_sits_at_the_machine_may_update_the_index(
    small: SmallAssistant,
) -> None:
    page = open_page(small)
    assert "update-index" in keys(page)
    assert "log-out" not in keys(page)


@pytest.mark.usefixtures("_login")
def test_who_has_not_logged_in_sees_no_document_and_can_ask_nothing(
    small: SmallAssistant,
) -> None:
    page = open_page(small)
    assert keys(page) == {"log-in"}
    assert not page.chat_input
    assert not page.sidebar.html
    assert "Log in to ask and to read." in shown(page)


@pytest.mark.usefixtures("_login")
def test_the_buttons_of_the_update_are_for_editors(small: SmallAssistant) -> None:
    page = log_in(open_page(small), email="ann@example.org")
    assert "log-out" in keys(page)
    assert page.chat_input
    assert "update-index" not in keys(page)
    page = log_in(open_page(small), email="eva@example.org")
    assert "update-index" in keys(page)


@pytest.mark.usefixtures("_login")
def test_an_account_of_another_domain_is_told_so_and_sees_nothing(
    small: SmallAssistant,
) -> None:
    page = log_in(open_page(small), email="ann@example.com")
    assert keys(page) == {"log-out"}
    assert "This page is not open to your account." in shown(page)


@pytest.mark.usefixtures("_login")
def test_a_log_in_of_yesterday_no_longer_counts(small: SmallAssistant) -> None:
    page = log_in(
        open_page(small), email="ann@example.org", iat=time.time() - 24 * 3600
    )
    assert keys(page) == {"log-in"}
