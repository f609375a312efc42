"""Make the tables: conversations, messages, citations, feedback and producers."""

import sqlalchemy as sa
from alembic import op

revision = "first_tables"
down_revision = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "conversation",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("owner", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("started", sa.Double(), nullable=False),
        sa.Column("changed", sa.Double(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="conversation_pkey"),
    )
    op.create_index("conversation_owner_index", "conversation", ["owner"])
    op.create_table(
        "message",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("conversation_id", sa.String(), nullable=False),
        sa.Column("question", sa.String(), nullable=False),
        sa.Column("asked", sa.Double(), nullable=False),
        sa.Column("set_aside", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("stage", sa.String(), nullable=False),
        sa.Column("reading", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("error", sa.String(), nullable=False),
        sa.Column("hint", sa.String(), nullable=False),
        sa.Column("producer_id", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("status", sa.String()),
        sa.Column("mode", sa.String()),
        sa.Column("model", sa.String()),
        sa.Column("generation", sa.String()),
        sa.Column("answer", sa.JSON()),
        sa.Column("titles", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="message_pkey"),
        sa.ForeignKeyConstraint(
            ["conversation_id"],
            ["conversation.id"],
            name="message_conversation_id_fkey",
            ondelete="CASCADE",
        ),
    )
    op.create_index("message_conversation_id_index", "message", ["conversation_id"])
    op.create_table(
        "citation",
        sa.Column("message_id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.String(), nullable=False),
        sa.Column("content_hash", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("page", sa.Integer()),
        sa.Column("place", sa.String()),
        sa.Column("source_start", sa.Integer(), nullable=False),
        sa.Column("source_end", sa.Integer(), nullable=False),
        sa.Column("quote", sa.String(), nullable=False),
        sa.Column("verdict", sa.String(), nullable=False),
        sa.Column("generation", sa.String(), nullable=False),
        sa.Column("details", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("message_id", "position", name="citation_pkey"),
        sa.ForeignKeyConstraint(
            ["message_id"],
            ["message.id"],
            name="citation_message_id_fkey",
            ondelete="CASCADE",
        ),
    )
    op.create_index("citation_document_id_index", "citation", ["document_id"])
    op.create_table(
        "feedback",
        sa.Column("message_id", sa.String(), nullable=False),
        sa.Column("owner", sa.String(), nullable=False),
        sa.Column("helpful", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("given", sa.Double(), nullable=False),
        sa.PrimaryKeyConstraint("message_id", "owner", name="feedback_pkey"),
        sa.ForeignKeyConstraint(
            ["message_id"],
            ["message.id"],
            name="feedback_message_id_fkey",
            ondelete="CASCADE",
        ),
    )
    op.create_table(
        "producer",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("alive", sa.Double(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="producer_pkey"),
    )


def downgrade() -> None:
    """Remove the tables."""
    for table in ("producer", "feedback", "citation", "message", "conversation"):
        op.drop_table(table)
