"""Reads a figure and its day from typed words, and saves them as a reading."""
