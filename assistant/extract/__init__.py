"""Find the words of passages that answer a question."""
