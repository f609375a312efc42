"""Examine an installation: what is installed, the index, and what is in it."""
