"""What words may mean that are no command as they stand. Nothing here acts: it offers lines to copy."""
