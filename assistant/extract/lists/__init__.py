"""Find what a text lists, in its exact words."""
