"""Find questions that the library answers: made from its documents, and tried out."""
