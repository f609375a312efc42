"""Turn policy documents into searchable passages: file to published generation."""
