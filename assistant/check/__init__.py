"""Tell whether what a chat model wrote stands in what it cites."""
