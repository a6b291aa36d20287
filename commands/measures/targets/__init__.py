"""Turns a notice's words into a condition, sets it as a target, and adds the measure itself."""
