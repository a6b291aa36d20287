"""The grammar behind `commands/reading/dates.py`: what the words of a date can mean. Read `rules.py` first."""
