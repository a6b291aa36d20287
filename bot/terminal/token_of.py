"""The token with which a terminal command asks Slack about a board's people and channels."""

from bot.settings import Settings
from bot.token_keys import keys_in
from storage.store import Store


def token_of(settings: Settings, store: Store, team: str) -> str:
    """The bot's token in that workspace: its installation's on a host that serves many workspaces, otherwise
    SLACK_BOT_TOKEN. Empty if there is none, or no key opens it."""
    if settings.installs:
        made = store.installations.of(team)
        return (keys_in(settings).opened(made.sealed_token) or "") if made and made.sealed_token else ""
    return settings.slack_bot_token.get_secret_value() if settings.slack_bot_token else ""
