"""Reading what was typed: keys, dates, figures, refs, and what may not be kept."""
