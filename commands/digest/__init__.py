"""`/digest`: the weekly post to the board's channel."""
