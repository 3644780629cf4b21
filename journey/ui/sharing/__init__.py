"""Letting others in: the Share dialog, what one may do here in a few words, and the page for who may not come in."""
