"""Put answers together with citations that are re-read from their documents."""
