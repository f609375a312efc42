"""Read files that are text as they are, in any encoding."""
