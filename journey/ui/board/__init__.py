"""The board: the map edited where it is seen. The browser half is ``static/board/``."""
