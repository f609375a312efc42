"""Conditions: what a question names, the place of its answer must have."""
