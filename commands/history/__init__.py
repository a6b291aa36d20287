"""What the history says of an instant that is past, and who wrote a line of it."""
