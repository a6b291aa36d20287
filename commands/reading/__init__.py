"""Reads what was typed: keys, dates, figures and refs, and what must not be kept."""
