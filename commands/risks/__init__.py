"""`/risk`: what may happen, how likely and how bad it would be, who owns it, and what is done about it."""
