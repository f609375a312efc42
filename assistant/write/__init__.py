"""Have a chat model write, and read what it writes."""
