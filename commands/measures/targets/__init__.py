"""A target, from a notice's words to a condition; and the measure itself."""
