"""What words may mean that are not a command as they stand. Nothing here acts: it offers lines to copy."""
