"""Keep how the last sync of an index ended."""

import sqlalchemy as sa
from alembic import op

revision = "last_syncs"
down_revision = "evaluated_versions"


def upgrade() -> None:
    """Add the table."""
    op.create_table(
        "last_sync",
        sa.Column("index", sa.String(), nullable=False),
        sa.Column("ended", sa.Double(), nullable=False),
        sa.Column("counts", sa.JSON()),
        sa.PrimaryKeyConstraint("index", name="last_sync_pkey"),
    )


def downgrade() -> None:
    """Remove the table."""
    op.drop_table("last_sync")
