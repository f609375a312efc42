"""Keep how far the sync of an index is that goes on."""

import sqlalchemy as sa
from alembic import op

revision = "sync_progress"
down_revision = "last_syncs"


def upgrade() -> None:
    """Add the column; of what goes on now nothing is known."""
    with op.batch_alter_table("last_sync") as table:
        table.add_column(sa.Column("progress", sa.JSON()))


def downgrade() -> None:
    """Take it away."""
    with op.batch_alter_table("last_sync") as table:
        table.drop_column("progress")
