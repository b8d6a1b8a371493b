"""Documents in, text out: the only place with looks."""
