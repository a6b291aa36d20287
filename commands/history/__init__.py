"""Reads from the history how things were at a past instant, and who wrote a line."""
