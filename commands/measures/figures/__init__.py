"""A figure and its day, from typed words to a reading."""
