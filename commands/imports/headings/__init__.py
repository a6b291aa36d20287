"""The names that councils give to the columns of their spreadsheets, for each kind of list."""
