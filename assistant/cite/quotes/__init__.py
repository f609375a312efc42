"""A quote after its document has changed: where it stands, and links to it."""
