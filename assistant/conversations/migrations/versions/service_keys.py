"""Keep the keys of the service: of each a hash, and whose it is."""

import sqlalchemy as sa
from alembic import op

revision = "service_keys"
down_revision = "asked_of_some"


def upgrade() -> None:
    """Add the table."""
    op.create_table(
        "service_key",
        sa.Column("prefix", sa.String(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("groups", sa.JSON(), nullable=False),
        sa.Column("made", sa.Double(), nullable=False),
        sa.Column("expires", sa.Double()),
        sa.Column("revoked", sa.Double()),
        sa.PrimaryKeyConstraint("prefix", name="service_key_pkey"),
    )


def downgrade() -> None:
    """Remove the table."""
    op.drop_table("service_key")
