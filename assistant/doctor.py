"""Examine an installation: versions, model, index, failures and the writer lock."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from assistant.chat_model import chat_model_name, load_chat_model
from index.embedder import model_identity
from index.errors import DisplayableError
from index.generations import Generations
from index.live_index import LiveIndex

if TYPE_CHECKING:
    from assistant.settings import Settings

_PACKAGES = (
    "cluster-policy",
    "chromadb",
    "sentence-transformers",
    "torch",
    "streamlit",
)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at; ``hint`` says what to do where it is not ok."""

    name: str
    value: str
    ok: bool = True
    hint: str = ""


def examine(settings: Settings) -> list[Finding]:
    """Return what was found; it changes nothing and explains what is wrong."""
    return [
        *(_version(package) for package in _PACKAGES),
        _corpus(settings),
        Finding("embedding model", model_identity(settings)),
        _chat_model(settings),
        *_index(settings),
        _writer(settings),
    ]


def _version(package: str) -> Finding:
    try:
        return Finding(package, version(package))
    except PackageNotFoundError:
        hint = f"Install it: `pip install -c constraints.txt {package}`."
        return Finding(package, "not installed", ok=False, hint=hint)


def _corpus(settings: Settings) -> Finding:
    folder = settings.corpus_dir
    if folder.is_dir():
        return Finding("corpus", str(folder.resolve()))
    hint = "Make the folder, or set CLUSTER_POLICY_CORPUS_DIR."
    return Finding("corpus", f"{folder} does not exist", ok=False, hint=hint)


def _chat_model(settings: Settings) -> Finding:
    """Tell whether it can be asked; nothing is sent to it."""
    name = "chat model"
    try:
        load_chat_model(settings)
    except DisplayableError as error:
        return Finding(name, error.message, ok=False, hint=error.hint)
    return Finding(name, chat_model_name(settings) or "none: answers are quoted")


def _index(settings: Settings) -> list[Finding]:
    try:
        live = LiveIndex(settings)
    except DisplayableError as error:
        return [Finding("index", error.message, ok=False, hint=error.hint)]
    with closing(live), live.use() as (name, store):
        documents = len(store.documents())
        held = f"{documents} documents, {store.count()} passages"
        found = [Finding("index", f"generation {name}: {held}")]
        for failure in store.failures():
            value = f"{failure.document_id}: {failure.reason}"
            hint = "Mend or replace the file, then run `cluster-policy index`."
            found.append(Finding("failure", value, ok=False, hint=hint))
        return found


def _writer(settings: Settings) -> Finding:
    writer = Generations(settings.index_dir).writer()
    return Finding("writer lock", f"held by {writer}" if writer else "free")
