"""The command `cluster-policy`."""
