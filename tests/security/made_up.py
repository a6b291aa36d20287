"""Secrets that are nobody's, made up for the tests."""

# They are put together here, so that no look through the source takes them for real ones.
BOT, APP = "xoxb-" + "11-22-Zebra", "xapp-" + "1-A11-22-Zebra"
SIGNING = "zebra" * 5
