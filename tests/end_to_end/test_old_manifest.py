"""An app that was installed with the manifest of 0.3.0 goes on working for all that is typed; it lacks what is new."""

import json
import logging
from collections.abc import Iterator

import pytest
from conversation import DATA
from end_to_end.stage import JO, PAT, SAM, Room, stage_on
from end_to_end.talk import CHANNEL, DIRECT, Talk

from bot.slack.manifest import SCOPES, manifest
from bot.slack.shortcut_table import SHORTCUTS
from local_slack import Member

OLD = json.loads((DATA / "manifest-0.3.0.json").read_text(encoding="utf-8"))
# In this order on one board: what is typed, by whom, and how the answer begins.
LINES: list[tuple[str, Member, str]] = [
    ("/action add Recruit three social workers @jo due: 31 July", SAM, "A1 logged. Recruit three social workers"),
    ("/action update A1 two of three in post", JO, "A1 updated."),
    ("/action due A1 end of August because one withdrew", JO, "A1 is now due Mon 31 Aug 2020"),
    ("/action", JO, "Your 1 open action"),
    ("/action list all", PAT, "1 action"),
    ("/action done A1 contracts in the HR folder", JO, "A1 awaits sign-off by the chair, @pat."),
    ("/action close A1 agreed in July", PAT, "A1 closed."),
    ("/action show A1", JO, "A1 Recruit three social workers"),
    ("/measure add M6 Statutory visits", SAM, "M6 added."),
    ("/measure target M6 visits in time at least 85% by 30 June 2020", SAM, "M6 has target M6a"),
    ("/measure reading M6 visits in time 77% as at 30 June 2020", SAM, "M6 reading saved."),
    ("/measure claim M6 met source: cabinet report", SAM, "M6 claim saved"),
    ("/board-status", JO, "Improvement Board, Wed 8 Jul 2020."),
    ("/digest", JO, "Improvement Board · "),
    ("/board roles", JO, "Improvement Board"),
    ("/board help", JO, "/board"),
]


@pytest.fixture(scope="module")
def earlier(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    """A board in a workspace whose app was never installed anew."""
    with stage_on(tmp_path_factory.mktemp("earlier") / "boardbot.db") as stage:
        stage.workspace.install(OLD)
        stage.start()
        yield stage.room().set_up()


def test_all_that_is_typed_is_answered(earlier: Room) -> None:
    begins = [(line, earlier(line, by=by)) for line, by, _ in LINES]

    assert [(line, told[: len(start)]) for (line, told), (_, _, start) in zip(begins, LINES, strict=True)] == [
        (line, start) for line, _, start in LINES
    ]


@pytest.mark.parametrize("place", [CHANNEL, DIRECT])
def test_so_is_what_is_said_to_the_bot(earlier: Room, place: str) -> None:
    _, answers = Talk(earlier, place).say("status")

    assert [each.startswith("Improvement Board, Wed 8 Jul 2020.") for each in answers] == [True]


def test_and_what_is_pressed(earlier: Room) -> None:
    workspace = earlier.stage.workspace
    earlier("/action add Press me @jo", by=SAM)
    shown = earlier.say(JO, "/action")
    message = next(each for each in workspace.transcript(earlier.channel, JO) if each.ts == shown.ts)
    (button, *_) = [each for block in message.blocks if block["type"] == "actions" for each in block["elements"]]

    answer = workspace.press(JO, earlier.channel, str(shown.ts), button["action_id"], value=button["value"])

    assert answer.error is None
    assert workspace.wait_for(lambda: workspace.views.stack(JO.id))


def test_there_is_no_home_tab_and_no_shortcut_and_nothing_is_said_of_it(
    earlier: Room, caplog: pytest.LogCaptureFixture
) -> None:
    workspace = earlier.stage.workspace
    sent = len(workspace.envelopes())

    with caplog.at_level(logging.WARNING):
        workspace.open_messages(JO)
        with pytest.raises(LookupError, match="no Home tab"):
            workspace.open_home(JO)
        for shortcut in SHORTCUTS:
            with pytest.raises(LookupError, match="is offered no shortcut"):
                workspace.shortcut(JO, shortcut.callback_id)

    assert len(workspace.envelopes()) == sent
    assert [each.getMessage() for each in caplog.records] == []


def test_once_it_is_installed_anew_both_are_there(earlier: Room) -> None:

    workspace = earlier.stage.workspace
    workspace.install(manifest("/board-status"))
    try:
        offered = [
            each.callback_id
            for on_message in (True, False)
            for each in workspace.shortcuts_of(JO, on_message=on_message)
        ]
        workspace.open_home(JO)
    finally:
        workspace.install(OLD)

    assert offered == [each.callback_id for each in SHORTCUTS]
    assert workspace.envelopes("events_api")[-1].payload["event"]["type"] == "app_home_opened"


def test_no_scope_was_added_since() -> None:
    """So nobody has to agree to anything new when they install it anew."""

    assert set(SCOPES) <= set(OLD["oauth_config"]["scopes"]["bot"])
