"""Reads a list as rows of fields, and says what each row and cell is, whatever file it came from."""
