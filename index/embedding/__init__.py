"""Turn texts into vectors, and keep them."""
