"""`/area`: areas of improvement, their progress, and what they are linked to."""
