"""Run the embedding model that an installed package carries."""
