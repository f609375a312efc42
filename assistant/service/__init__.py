"""Answer over HTTP, for programs: with keys, limits and one kind of error."""
