"""Keep of each document of an evaluation all its versions that could be asked."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "evaluated_versions"
down_revision = "kept_evaluations"

_EVALUATION = sa.table(
    "evaluation", sa.column("id", sa.String()), sa.column("documents", sa.JSON())
)


def upgrade() -> None:
    """Have a list of hashes where there was one hash."""
    for id_, documents in _kept():
        _keep(id_, {name: [content_hash] for name, content_hash in documents.items()})


def downgrade() -> None:
    """Have the last hash where there was a list of them."""
    for id_, documents in _kept():
        _keep(id_, {name: hashes[-1] for name, hashes in documents.items()})


def _kept() -> list[tuple[str, dict[str, Any]]]:
    rows = op.get_bind().execute(sa.select(_EVALUATION))
    return [(row.id, row.documents) for row in rows]


def _keep(id_: str, documents: dict[str, Any]) -> None:
    named = _EVALUATION.c.id == id_
    op.execute(sa.update(_EVALUATION).where(named).values(documents=documents))
