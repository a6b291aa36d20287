"""A process of the bot, in this one: it can be ended at a step of a post, as a kill would end it, and started again."""

from collections.abc import Callable
from typing import Any

from end_to_end.stage import Stage, settings_for
from slack_sdk.web import SlackResponse

from bot.engine import Engine
from bot.settings import Settings
from bot.slack.app import POST_SECONDS, identity_of
from bot.slack.client import SlackClient

STEPS = ("claimed, Slack not asked", "about to post", "Slack has taken it, not recorded")


class Killed(BaseException):
    """The process ends here: nothing that would tidy up after a fault may hear of it."""


class MortalClient(SlackClient):
    """A client whose process is ended at the step that is armed, once so many posts have come to it."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings.secret("slack_bot_token"), settings.slack_api_url, POST_SECONDS)
        self.step, self.after = "", 0

    def conversations_open(self, **more: Any) -> SlackResponse:
        self._perhaps(STEPS[0])
        return super().conversations_open(**more)

    def chat_postMessage(self, **more: Any) -> SlackResponse:
        self._perhaps(STEPS[1])
        answer = super().chat_postMessage(**more)
        self._perhaps(STEPS[2])
        return answer

    def _perhaps(self, step: str) -> None:
        if step != self.step:
            return
        self.after -= 1
        if self.after < 0:
            raise Killed(step)


class Process:
    """One of the bots on the log. `ended` is told each step at which it was killed."""

    def __init__(self, stage: Stage, ended: Callable[[str], None]) -> None:
        self._stage = stage
        self._ended = ended
        self._engine: Engine | None = None
        self._client: MortalClient | None = None
        self.start()

    def start(self) -> None:
        """Ends the bot that is running, and starts another."""
        self.stop()
        settings = settings_for(self._stage.server, self._stage.log.path)
        self._client = MortalClient(settings)
        self._engine = Engine(settings, self._stage.clock, self._client, self._stage.clock.steady)
        self._workspace = self._engine.assemble(identity_of(self._client))

    def arm(self, step: str, after: int) -> None:
        """It will be killed at that step, when so many posts have come past it."""
        assert self._client is not None
        self._client.step, self._client.after = step, after

    def tick(self) -> None:
        """One round; where it is killed in it, another is started."""
        assert self._engine is not None
        try:
            self._workspace.job.tick()
        except Killed as killed:
            self._ended(str(killed))
            self.start()

    def stop(self) -> None:
        if self._engine is not None:
            self._engine.close()
            self._engine = None
