"""Private reminders: who is sent what, in which words, and how people choose when."""
