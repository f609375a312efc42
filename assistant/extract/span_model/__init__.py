"""Read passages with the trained network: from tokens to spans with their scores."""
