"""`/board`: a board, its people and its meetings."""
