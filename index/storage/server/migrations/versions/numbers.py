"""Say from which generation to which a row is; of what there was the live one stays."""

from alembic import op

revision = "numbers"
down_revision = "segments"

_LIVE = "(SELECT generation FROM index_live)"
_NUMBERS = f"""
DELETE FROM index_generation WHERE name IS DISTINCT FROM {_LIVE};
ALTER TABLE index_content ADD COLUMN since integer, ADD COLUMN until integer;
UPDATE index_content SET since = split_part(generation, '-', 1)::integer;
ALTER TABLE index_content DROP COLUMN generation;
ALTER TABLE index_content ADD PRIMARY KEY (document_id, since);
CREATE INDEX index_content_since ON index_content (since);
CREATE INDEX index_content_until ON index_content (until);
"""


def upgrade() -> None:
    """Change the table of contents."""
    op.execute(_NUMBERS)
