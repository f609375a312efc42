"""Tell whether what a model wrote stands in what it cites."""
