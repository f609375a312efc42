"""Keep of each question which documents and folders it was asked of."""

import sqlalchemy as sa
from alembic import op

revision = "asked_of_some"
down_revision = "feedback_words"


def upgrade() -> None:
    """Add the column; what is there was asked of all documents."""
    with op.batch_alter_table("message") as table:
        table.add_column(
            sa.Column("among", sa.JSON(), nullable=False, server_default="[]")
        )


def downgrade() -> None:
    """Take it away."""
    with op.batch_alter_table("message") as table:
        table.drop_column("among")
