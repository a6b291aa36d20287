"""What is sent to the app: lines, presses and events, most of them as nobody means them."""

import random
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from end_to_end.stage import EVERYBODY
from fuzz.tapped import Tapped
from hostile.lines import ALL, MANY
from hostile.patterns import ENDS

from commands.table import COMMANDS
from local_slack.members import Member

Json = dict[str, Any]
TEAM, CHANNEL, DIRECT, BOT = "team", "channel", "D0FUZZ", "bot"
STRANGERS = ("U0NOBODY", "W0FAR", "USLACKBOT", "U")
WORDS = (
    "A1", "a-1", "A2", "R10-02", "M1", "M6", "M1f", '"SR (25/26) 01"', "<@U0JO>", "<@U0JO|jo>", "<@U0NOBODY>", "@jo", "jo", "due:",
    "owner:", "status: on hold", "rating: amber", "because", "two left", "evidence:", "measure:", "area:", "as at", "at least", "85%",
    "77%", "412/535", "77 of 99999999999999999999", "end of March", "July 17", "31 July 2020", "next board", "within", "10 points of",
    "rising each month", "met", "not met", "share", "board:", "Improvement Board", "confirm:", "page: 2", "page: 99999999999999999999",
    "page: -1", "“", "”", '"', "\u00a0", "–", "\n", "<!channel>", "&amp;", "&lt;", "<", ">", "`", "*", "🙂", "９", "\u200b", "0", "-1",
    "help", "?", "/", "every monday at 09:00", "seen by the panel of the north team", "<https://council.example/paper|paper>", "tbc",
    "\x1b[31m", "\u202e", "e\u0301", "\ufdfa", "child A.B.", "943 476 5919", "x" * 200, "undo", "cancel", "4 March 2027",
)  # fmt: skip


@dataclass(frozen=True)
class Sent:
    """Something sent, and whether somebody waits for an answer to it."""

    kind: str
    body: Json
    answered: bool

    @property
    def is_tap(self) -> bool:
        """It comes of something tapped, and not of words."""
        return "event" not in self.body and "command" not in self.body


