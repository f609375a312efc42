"""Measure the service as programs use it: what HTTP adds, and many at once."""
