"""The meaning of words and colours in cells: everywhere, and as somebody has said for their board's files."""
