"""A measure's indicators, and how its verdicts and claims are worded."""
