"""Sends odd things to the real app on a real log, and notes what is slow, raises, or is silent."""

import json
import logging
import random
import re
import shutil
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from end_to_end.stage import SAM, Stage, settings_for, stage_on
from fuzz.address import Address, address
from fuzz.odd import Sender, Sent
from pydantic import ValidationError
from slack_bolt import App, BoltRequest

from bot.engine import Engine
from bot.slack.interactions import check_interaction
from local_slack.limits import checked_message
from local_slack.limits_of_views import check_errors, checked_options, checked_view
from local_slack.refusal import ApiError
from local_slack.sockets import MOST_LINE_BYTES
from storage.database import Database

# What takes longer is measured again, beside a plain line: slow is what costs so many times as much, at its fastest
# of so many tries. A machine that was busy for a moment is no fault of what was sent.
WORTH_MEASURING, TIMES_PLAIN, TRIES = 0.4, 25, 3
PLAIN = {"command": "/action", "text": "update A1 as plain as can be", "user_id": SAM.id, "trigger_id": "plain"}
# So many on one copy of the log: a board that nobody has grows out of what is sent.
ON_ONE_LOG = 250
FAULT = re.compile(r"reference [0-9a-f]{8}")
VALUE = re.compile(r'"value": "((?:[^"\\]|\\.)*)"')
# So long an answer to a press may be on its way.
ON_ITS_WAY = 10


class Noted(logging.Handler):
    """What the bot, or Bolt, logs as an error."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(self.format(record))


@dataclass
class Fuzz:
    """The app on a copy of the log, and what was found."""

    stage: Stage
    seed: int
    channel: str
    made: Path
    address: Address
    found: list[str] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    slowest: tuple[float, str] = (0.0, "")
    noted: Noted = field(default_factory=Noted)

    def run(self, seconds: float) -> None:
        """For so long, or until a good many things were found."""
        until, turn, seen = time.monotonic() + seconds, 0, list[str]()
        logging.getLogger().addHandler(self.noted)
        try:
            while time.monotonic() < until and len(self.found) < 25:
                turn += 1
                with self._app(turn) as (app, engine):
                    sender = Sender(
                        random.Random(f"{self.seed}-{turn}"), self.stage.workspace.home.team_id, self.channel,
                        self.stage.workspace.home.bot_user, seen, self.address.url,
                    )  # fmt: skip
                    for _ in range(ON_ONE_LOG):
                        self.stage.later(seconds=61)
                        self._send(app, engine, sender.next(), seen)
                        if time.monotonic() > until:
                            return
        finally:
            logging.getLogger().removeHandler(self.noted)

    @contextmanager
    def _app(self, turn: int) -> Iterator[tuple[App, Engine]]:
        path = self.made.with_name(f"fuzz-{turn}.db")
        shutil.copy(self.made, path)
        settings = settings_for(self.stage.server, path)
        engine = Engine(settings, self.stage.clock)
        app = engine.assemble(engine.introduce()).app
        try:
            yield app, engine
        finally:
            engine.close()
            for each in path.parent.glob(f"{path.name}*"):
                each.unlink()

    def _send(self, app: App, engine: Engine, sent: Sent, seen: list[str]) -> None:
        self.counts[sent.kind] += 1
        self.noted.said.clear()
        waiting = _waiting(engine)
        began = time.thread_time()
        try:
            if sent.is_tap and not _can_be_read(sent.body):
                return
            response = app.dispatch(BoltRequest(body=sent.body, mode="socket_mode"))
        except Exception as error:
            self._note("raised", sent, repr(error))
            return
        took = time.thread_time() - began
        self.slowest = max(self.slowest, (took, _words(sent)))
        if took > WORTH_MEASURING and self._is_slow(app, sent):
            self._note(f"slow ({took:.2f} s)", sent)
        answer = response.body if isinstance(response.body, str) else ""
        posted = _waiting(engine) != waiting
        silent = sent.answered and not answer.strip() and not posted
        answers = self.address.answers(ON_ITS_WAY if silent else 0)
        said = answer + json.dumps(answers)
        if FAULT.search(said) or self.noted.said or response.status >= 500:
            self._note(f"a fault ({response.status})", sent, " ".join(self.noted.said)[-900:])
        if wrong := _not_shown(answer, sent):
            self._note("not shown", sent, wrong)
        if len(answer.encode()) > MOST_LINE_BYTES:
            self._note(f"long ({len(answer.encode())} bytes)", sent)
        for each in answers:
            checked_message(each.get("text", ""), each.get("blocks", []))
            seen += VALUE.findall(json.dumps(each, ensure_ascii=False))
        del seen[:-200]
        if silent and not answers:
            self._note("silent", sent)

    def _is_slow(self, app: App, sent: Sent) -> bool:
        """It costs many times what a plain line does, each at its fastest of some tries in turn."""
        plain = {**PLAIN, "team_id": self.stage.workspace.home.team_id, "channel_id": self.channel}
        plain["response_url"] = f"{self.address.url}/plain"
        tries = [(self._cost(app, sent.body), self._cost(app, plain)) for _ in range(TRIES)]
        return min(took for took, _ in tries) > TIMES_PLAIN * min(took for _, took in tries)

    def _cost(self, app: App, body: dict[str, Any]) -> float:
        """Processor seconds, later than what would count as a repeat."""
        self.stage.later(seconds=61)
        began = time.thread_time()
        app.dispatch(BoltRequest(body=body, mode="socket_mode"))
        return time.thread_time() - began

    def _note(self, what: str, sent: Sent, more: str = "") -> None:
        self.found.append(f"{what}: {sent.kind}: {_words(sent)} {more}")


def _not_shown(answer: str, sent: Sent) -> str:
    """Why Slack would not show what a form or a search is answered; nothing where it would."""
    told = json.loads(answer) if sent.is_tap and answer.startswith("{") else {}
    try:
        if told.get("response_action") == "update":
            checked_view(told["view"], "modal")
        elif told.get("response_action") == "errors":
            check_errors(told["errors"], sent.body["view"]["blocks"])
        elif "options" in told:
            checked_options(told)
    except ApiError as refusal:
        return f"{refusal.details} {answer[:600]}"
    return ""


def _can_be_read(body: dict[str, Any]) -> bool:
    """As both doors have it: what cannot be read reaches no listener."""
    try:
        return bool(check_interaction(body))
    except ValidationError:
        return False


def _waiting(engine: Engine) -> int:
    """How many posts the outbox has had."""
    with engine.database.reading() as store:
        return sum(1 for _ in store.rows("outbox"))


def _words(sent: Sent) -> str:
    event = sent.body.get("event") or {}
    action = (sent.body.get("actions") or [{}])[0]
    said = sent.body.get("text") or event.get("text") or action.get("value") or str(event)
    return f"{sent.body.get('command', '')} {said[:120]!r}… ({len(said)}) by {sent.body.get('user_id') or event.get('user')}"


@contextmanager
def fuzz_on(folder: Path, seed: int) -> Iterator[Fuzz]:
    """Northmoor, to be copied for each turn."""
    made = folder / "made.db"
    with stage_on(made) as stage, address() as answers:
        stage.log.prepare()
        room = stage.room()
        stage.start()
        room.set_up().import_northmoor()
        room("/action add First <@U0JO> due: 31 August", by=SAM)
        stage.stop()
        stage.log.close()
        with_all = Database(made)
        with with_all.writing():
            """Takes the log's `-wal` in, so that a copy of the file is all of it."""
        with_all.close()
        yield Fuzz(stage, seed, room.channel.id, made, answers)
