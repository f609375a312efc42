"""Measure how long an answer takes, against stated alternatives."""
