"""Know what a text is: its language, sentences, passages, keywords and damage."""
