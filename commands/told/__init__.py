"""What the bot says of its own accord after a change: to the board's channel, and to people in private."""
