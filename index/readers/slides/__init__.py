"""Read slides and the notes for their speaker."""
