"""`/action`: what an owner must do by a date."""
