"""What people say about the map: the list beside the picture, and saying something."""
