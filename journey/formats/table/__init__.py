"""Tables that people make by hand: a row a touchpoint, or stages side by side with a row for each kind of thing."""
