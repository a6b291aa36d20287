"""A list as rows of fields: what each row and each cell is, whatever file it came from."""
