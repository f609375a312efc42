"""The steps that bring the tables of conversations to what ``tables`` says, by alembic.

A new step: ``versions/`` gets a module that names the one before it.
"""
