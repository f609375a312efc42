"""The page's own texts in the languages of its readers, one file for each language."""
