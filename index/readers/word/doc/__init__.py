"""Read the files of Word 97 to 2003 (.doc)."""