@dataclass
class Sender:
    """Makes them up, the same ones for the same seed. `seen` are the values of buttons in the bot's own answers."""

    luck: random.Random
    team: str
    channel: str
    bot: str
    seen: list[str]
    address: str
    boards: tuple[int, ...] = (1,)
    number: int = 0

    def next(self) -> Sent:
        """One more."""
        self.number += 1
        make: Callable[[], Sent] = self.luck.choices(
            (
                self.command,
                self.press,
                self.mention,
                self.direct,
                self.odd_message,
                self.stranger,
                self.form,
                self.shortcut,
            ),
            (10, 4, 3, 3, 2, 1, 8, 2),
        )[0]
        return make()

    def line(self) -> tuple[str, str]:
        """A command and what is typed after it: half of them nearly meant, half hostile."""
        command = self.luck.choice(list(COMMANDS.values()))
        verb = self.luck.choice(command.verbs)
        words = [verb.name] if len(command.verbs) > 1 and self.luck.random() < 0.9 else []
        if self.luck.random() < 0.5:
            words += self.luck.choices(WORDS, k=self.luck.randrange(8))
            return command.name, " ".join(words)
        if verb.takes_ref and self.luck.random() < 0.7:
            words.append(self.luck.choice(("A1", "M6", "R10-02", "M1")))
        if verb.keys and self.luck.random() < 0.5:
            words.append(f"{self.luck.choice(verb.keys)}:")
        return command.name, f"{' '.join(words)} {self._filling()}"[:4000]

    def _filling(self) -> str:
        if self.luck.random() < 0.1:
            return self.luck.choice(MANY)
        repeat = self.luck.choice(ALL)
        length = self.luck.choice((40, 400, 2900, 2900, 2900, 3900))
        return self.luck.choice(("", "a", "77% ", "1 ")) + repeat * (length // len(repeat)) + self.luck.choice(ENDS)

    def _person(self) -> str:
        member: Member = self.luck.choice(EVERYBODY)
        return self.luck.choice(STRANGERS) if self.luck.random() < 0.05 else member.id

    def _less(self, body: Json, *keys: str) -> Json:
        """The body without one of what may be missing, now and then."""
        gone = self.luck.choice(keys) if self.luck.random() < 0.2 else ""
        return {key: value for key, value in body.items() if key != gone}

    def command(self) -> Sent:
        name, text = self.line()
        body = {
            "command": "/board-status" if name == "status" else f"/{name}",
            "text": text,
            "team_id": self.team if self.luck.random() < 0.97 else "T0OTHER",
            "channel_id": self.luck.choice((self.channel,) * 8 + (DIRECT, "C0ELSEWHERE")),
            "channel_name": self.luck.choice(("improvement-board", "privategroup", "directmessage", "")),
            "user_id": self._person(),
            "trigger_id": f"trigger-{self.number}",
            "response_url": f"{self.address}/{secrets.token_hex(4)}",
        }
        return Sent("command", self._less(body, "text", "channel_name", "trigger_id", "response_url"), True)

    def press(self) -> Sent:
        """A button of one of the bot's own answers, or a value that is none of them."""
        name, text = self.line()
        forged = self.luck.choice(
            (f"/{name} {text}"[:2000], text[:2000], "", "/", "//", "say", "/nothing at all", "\n")
        )
        value = self.luck.choice(self.seen) if self.seen and self.luck.random() < 0.6 else forged
        action: Json = {
            "action_id": f"say-{self.luck.randrange(30)}",
            "type": "button",
            "block_id": "b",
            "value": value,
        }
        person = self._person()
        body: Json = {
            "type": "block_actions",
            "team": {"id": self.team, "domain": "council"},
            "user": {"id": person, "username": "x", "team_id": "T0OTHER" if self.luck.random() < 0.05 else self.team},
            "channel": {"id": self.channel, "name": "improvement-board"},
            "container": {"type": "message", "channel_id": self.channel, "message_ts": "1594195200.000100"},
            "actions": [self._less(action, "value", "block_id")],
            "trigger_id": f"trigger-{self.number}",
            "response_url": f"{self.address}/{secrets.token_hex(4)}",
        }
        return Sent("press", self._less(body, "channel", "team", "trigger_id"), True)

    def form(self) -> Sent:
        """A form that is sent, drawn further, or searched in."""
        tapped = Tapped(self.luck, self.channel, self.boards, self._filling)
        kind = self.luck.choices(("view_submission", "block_actions", "block_suggestion", "view_closed"), (6, 2, 2, 1))[
            0
        ]
        body = self._tap(kind) | {"view": tapped.view()}
        named = self.luck.choice(("form-more", "pick-action", "pick-measure", "pick-area", "form-0", "say-0", "zebra"))
        if kind == "block_actions":
            body["container"] = {"type": "view", "view_id": "V0FUZZ"}
            body["actions"] = [{"action_id": named, "block_id": "b", "type": "button", "value": self.line()[1][:2000]}]
        if kind == "block_suggestion":
            body |= {"action_id": named, "block_id": "b", "value": self._filling()[:200]}
        return Sent(kind, body, False)

    def shortcut(self) -> Sent:
        """A shortcut, anywhere or on a message that holds anything."""
        name = self.luck.choice(("log_action", "update_action", "make_action", "zebra"))
        if name != "make_action":
            return Sent("shortcut", self._tap("shortcut") | {"callback_id": name}, False)
        said = self._message()
        message = {"type": "message", **{key: said[key] for key in ("user", "text", "ts")}}
        message["text"] = self.luck.choice(
            (message["text"], self._filling() * 5, f"{self._filling()}. {self.line()[1]}")
        )
        more = {"callback_id": name, "channel": {"id": self.channel, "name": "x"}, "message_ts": message["ts"]}
        body = self._tap("message_action") | more | {"message": message}
        return Sent("message shortcut", body | {"response_url": f"{self.address}/{secrets.token_hex(4)}"}, False)

    def _tap(self, kind: str) -> Json:
        team = "T0OTHER" if self.luck.random() < 0.05 else self.team
        return {
            "type": kind,
            "team": {"id": team, "domain": "council"},
            "user": {"id": self._person(), "username": "x", "team_id": team},
            "trigger_id": f"trigger-{self.number}",
        }

    def _event(self, event: Json) -> Json:
        return {
            "type": "event_callback",
            "team_id": self.team,
            "api_app_id": "A0FUZZ",
            "event_id": f"Ev{self.number}",
            "event_time": 1594195200,
            "event": event,
        }

    def _message(self, **more: Any) -> Json:
        name, text = self.line()
        stamp = f"1594195200.{self.number:06}"
        said = self.luck.choice(
            (f"{name} {text}", f"/{name} {text}", text, f"`{name} {text}`", "", "hello", f", {name} {text}")
        )
        event = {"user": self._person(), "text": said[:4000], "ts": stamp, "event_ts": stamp, "team": self.team}
        event |= {"client_msg_id": f"message-{self.number}"} | more
        return event

    def mention(self) -> Sent:
        event = self._message(type="app_mention", channel=self.channel)
        event["text"] = (
            self.luck.choice((f"<@{self.bot}> ", f"<@{self.bot}|bb>: ", f"hi <@{self.bot}> ")) + event["text"]
        )
        if self.luck.random() < 0.2:
            event["thread_ts"] = "1594195100.000100"
        return Sent("mention", self._event(self._less(event, "client_msg_id", "team", "text")), _waits(event))

    def direct(self) -> Sent:
        more: Json = {"type": "message", "channel": DIRECT, "channel_type": "im"}
        kind = self.luck.choice(("", "", "file_share", "thread_broadcast"))
        if kind:
            more["subtype"] = kind
        if kind == "file_share":
            more["files"] = [{"id": "F1", "name": "plan.csv", "mimetype": "text/csv"}]
        event = self._message(**more)
        return Sent(
            f"direct {kind}".strip(), self._event(self._less(event, "client_msg_id", "team", "text")), _waits(event)
        )

    def odd_message(self) -> Sent:
        """Edits, deletions, robots' messages, and such as have half of what they should."""
        event = self._message(type="message", channel=DIRECT, channel_type="im")
        inner = {**event, "edited": {"user": event["user"], "ts": event["ts"]}}
        kinds: tuple[Json, ...] = (
            {**event, "subtype": "message_changed", "message": inner, "previous_message": dict(event)},
            {**event, "subtype": "message_changed", "message": {}, "previous_message": {}},
            {**event, "subtype": "message_changed"},
            {**event, "subtype": "message_deleted", "previous_message": event, "deleted_ts": event["ts"]},
            {**event, "subtype": "bot_message", "bot_id": "B0OTHER"},
            {**event, "subtype": "file_share"},
            {**event, "subtype": "a_kind_of_tomorrow"},
            {**event, "user": self.bot},
            {
                **event,
                "type": "app_mention",
                "channel": self.channel,
                "edited": {"ts": event["ts"], "user": event["user"]},
            },
            {**event, "channel": self.channel, "channel_type": "channel"},
            {**event, "text": None},
            {**event, "blocks": [], "attachments": None, "files": None},
        )
        made = dict(self.luck.choice(kinds))
        if self.luck.random() < 0.3:
            made.pop(self.luck.choice(("user", "text", "channel_type", "client_msg_id", "team")), None)
        return Sent(f"odd {made.get('subtype', made['type'])}", self._event(made), False)

    def stranger(self) -> Sent:
        """Events of people, and of kinds that nobody asked for."""
        person = self._person()
        user: Json = {"id": person, "name": self.line()[1][:80], "profile": {"real_name": self._filling()[:200]}}
        kinds: tuple[Json, ...] = (
            {"type": "user_change", "user": user},
            {"type": "user_change", "user": {"id": person, "profile": None}},
            {"type": "team_join", "user": self._less(user, "name", "profile")},
            {"type": "reaction_added", "user": person, "reaction": "eyes"},
            {"type": "app_home_opened", "user": person, "tab": "home"},
            {"type": "channel_rename", "channel": {"id": self.channel, "name": "x"}},
            {"type": "member_joined_channel", "user": person, "channel": self.channel},
            {"type": "an_event_of_tomorrow", "what": [1, {"two": None}]},
        )
        return Sent("stranger", self._event(self.luck.choice(kinds)), False)


def _waits(event: Json) -> bool:
    """Somebody waits for an answer: a person, and not Slack's own robot."""
    return event["user"].startswith(("U0", "W0"))
