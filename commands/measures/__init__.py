"""`/measure`: escalation measures, their figures and what was claimed of them."""
