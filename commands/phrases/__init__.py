"""The grammar behind `commands/dates.py`: what the words of a date can mean. Read `table.py` first."""
