"""What can be set about the index: how the corpus is read, and where it is kept."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Self

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict
from pydantic_settings import SettingsError as UnparsableError

from index.errors import SettingsError
from index.limits import ReadLimits

_MEGA = 1_000_000
_TABLES = "See the tables in index/README.md and assistant/README.md."


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
    keep_generations: int = Field(
        default=3,
        ge=1,
        le=100,
        description="States of the index to keep, with the live one: "
        "`cluster-policy index --rollback` goes back to the one before.",
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

    max_file_mb: int = Field(
        default=100, ge=1, description="Largest file to read, in megabytes."
    )
    max_unpacked_mb: int = Field(
        default=500,
        ge=1,
        description="Largest content of a packed file (docx, xlsx, …), in megabytes.",
    )
    max_pages: int = Field(
        default=5_000, ge=1, description="Most pages, slides or sheets of a file."
    )
    max_read_seconds: float = Field(
        default=10.0,
        gt=0,
        description="Longest time to read one file; recognition of scanned pages goes "
        "on when all files are published.",
    )
    max_read_memory_mb: int = Field(
        default=1_000, ge=100, description="Most memory to read one file."
    )
    max_ocr_seconds: float = Field(
        default=60.0,
        ge=0,
        description="Longest time to recognise scanned pages of one file before what "
        "there is of it is published and it goes on; 0: no text recognition.",
    )
    max_nesting: int = Field(
        default=3, ge=0, description="How deep messages within messages are read."
    )

    database_url: SecretStr = Field(
        default=SecretStr(""),
        description="Address of the PostgreSQL database that keeps conversations, "
        "and the texts of an index for several machines, e.g. "
        "`postgresql://user:password@host/name`; empty: files in the index folder.",
    )
    chroma_url: str = Field(
        default="",
        description="Address of a Chroma server that holds the vectors of an index for "
        "several machines, with its texts in the database; empty: the index is in the "
        "index folder alone.",
    )
    chroma_token: SecretStr = Field(
        default=SecretStr(""),
        description="Token for Chroma Cloud, or for the proxy before a server.",
    )
    chroma_tenant: str = Field(default="", description="Tenant on the Chroma server.")
    chroma_database: str = Field(
        default="", description="Database on the Chroma server."
    )
    chroma_collection: str = Field(
        default="cluster-policy",
        pattern="^[a-z0-9][a-z0-9-]{1,40}[a-z0-9]$",
        description="What the names of the index's collections on the server begin "
        "with.",
    )

    @field_validator("corpus_dir", "index_dir", "model_cache_dir")
    @classmethod
    def _in_home(cls, folder: Path) -> Path:
        """Take ``~`` for the home folder, as a shell does."""
        return folder.expanduser()

    @property
    def limits(self) -> ReadLimits:
        """What reading one file may cost."""
        return ReadLimits(
            file_bytes=self.max_file_mb * _MEGA,
            unpacked_bytes=self.max_unpacked_mb * _MEGA,
            pages=self.max_pages,
            seconds=self.max_read_seconds,
            memory_bytes=self.max_read_memory_mb * _MEGA,
            ocr_seconds=self.max_ocr_seconds,
            nesting=self.max_nesting,
        )

    @classmethod
    def load(cls, **values: Any) -> Self:
        """Return the settings of the environment and ``.env``, with ``values`` on top.

        Raises:
            SettingsError: One of them cannot work; the message names it.
        """
        try:
            return cls(**values)
        except UnicodeDecodeError as exc:
            raise SettingsError(
                "The file .env is not written in UTF-8.", "Save it as UTF-8."
            ) from exc
        except UnparsableError as exc:
            raise SettingsError(
                f"A setting is not the JSON that it must be: {exc}.",
                'A list is written as ["one", "two"].',
            ) from exc
        except ValidationError as exc:
            error = exc.errors()[0]
            name = "_".join(str(part) for part in error["loc"])
            raise SettingsError(
                f"CLUSTER_POLICY_{name.upper()} cannot be {error['input']!r}: "
                f"{error['msg']}.",
                _TABLES,
            ) from exc
