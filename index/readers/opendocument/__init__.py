"""Read OpenDocument files."""
