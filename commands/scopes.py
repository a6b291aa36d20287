"""What the app may not do in Slack without a scope, in words."""

WRITE = "files:write"
MAY_NOT_SEND = (
    f"I may not send files in Slack yet. Whoever runs boardbot can add the scope {WRITE}, which the manifest has, and "
    "reinstall the app."
)
