"""Let what people say of an answer have words of their own beside the reason."""

import sqlalchemy as sa
from alembic import op

revision = "feedback_words"
down_revision = "first_tables"


def upgrade() -> None:
    """Add the column."""
    with op.batch_alter_table("feedback") as table:
        table.add_column(
            sa.Column("words", sa.String(), nullable=False, server_default="")
        )


def downgrade() -> None:
    """Remove the column."""
    with op.batch_alter_table("feedback") as table:
        table.drop_column("words")
