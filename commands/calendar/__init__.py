"""A board's calendar: its meetings, events and formal review, the forward plan, and the decisions of each meeting."""
