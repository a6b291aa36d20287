"""`/area`: areas of improvement, how far they are, and what they go with."""
