"""Turn texts into vectors, and keep these so that none is computed twice."""
