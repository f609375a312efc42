"""Let answers leave with their citations: as text, Markdown, Word and a receipt."""
