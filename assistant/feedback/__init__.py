"""Make use of what people said and asked: cases to evaluate, questions left open."""
