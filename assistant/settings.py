"""What can be set: all about the index, and how questions are answered."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, SecretStr

from index.settings import IndexSettings


class Settings(IndexSettings):
    """All settings; each is also ``CLUSTER_POLICY_<NAME>`` in the environment."""

    top_k: int = Field(
        default=8, ge=1, le=100, description="Passages that are read for a question."
    )
    example_questions: tuple[str, ...] = Field(
        default=(),
        description="Questions offered on the first visit, as a JSON list; empty: some "
        "that are made from the documents and that these surely answer.",
    )
    reader_threshold: Annotated[
        float | None, BeforeValidator(lambda value: None if value == "" else value)
    ] = Field(
        default=None,
        allow_inf_nan=False,
        description="Score from which the words that the reader finds in one passage "
        "count as an answer (a little more is needed of several, and of a figure); "
        "higher says less, and that surer; empty: what was found best when it was "
        "trained.",
    )
    max_statements: int = Field(
        default=3, ge=1, le=20, description="Most statements in an extracted answer."
    )
    aliases_file: Annotated[
        Path | None, BeforeValidator(lambda value: None if value == "" else value)
    ] = Field(
        default=None,
        description="Text file of names of one thing, a line each with a bar between "
        "them, which are searched for together; empty: those of the project alone.",
    )
    chat_model: str = Field(
        default="",
        description="Model that writes answers, as provider and name, e.g. "
        "`openai:gpt-5-mini` or `ollama:qwen3`; empty: answers are quoted.",
    )
    chat_base_url: str = Field(
        default="",
        description="Address of an OpenAI-compatible or other server of the model; "
        "empty: the provider's own.",
    )
    chat_timeout: float = Field(
        default=60.0,
        gt=0,
        description="Seconds to wait for the model's next words before giving up.",
    )
    chat_retries: int = Field(
        default=2,
        ge=0,
        le=10,
        description="How often a model that fails is asked again, after a pause.",
    )
    unsupported: Literal["remove", "mark"] = Field(
        default="remove",
        description="What becomes of a written statement that nothing supports: "
        "`remove` it, or `mark` it visibly.",
    )
    answers_at_once: int = Field(
        default=0,
        ge=0,
        le=100,
        description="Questions that the page answers at the same time, the others "
        "wait in line; 0: one, with a chat model eight.",
    )
    questions_per_minute: int = Field(
        default=20,
        ge=0,
        le=1000,
        description="Questions that one visitor may put on the page within a minute; "
        "whoever sits at its machine may put any; 0: everybody may.",
    )
    page_address: str = Field(
        default="",
        description="Address at which people open the page, to which agents are given "
        "links, e.g. `https://policies.example.org`; empty: that of the log-in, if "
        "there is one.",
    )
    tracing: bool = Field(
        default=False,
        description="Whether spans of OpenTelemetry of all questions are sent by OTLP "
        "(gRPC) to where its own `OTEL_*` variables say.",
    )
    login_metadata_url: str = Field(
        default="",
        description="Address of the OpenID Connect description of the provider with "
        "which people log in to the page, e.g. "
        "`https://login.example.org/.well-known/openid-configuration`; empty: no "
        "log-in.",
    )
    login_client_id: str = Field(
        default="", description="By which the provider knows the page."
    )
    login_client_secret: SecretStr = Field(
        default=SecretStr(""), description="What the provider gave the page to say."
    )
    login_cookie_secret: SecretStr = Field(
        default=SecretStr(""),
        description="Any 32 characters or more that nobody can guess; the page signs "
        "with them who has logged in.",
    )
    login_address: str = Field(
        default="",
        description="Address at which people open the page, e.g. "
        "`https://policies.example.org`; the provider sends them back to "
        "`/oauth2callback` there.",
    )
    login_domains: tuple[str, ...] = Field(
        default=(),
        description="Domains of the e-mail addresses that may come in, as a JSON list; "
        "empty: whoever the provider lets log in.",
    )
    login_groups_claim: str = Field(
        default="groups", description="The claim that names somebody's groups."
    )
    login_roles_claim: str = Field(
        default="roles",
        description="The claim in which `editor` or `administrator` makes one that.",
    )
    login_hours: float = Field(
        default=12.0, gt=0, description="Hours until one has to log in again."
    )
    editors: tuple[str, ...] = Field(
        default=(),
        description="Addresses and groups of those who may change documents and update "
        "the index, as a JSON list.",
    )
    administrators: tuple[str, ...] = Field(
        default=(),
        description="Addresses and groups of those who may do everything and read "
        "every document, as a JSON list.",
    )

    @property
    def public_address(self) -> str:
        """Address at which people open the page; empty: nothing says it."""
        return self.page_address or self.login_address
