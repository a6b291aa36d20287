"""Reminders: who is told what in private, in words, and how people choose when."""
