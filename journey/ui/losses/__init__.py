"""The page of losses: the matrix, the list, the forms, and what the numbers of the map and of a log say of them."""
