"""No line, however odd, ends in anything but a reply or a refusal; and none makes a line that cannot be shown."""

import string
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from conversation import ALI, EVERYBODY, JO, PAT, SAM, Conversation
from examples import examples
from hypothesis import HealthCheck, given, settings, strategies as some

from bot.slack.blocks import payload
from commands.table import COMMANDS
from local_slack.limits import checked_message
from storage.database import Database

WORDS = [verb.name for command in COMMANDS.values() for verb in command.verbs] + [
    "A1", "a-1", "M1", "R10-02", '"SR (25/26) 01"', "<@U0JO>", "<@U0NOBODY>", "@jo", "due:", "owner:", "status:",
    "rating:", "because", "evidence:", "measure:", "as at", "at least", "85%", "412/535", "end of March", "July 17",
    "next board", "within", "10 points of", "rising each month", "met", "not met", "share", "board:", "confirm:",
    "page: 2", "“", "”", "\u00a0", "–", "\n", "<!channel>", "&", "<", ">", "`", "*", "🙂", "９", "\u200b", "1E50",
    "99999999999999999999", "-1", "0", "help", "?", "/",
]  # fmt: skip
LINES = some.lists(some.sampled_from(WORDS) | some.text(max_size=12), max_size=9).map(" ".join) | some.text(max_size=80)


@pytest.fixture(scope="module")
def crowd() -> Iterator[Conversation]:
    """One board for all the lines, with an action and a measure to be odd about."""
    with TemporaryDirectory() as folder:
        log = Database(Path(folder) / "boardbot.db")
        log.prepare()
        say = Conversation(log)
        say("/board setup Improvement Board chair: <@U0PAT>", by=SAM)
        say("/action add First <@U0JO> due: 31 August")
        say("/measure add M1 Visits")
        yield say
        log.close()


@given(some.sampled_from([*COMMANDS, ""]), LINES, some.sampled_from(EVERYBODY))
@settings(max_examples=examples(10_000), deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
def test_every_line_gets_a_reply_that_slack_takes(crowd: Conversation, command: str, text: str, by: object) -> None:
    crowd.later(seconds=61)

    reply = crowd.reply(f"/{command} {text}", by=by)  # type: ignore[arg-type]

    shown = payload(reply)
    checked_message(shown["text"], shown["blocks"])
    assert reply.parts


@given(some.text(some.characters(exclude_categories=("Cs", "Cc")), max_size=300))
@settings(max_examples=500, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
def test_a_title_is_kept_to_the_letter_or_refused(crowd: Conversation, text: str) -> None:
    crowd.later(seconds=61)
    reply = crowd.reply(f"/action add Plain {text.replace(':', '').replace('@', '')} {string.ascii_lowercase}", by=ALI)
    if reply.refused:
        return
    with crowd.log.reading() as store:
        newest = store.actions.find(1, store.actions.refs(1)[-1])
    assert newest is not None
    assert newest.title == f"Plain {text.replace(':', '').replace('@', '')} {string.ascii_lowercase}".strip()
    assert {JO.id, PAT.id}
