"""What alembic runs to take steps: on the connection that it is handed."""

from alembic import context

context.configure(
    connection=context.config.attributes["connection"],
    version_table="index_step",  # Conversations may be in the same database.
)
with context.begin_transaction():
    context.run_migrations()
