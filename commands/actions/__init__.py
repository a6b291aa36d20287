"""The verbs of `/action`, and what they need: the log's actions, each with an owner and a due date."""
