"""The one settings class of the whole application."""

from __future__ import annotations

from pydantic import Field

from index.settings import IndexSettings


class Settings(IndexSettings):
    """All settings; each is also ``CLUSTER_POLICY_<NAME>`` in the environment."""

    top_k: int = Field(
        default=8, ge=1, le=100, description="Passages that are read for a question."
    )
    example_questions: tuple[str, ...] = Field(
        default=(
            "How many firms are in the Xuzhou cluster?",
            "What are the Shandong upgrading actions?",
            "Vad är det årliga produktionsvärdet för glasindustrin i Xuzhou?",
            "徐州玻璃产业有多少家企业？",
        ),
        description="Questions offered on the first visit, as a JSON list.",
    )
    max_statements: int = Field(
        default=3, ge=1, le=20, description="Most statements in an extracted answer."
    )
