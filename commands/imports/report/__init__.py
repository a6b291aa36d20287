"""What became of the rows, how it is told, and what is asked and answered."""
