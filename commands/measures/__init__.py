"""`/measure`: escalation measures, their figures, and what has been claimed of them."""
