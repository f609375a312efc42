"""Make the tables: versions, generations, what these consist of, and what is live."""

from alembic import op

revision = "first_tables"
down_revision = None

TABLES = """
CREATE TABLE index_version (
    name text PRIMARY KEY, vectors text NOT NULL,
    embedded boolean NOT NULL DEFAULT false,
    written timestamptz NOT NULL DEFAULT now(), data bytea NOT NULL
);
CREATE TABLE index_generation (
    name text PRIMARY KEY, created timestamptz NOT NULL DEFAULT now(),
    replaced timestamptz, content text NOT NULL
);
CREATE TABLE index_content (
    generation text NOT NULL REFERENCES index_generation ON DELETE CASCADE,
    document_id text NOT NULL, version text NOT NULL REFERENCES index_version,
    PRIMARY KEY (generation, document_id)
);
CREATE INDEX index_content_version ON index_content (version);
CREATE TABLE index_live (generation text REFERENCES index_generation);
INSERT INTO index_live VALUES (NULL);
"""


def upgrade() -> None:
    """Make the tables."""
    op.execute(TABLES)


def downgrade() -> None:
    """Remove the tables."""
    for name in ("live", "content", "generation", "version"):
        op.drop_table(f"index_{name}")
