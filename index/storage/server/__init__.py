"""Keep an index on PostgreSQL and a Chroma server, where one machine is not enough."""
