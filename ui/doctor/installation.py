"""Examine what is installed: packages, corpus folder, models, text recognition."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from assistant.extract.span_model.model import load_span_model
from assistant.write.chat_model import chat_model_name, load_chat_model
from index.embedding.embedder import load_embedder, model_identity
from index.errors import DisplayableError
from index.readers.pdf.ocr import installed_languages
from index.sync.changes import PACE, remote_type
from ui.doctor.finding import Finding

if TYPE_CHECKING:
    from assistant.settings import Settings
    from index.embedding.embedder import Embedder

PACKAGES = (
    "cluster-policy",
    "chromadb",
    "sentence-transformers",
    "torch",
    "streamlit",
    "watchfiles",
)
"""Those of which it matters most which version there is."""


def examine_installation(settings: Settings) -> list[Finding]:
    """Return what there is to say of everything but the index and its model."""
    return [
        *(_version(package) for package in PACKAGES),
        _corpus(settings),
        _recognition(settings),
        _chat_model(settings),
    ]


def examine_model(settings: Settings) -> tuple[Finding, Embedder | None]:
    """Load the embedding model; return what there is to say, and it if it loads."""
    name = "embedding model"
    try:
        embedder = load_embedder(settings)
    except DisplayableError as error:
        value = f"{model_identity(settings)}: {error.message}"
        return Finding(name, value, False, error.hint), None
    value = f"{embedder.model_id}, {embedder.dimension} dimensions"
    return Finding(name, value), embedder


def examine_reader(settings: Settings) -> Finding:
    """Load the reader; return from which score on its words are an answer."""
    try:
        model = load_span_model(settings)
    except DisplayableError as error:
        return Finding("reader", error.message, False, error.hint)
    set_ = "calibrated" if settings.reader_threshold is None else "set"
    threshold = model.calibration.threshold
    return Finding("reader", f"answers from a score of {threshold:.2f} on, as {set_}")


def _version(package: str) -> Finding:
    try:
        return Finding(package, version(package))
    except PackageNotFoundError:
        hint = f"Install it: `pip install -c constraints.txt {package}`."
        return Finding(package, "not installed", ok=False, hint=hint)


def _corpus(settings: Settings) -> Finding:
    folder = settings.corpus_dir
    if not folder.is_dir():
        hint = "Make the folder, or set CLUSTER_POLICY_CORPUS_DIR."
        return Finding("corpus", f"{folder} does not exist", ok=False, hint=hint)
    value = str(folder.resolve())
    if remote := remote_type(folder.resolve()):
        value += f", on the network ({remote}): looked at every {PACE.poll:g} seconds"
    return Finding("corpus", value)


def _recognition(settings: Settings) -> Finding:
    name = "text recognition"
    if not settings.max_ocr_seconds:
        hint = "CLUSTER_POLICY_MAX_OCR_SECONDS is 0."
        return Finding(name, "switched off", hint=hint)
    if languages := installed_languages():
        return Finding(name, f"Tesseract reads {', '.join(languages)}")
    hint = "Scanned pages are not read; to have them read, install tesseract-ocr."
    return Finding(name, "Tesseract is not installed", hint=hint)


def _chat_model(settings: Settings) -> Finding:
    """Tell whether it can be asked; nothing is sent to it."""
    name = "chat model"
    try:
        load_chat_model(settings)
    except DisplayableError as error:
        return Finding(name, error.message, ok=False, hint=error.hint)
    return Finding(name, chat_model_name(settings) or "none: answers are quoted")
