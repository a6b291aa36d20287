"""`/board`: a board and its people."""
