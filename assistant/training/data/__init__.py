"""The questions to train and measure on: published sets, policy documents, glosses."""
