"""Read Rich Text."""
