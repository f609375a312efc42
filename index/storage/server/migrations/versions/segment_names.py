"""Only note what segments are called: how large each is, Chroma says."""

from alembic import op

revision = "segment_names"
down_revision = "blocks"


def upgrade() -> None:
    """Drop what was noted of their sizes."""
    op.execute("ALTER TABLE index_segment DROP COLUMN passages")
