"""Keep an index as generations: begin one, publish it, lease it, search it."""
