"""The page of whoever leads a workshop: opening a room, going through its steps, who is here, what was said."""
