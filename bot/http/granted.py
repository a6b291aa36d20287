"""Slack's answer to the OAuth code of somebody who allowed the app: an installation, or the reason why there is none.

Source: docs.slack.dev/reference/methods/oauth.v2.access.
"""

import logging
from typing import Annotated, Literal, Self

from pydantic import StringConstraints, ValidationError, model_validator
from slack_bolt import BoltRequest
from slack_bolt.oauth import OAuthFlow
from slack_sdk.errors import SlackApiError
from slack_sdk.oauth.installation_store import Installation

from board.refusals import Refusal
from bot.slack.errors import is_passing, name_of
from bot.slack.shapes import Being, Id, Shape

_OF_THE_CODE = frozenset({"invalid_code", "code_already_used"})
_KEYS_REFUSED = "Slack does not accept boardbot's own keys. Please tell whoever runs it; the reason is in its log."
_NOTHING_USABLE = (
    "Slack named no workspace, or gave no token of the kind that boardbot uses. Please tell whoever runs it; what to "
    "look at is in its log."
)

logger = logging.getLogger(__name__)


class _Named(Being):
    name: str = ""


class _Person(Shape):
    id: str = ""


class _Granted(Shape):
    """There must be no refresh token: a token that comes with one expires within a day."""

    access_token: Annotated[str, StringConstraints(pattern=r"^xoxb-[!-~]+$")]
    token_type: Literal["bot"]
    scope: str
    bot_user_id: Id
    is_enterprise_install: bool = False
    team: _Named | None = None
    enterprise: _Named | None = None
    authed_user: _Person | None = None
    refresh_token: None = None

    @model_validator(mode="after")
    def _is_somewhere(self) -> Self:
        if (self.enterprise if self.is_enterprise_install else self.team) is None:
            raise ValueError("it names no workspace, or no organisation")
        return self


class _Bot(Shape):
    bot_id: Id


class Flow(OAuthFlow):
    """Bolt's flow, except that nothing from the opened address is passed on, and that Slack's reasons are told
    apart."""

    def build_authorize_url(self, state: str, request: BoltRequest) -> str:
        """Slack's address that asks whether to install. Bolt would copy the `team` parameter of the opened address into
        it unescaped, with whatever anybody put there."""
        return self.settings.authorize_url_generator.generate(state)

    def run_installation(self, code: str) -> Installation | None:
        """The installation that Slack gives for the code; None if it does not accept the code. Raises Refusal, with the
        reason in the log, if Slack does not accept the app's keys or gives nothing usable; raises one of NO_ANSWER if
        it does not answer."""
        given = self.settings
        try:
            answer = self.client.oauth_v2_access(
                code=code, client_id=given.client_id, client_secret=given.client_secret
            )
        except SlackApiError as error:
            if is_passing(error):
                raise
            if name_of(error) in _OF_THE_CODE:
                return None
            logger.error(
                "Slack refuses to install the app (%s). Check SLACK_CLIENT_ID and SLACK_CLIENT_SECRET, and the "
                "redirect URL in the app's settings",
                name_of(error),
            )
            raise Refusal(_KEYS_REFUSED) from None
        try:
            granted = _Granted.model_validate(answer.data)
            known = self.client.auth_test(token=granted.access_token)
            return _installation(granted, _Bot.model_validate(known.data).bot_id)
        except ValidationError as error:
            # Only the place of what is wrong: the value may be a token.
            where = sorted({".".join(map(str, each["loc"])) or "team" for each in error.errors(include_input=False)})
            logger.error(
                "What Slack gave for an installation cannot be used: %s. Token rotation must be off in the app's "
                "settings, and the app be made from boardbot manifest --distributed",
                ", ".join(where),
            )
            raise Refusal(_NOTHING_USABLE) from None


def _installation(granted: _Granted, bot: str) -> Installation:
    team, enterprise = granted.team, granted.enterprise
    return Installation(
        enterprise_id=enterprise.id if enterprise else None,
        enterprise_name=enterprise.name if enterprise else None,
        team_id=team.id if team else None,
        team_name=team.name if team else None,
        bot_token=granted.access_token,
        bot_id=bot,
        bot_user_id=granted.bot_user_id,
        bot_scopes=granted.scope,
        user_id=granted.authed_user.id if granted.authed_user else "",
        is_enterprise_install=granted.is_enterprise_install,
    )
