"""Measure this project against stated alternatives: ``python -m index.benchmark``."""
