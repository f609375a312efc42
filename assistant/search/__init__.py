"""Turn a question into the passages nearest to it."""
