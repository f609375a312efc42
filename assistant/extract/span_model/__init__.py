"""The reading of a passage by a network, from tokens to scored spans."""
