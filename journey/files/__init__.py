"""Files of any kind, opened safely: what they would become is asked before any of it is read."""
