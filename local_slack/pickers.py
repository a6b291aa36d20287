"""Menus whose options the app supplies while a person types.

Source: https://docs.slack.dev/reference/interaction-payloads/block_suggestion-payload and
/reference/block-kit/block-elements/select-menu-element#external_select
"""

from dataclasses import replace

from local_slack import interactions, payloads
from local_slack.answer import Answer
from local_slack.filing import Filing
from local_slack.limits_of_views import INVALID_OPTIONS, checked_options
from local_slack.members import Member
from local_slack.messages import Message
from local_slack.refusal import ApiError, Json
from local_slack.sockets import INTERACTIVE
from local_slack.views import View

# Slack asks no earlier if an element does not say.
QUERY_LENGTH = 3
NO_OPTIONS_URL = "no_options_url"


class Pickers(Filing):
    """A workspace in which people search the app's own lists.

    In Socket Mode the app is asked over its socket, otherwise at `options_url`; without one it is not asked at all.
    """

    socket_mode = True
    options_url = ""

    def suggest(
        self,
        person: Member | str,
        where: View | Message,
        action_id: str,
        typed: str = "",
        *,
        block_id: str | None = None,
    ) -> Answer:
        """Types into a menu of a modal, a Home tab or a message, and waits for the options: `answer.options`.

        One of them may then be chosen there by its value (`submit`, `press`, `press_in_view`). The error is
        no_options_url, operation_timeout, dispatch_failed, or invalid_options with `problems` for an answer that Slack
        cannot show; the person sees an empty menu. ValueError if `typed` is shorter than the menu's min_query_length:
        Slack asks nothing. LookupError if this person sees no such menu.
        """
        someone = self.member(person)
        if isinstance(where, View):
            self.views.check_before(someone.id, where)
        elif where not in self.transcript(where.channel, someone):
            raise LookupError(f"{someone.name} sees no message {where.ts}")
        block, element = _menu(where, action_id, block_id)
        least = element.get("min_query_length", QUERY_LENGTH)
        if len(typed) < least:
            raise ValueError(f"{action_id} asks the app from {least} characters on")
        if not (self.socket_mode or self.options_url):
            return Answer(False, NO_OPTIONS_URL)
        payload = payloads.interaction(self.home, someone, "block_suggestion") | self._place(where)
        payload |= {"action_id": action_id, "block_id": block, "value": typed}
        if someone.enterprise:
            # Documented for this payload alone: the organisation's id in place of the workspace's.
            payload["user"] = payload["user"] | {"team_id": someone.enterprise}
        answer = self.ask(INTERACTIVE, payload, accepts_response=True)
        return answer if answer.error else _offer(answer, where, (block, action_id))

    def _place(self, where: View | Message) -> Json:
        if isinstance(where, Message):
            return payloads.on_message(self.home, self.channel(where.channel), where)
        shown = where.as_json(self.home.team_id, self.home.app_id, self.bot_id)
        return payloads.on_view(shown | {"state": {"values": self.with_files(where.state)}})


def _menu(where: View | Message, action_id: str, block_id: str | None) -> tuple[str, Json]:
    blocks = where.blocks if isinstance(where, Message) else where.content["blocks"]
    for block, element in interactions.elements(blocks):
        if element["action_id"] == action_id and block_id in (None, block) and element["type"] in interactions.EXTERNAL:
            return block, element
    raise LookupError(f"no menu {action_id!r} that asks the app for its options")


def _offer(answer: Answer, where: View | Message, place: tuple[str, str]) -> Answer:
    try:
        found = checked_options(answer.payload)
    except ApiError as refusal:
        return replace(answer, error=INVALID_OPTIONS, problems=tuple(refusal.details["errors"]))
    where.offered.setdefault(place, {}).update({option["value"]: option for option in found})
    return replace(answer, options=tuple(found))
