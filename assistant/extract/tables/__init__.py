"""Look a figure, a date or a name up in a table: its row, its column, and its unit."""
