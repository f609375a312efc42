"""Read PDF files page by page, scanned pages too."""
