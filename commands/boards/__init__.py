"""`/board`: a board's setup, people and settings."""
