"""What can be set about reading, splitting and embedding the corpus."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Self

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from index.errors import SettingsError


class IndexSettings(BaseSettings):
    """Settings of the offline half; each is also ``CLUSTER_POLICY_<NAME>``."""

    model_config = SettingsConfigDict(
        env_prefix="CLUSTER_POLICY_", env_file=".env", extra="ignore", frozen=True
    )

    corpus_dir: Path = Field(
        default=Path("docs_corpus"), description="Folder of the documents."
    )
    index_dir: Path = Field(
        default=Path(".index"), description="Folder of the published index."
    )
    embedding_model: str = Field(
        default="",
        description="Any sentence-transformers name or folder; "
        "empty: the multilingual-e5-small that an installed package carries.",
    )
    model_cache_dir: Path = Field(
        default=Path("~/.cache/cluster-policy"),
        description="Where the packaged model is unpacked once.",
    )
    chunk_size: int = Field(
        default=200,
        ge=20,
        le=400,
        description="Longest passage, in tokens of the embedding model.",
    )
    chunk_overlap: int = Field(
        default=1,
        ge=0,
        le=5,
        description="Whole sentences that neighbouring passages share.",
    )

    @classmethod
    def load(cls, **values: Any) -> Self:
        """Return the settings of the environment and ``.env``, with ``values`` on top.

        Raises:
            SettingsError: One of them cannot work; the message names it.
        """
        try:
            return cls(**values)
        except ValidationError as exc:
            error = exc.errors()[0]
            name = "_".join(str(part) for part in error["loc"])
            raise SettingsError(
                f"CLUSTER_POLICY_{name.upper()} cannot be {error['input']!r}: "
                f"{error['msg']}.",
                "See the settings table in the README.",
            ) from exc
