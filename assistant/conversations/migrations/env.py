"""What alembic runs to take steps: on the connection that it is handed."""

from alembic import context

from assistant.conversations.tables import Table

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Table.metadata,
    render_as_batch=True,  # SQLite changes a table by making it anew.
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
