"""Serve questions, documents, conversations and updates over HTTP."""
