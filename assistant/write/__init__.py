"""Have a chat model write, and read its reply as it comes; checks nothing of it."""
