"""Help where it is needed: a tour that can be left, the keys, the words of the field, and what to do on this page."""
