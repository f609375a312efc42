"""Keep vectors in segments that are never changed; what there is is one."""

from alembic import op

revision = "segments"
down_revision = "first_tables"

# It seems to be too large for what it has, so that the next publication replaces it.
_SEGMENTS = """
CREATE TABLE index_segment (name text PRIMARY KEY, passages integer NOT NULL);
INSERT INTO index_segment SELECT DISTINCT vectors, 2147483647 FROM index_version;
ALTER TABLE index_content ADD COLUMN segment text REFERENCES index_segment;
UPDATE index_content SET segment = vectors FROM index_version WHERE version = name;
ALTER TABLE index_content ALTER COLUMN segment SET NOT NULL;
CREATE INDEX index_content_segment ON index_content (segment);
UPDATE index_generation
    SET content = jsonb_set(content::jsonb, '{segments}', '{}')::text;
ALTER TABLE index_version DROP COLUMN vectors, DROP COLUMN embedded;
"""


def upgrade() -> None:
    """Make the table, and a segment of each group of collections."""
    op.execute(_SEGMENTS)
