"""Read text documents of Word: docx, doc and Rich Text, of any age."""
