"""The headings of a calendar, in the form of `commands/imports/headings/of_kinds.py`."""

EVENTS = """
event: events; what happens; what is happening; calendar event; occasion
first: from; first day; begins; starts; start date; date; dates; when; day; days; date or dates
last: to; until; last day; ends; end date
kind: kind of event; type; type of event; event type
source: origin; where from
limit: limits; what must follow; must follow
"""
