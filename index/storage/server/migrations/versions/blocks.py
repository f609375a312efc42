"""Keep the file of a generation in blocks; what there was is to be published anew."""

from alembic import op

revision = "blocks"
down_revision = "numbers"

# Its segments are removed from Chroma with the next publication.
_BLOCKS = """
UPDATE index_live SET generation = NULL;
DELETE FROM index_generation;
DROP TABLE index_content, index_version;
ALTER TABLE index_generation DROP COLUMN content,
    ADD COLUMN info jsonb NOT NULL, ADD COLUMN segments text[] NOT NULL,
    ADD COLUMN size bigint NOT NULL, ADD COLUMN blocks bytea[] NOT NULL;
CREATE TABLE index_block (
    digest bytea PRIMARY KEY, written timestamptz NOT NULL DEFAULT now(),
    data bytea NOT NULL
);
ALTER TABLE index_block ALTER COLUMN data SET STORAGE EXTERNAL;
"""


def upgrade() -> None:
    """Make the table of blocks, and give up those of versions."""
    op.execute(_BLOCKS)
