"""Examine what is installed: packages, corpus folder, models, text recognition."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from assistant.extract.span_model.model import load_span_model
from assistant.language.translations.formats import format_number
from assistant.language.translations.said import say
from assistant.language.translations.texts import _
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
    name = _("embedding model")
    try:
        embedder = load_embedder(settings)
    except DisplayableError as error:
        value = f"{model_identity(settings)}: {say(error.message)}"
        return Finding(name, value, False, say(error.hint)), None
    value = _("{model}, {number} dimensions").format(
        model=embedder.model_id, number=format_number(embedder.dimension)
    )
    return Finding(name, value), embedder


def examine_reader(settings: Settings) -> Finding:
    """Load the reader; return from which score on its words are an answer."""
    try:
        model = load_span_model(settings)
    except DisplayableError as error:
        return Finding.failed(_("reader"), error)
    value = _("answers from a score of {score} on, as set")
    if settings.reader_threshold is None:
        value = _("answers from a score of {score} on, as calibrated")
    score = format_number(model.calibration.threshold, 2)
    return Finding(_("reader"), value.format(score=score))


def _version(package: str) -> Finding:
    try:
        return Finding(package, version(package))
    except PackageNotFoundError:
        hint = _("Install it: `pip install -c constraints.txt {package}`.")
        hint = hint.format(package=package)
        return Finding(package, _("not installed"), ok=False, hint=hint)


def _corpus(settings: Settings) -> Finding:
    folder = settings.corpus_dir
    if not folder.is_dir():
        hint = _("Make the folder, or set CLUSTER_POLICY_CORPUS_DIR.")
        value = _("{folder} does not exist").format(folder=folder)
        return Finding(_("corpus"), value, ok=False, hint=hint)
    value = str(folder.resolve())
    if remote := remote_type(folder.resolve()):
        value = _("{folder}, on the network ({type}): looked at every {number} seconds")
        value = value.format(
            folder=folder.resolve(), type=remote, number=f"{PACE.poll:g}"
        )
    return Finding(_("corpus"), value)


def _recognition(settings: Settings) -> Finding:
    name = _("text recognition")
    if not settings.max_ocr_seconds:
        hint = _("CLUSTER_POLICY_MAX_OCR_SECONDS is 0.")
        return Finding(name, _("switched off"), hint=hint)
    if languages := installed_languages():
        read = _("Tesseract reads {languages}").format(languages=", ".join(languages))
        return Finding(name, read)
    hint = _("Scanned pages are not read; to have them read, install tesseract-ocr.")
    return Finding(name, _("Tesseract is not installed"), hint=hint)


def _chat_model(settings: Settings) -> Finding:
    """Tell whether it can be asked; nothing is sent to it."""
    name = _("chat model")
    try:
        load_chat_model(settings)
    except DisplayableError as error:
        return Finding.failed(name, error)
    return Finding(name, chat_model_name(settings) or _("none: answers are quoted"))
