"""The calendar of a board: its meetings and events, its review, what is to come, and what was decided when."""
