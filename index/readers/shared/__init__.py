"""What readers of several families need: tables, paragraphs, raised figures, dates."""
