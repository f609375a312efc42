"""Train the adapter of the packaged embedding model on questions and passages."""
