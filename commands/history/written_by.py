"""Who wrote a line of history: a Slack user, or an import."""


def is_person(whoever: str) -> bool:
    """True for the id of a Slack user, false for the name of an import."""
    return whoever[:1] in {"U", "W"}


def who(whoever: str) -> str:
    """The mention of a Slack user; the name of an import unchanged."""
    return f"<@{whoever}>" if is_person(whoever) else whoever
