"""The words that do not come from documents: fixed texts, function words, orders."""
