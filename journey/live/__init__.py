"""Several people on one map at once: the bell that says it has changed, and who is here."""
