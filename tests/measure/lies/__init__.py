"""Chat models that lie on purpose, and one that does not: what the checks catch."""
