"""Be the command `cluster-policy`: its sub-commands, and what they print."""
