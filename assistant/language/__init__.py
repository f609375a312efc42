"""Own words that are in no document: fixed texts, small words, orders to a model."""
