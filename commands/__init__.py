"""What a person can say: a request in, a reply out. Nothing here knows Slack."""
