"""Read e-mail messages, and the messages in them."""
