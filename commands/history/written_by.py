"""Who wrote a line of history: a person in Slack, or an import."""


def is_person(whoever: str) -> bool:
    """A person in Slack, and not an import."""
    return whoever[:1] in {"U", "W"}


def who(whoever: str) -> str:
    """Their mention; an import by its name."""
    return f"<@{whoever}>" if is_person(whoever) else whoever
