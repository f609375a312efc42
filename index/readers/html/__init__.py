"""Read web pages: what a person reads on them."""
