"""Find the file that a document was read from, and draw its pages as they look."""
