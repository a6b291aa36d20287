"""What councils call the columns of their spreadsheets, for each kind of list."""
