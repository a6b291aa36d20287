"""What the words and colours in cells mean: everywhere, and as somebody has said for their board's files."""
