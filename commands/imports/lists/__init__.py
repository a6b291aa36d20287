"""Where lists begin in a sheet, of which kind each is, and which column is what."""
