"""Train on examples that were encoded before, on a machine that has torch alone."""
