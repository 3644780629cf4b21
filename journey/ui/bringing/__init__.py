"""A file that somebody brings: what would come in is shown first, corrected where it was misread, and then taken."""
