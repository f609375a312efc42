"""Turn a question into an answer with exact citations."""
