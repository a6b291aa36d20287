"""A board's history for a request for information: complete, and with names."""
