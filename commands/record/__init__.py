"""What is given out of a board's history for a request for information: whole, and with names."""
