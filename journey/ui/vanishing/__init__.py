"""Where customers vanish: what a log says of silence, beside the choices it is asked with."""
