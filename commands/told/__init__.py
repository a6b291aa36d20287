"""What the bot says unasked after a change: to the board's channel, and to people in private."""
