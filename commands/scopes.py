"""What to tell people if the app lacks a Slack scope."""

WRITE = "files:write"
MAY_NOT_SEND = (
    f"I may not send files in Slack yet. Whoever runs boardbot can add the scope {WRITE}, which the manifest has, and "
    "reinstall the app."
)
