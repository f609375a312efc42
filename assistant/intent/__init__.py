"""Understand what is no question to the documents, and what a long question asks."""
