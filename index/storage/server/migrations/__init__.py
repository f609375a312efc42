"""The steps that bring the tables of an index up to date, which alembic takes."""
