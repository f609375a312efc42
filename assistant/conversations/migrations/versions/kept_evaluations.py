"""Keep evaluations: how far they are, who may see them, and what came of them."""

import sqlalchemy as sa
from alembic import op

revision = "kept_evaluations"
down_revision = "service_keys"


def upgrade() -> None:
    """Add the table."""
    op.create_table(
        "evaluation",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("owner", sa.String()),
        sa.Column("running", sa.Boolean()),
        sa.Column("stopping", sa.Boolean(), nullable=False),
        sa.Column("questions", sa.Integer(), nullable=False),
        sa.Column("asked", sa.Integer(), nullable=False),
        sa.Column("begun", sa.Double(), nullable=False),
        sa.Column("alive", sa.Double(), nullable=False),
        sa.Column("documents", sa.JSON(), nullable=False),
        sa.Column("report", sa.String()),
        sa.Column("problem", sa.String()),
        sa.PrimaryKeyConstraint("id", name="evaluation_pkey"),
    )
    op.create_index("evaluation_owner_index", "evaluation", ["owner"])
    op.create_index("evaluation_running_index", "evaluation", ["running"], unique=True)


def downgrade() -> None:
    """Remove the table."""
    op.drop_table("evaluation")
