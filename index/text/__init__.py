"""Know what a text is: language, sentences, passages, keywords, damage, its likes."""
