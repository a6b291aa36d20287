"""Every reply to a change names what it changed, the board where the person has several, and who was there just before."""

import pytest
from conversation import ALI, JO, PAT, SAM, Conversation, Person

from commands.table import COMMANDS

OTHER = "C0OTHER"
TITLE, MEASURE = "Recruit two social workers", "Statutory visits in time"
# Every verb that changes an action or a measure: who types it, after which lines. A verb that is new fails until it is
# typed here.
RISK = "Posts stay empty through the winter"
START = ((JO, f"/action add {TITLE} <@U0JO> due: 31 July"), (SAM, f"/measure add M6 {MEASURE} owner: <@U0JO>"),
         (JO, f"/risk add {RISK} <@U0JO> score: 3x4"))  # fmt: skip
CLOSED_RISK = (PAT, "/risk close RK1 because every post is filled")
DONE = (JO, "/action done A1 minutes of 3 July")
ASKED = ((SAM, "/board dates agreed"), (JO, "/action due A1 31 December because the auditor is away"))
TARGET = (SAM, "/measure target M6 visits at least 85% by 30 June 2020")
JUDGED = (SAM, "/measure target M6 evidence: a plan approved by the board")
READING = (JO, "/measure reading M6 visits 77% as at 30 June 2020")
CLAIM = (JO, "/measure claim M6 met source: July report")
LINES: tuple[tuple[Person, str, tuple[tuple[Person, str], ...]], ...] = (
    (JO, "/action add Train the panel", ()),
    (JO, "/action update A1 One of two in post", ()),
    (JO, "/action update A1 slow due: 31 August because one withdrew", ()),
    (JO, "/action due A1 31 August because one withdrew", ()),
    (PAT, "/action agree A1", ASKED),
    (PAT, "/action decline A1 the panel needs it", ASKED),
    (JO, "/action assign A1 <@U0ALI>", ()),
    (SAM, "/action edit A1 source: letter of 3 July", ()),
    (JO, "/action link A1 M6", ()),
    (JO, "/action unlink A1 M6", ((JO, "/action link A1 M6"),)),
    (JO, "/action on-track A1", ()),
    (JO, "/action snooze A1 Monday", ()),
    (JO, "/action start A1", ()),
    (JO, "/action hold A1 no room", ()),
    (JO, "/action done A1 minutes of 3 July", ()),
    (PAT, "/action close A1", (DONE,)),
    (PAT, "/action close-each A1", (DONE,)),
    (PAT, "/action return A1 one still to start", (DONE,)),
    (PAT, "/action reopen A1 she left", (DONE, (PAT, "/action close A1"))),
    (PAT, "/action bau A1 to Scrutiny Panel", ()),
    (PAT, "/action cancel A1 replaced by A2", ()),
    (JO, "/action undo", ()),
    (JO, "/action undo", ((JO, "/action update A1 One of two in post"),)),
    (SAM, "/measure add M7 Care leavers", ()),
    (SAM, "/measure target M6 visits at least 85% by 30 June 2020", ()),
    (JO, "/measure reading M6 visits 77% as at 30 June 2020", (TARGET,)),
    (SAM, "/measure edit M6 every: quarter", (TARGET,)),
    (JO, "/measure claim M6 met source: July report", (TARGET, READING)),
    (PAT, "/measure judge M6 met evidence: plan, minute 4", (JUDGED,)),
    (SAM, "/measure withdraw M6 claim because it was M5's", (CLAIM,)),
    (PAT, "/measure statement M6 The visits are recovering", ()),
    (JO, "/measure undo", (TARGET, READING)),
    (JO, "/risk add Audits slip", ()),
    (JO, "/risk score RK1 4x4 because two managers left", ()),
    (JO, "/risk update RK1 no change", ()),
    (JO, "/risk link RK1 A1", ()),
    (JO, "/risk unlink RK1 A1", ((JO, "/risk link RK1 A1"),)),
    (PAT, "/risk close RK1 because every post is filled", ()),
    (PAT, "/risk reopen RK1 because three have resigned", (CLOSED_RISK,)),
    (JO, "/risk undo", ()),
    (SAM, "/board handover <@U0JO> <@U0ALI>", ()),
)
# What they change is new, a measure, or one's own: nobody else can have been there.
# Nothing else may be changed of a risk that is closed.
ALONE = [["/risk", "reopen"], *([command, verb] for command in ("/action", "/risk") for verb in ("add", "undo"))] + [
    ["/measure", each.name] for each in COMMANDS["measure"].verbs
]
# Verbs of a board as a whole, or of the person: they name no action.
OF_BOARDS = {("board", each.name) for each in COMMANDS["board"].verbs if each.name != "handover"}
OF_BOARDS.add(("action", "reminders"))
# It writes a post, and changes nothing.
LOOKS = {("measure", "chart")}


def test_every_verb_that_changes_something_is_typed_here() -> None:
    writing = {
        (name, verb.name)
        for name in ("action", "measure", "risk", "board")
        for verb in COMMANDS[name].verbs
        if verb.writes
    }

    typed = {tuple(line.removeprefix("/").split()[:2]) for _, line, _ in LINES}
    assert typed == writing - OF_BOARDS - LOOKS


def after(say: Conversation, before: tuple[tuple[Person, str], ...], channel: str = "C0BOARD") -> None:
    for by, line in (*START, *before):
        assert not say.reply(line, by=by, channel=channel).refused, line
    say.later(minutes=2)


@pytest.mark.parametrize(("by", "line", "before"), LINES)
def test_the_reply_names_the_title(
    say: Conversation, by: Person, line: str, before: tuple[tuple[Person, str], ...]
) -> None:
    after(say, before)

    told = say(line, by=by)

    title = {"/measure": MEASURE, "/risk": RISK}.get(line.split(maxsplit=1)[0], TITLE)
    title = {
        "/action add Train the panel": "Train the panel",
        "/measure add M7 Care leavers": "Care leavers",
        "/risk add Audits slip": "Audits slip",
    }.get(line, title)
    if line.startswith("/measure"):
        return  # with one board a measure's figures say enough
    what_it_says = told.partition("\n")[2] if "undo" in line else told
    assert what_it_says.count(title) == 1, told
    if "handover" in line:
        assert told.splitlines()[1:3] == [f"A1 {TITLE}", f"RK1 {RISK}"]
    assert "Board:" not in told


@pytest.mark.parametrize(("by", "line", "before"), LINES)
def test_where_the_person_has_several_the_reply_names_the_board(
    say: Conversation, by: Person, line: str, before: tuple[tuple[Person, str], ...]
) -> None:
    say("/board setup Oversight Panel chair: <@U0PAT>", by=SAM, channel=OTHER)
    say("/action add Read the minutes <@U0JO>", by=JO, channel=OTHER)
    after(say, before)

    told = say(line, by=by).splitlines()
    assert "Board: Improvement Board" in told
    if line.startswith("/measure") and " add " not in line:
        assert any(MEASURE in each for each in told), told


@pytest.mark.parametrize(
    ("by", "line", "title"),
    [
        (JO, "/action close A1", TITLE),
        (PAT, "/action close A1", TITLE),
        (JO, "/action update A1", TITLE),
        (JO, "/action due A1 30 September", TITLE),
        (JO, "/action hold A1 x", TITLE),
        (JO, "/action done A1 ok", TITLE),
        (ALI, "/action assign A1 <@U0ALI>", TITLE),
        (JO, "/measure judge M6 met evidence: plan", MEASURE),
        (JO, "/measure claim M6 nearly", MEASURE),
    ],
)
def test_a_refusal_says_what_the_ref_is_here_where_there_are_several_boards(
    say: Conversation, by: Person, line: str, title: str
) -> None:
    after(say, ())
    ref = line.split()[2]
    alone = say(line, by=by)
    assert title not in alone

    say("/board setup Oversight Panel chair: <@U0PAT>", by=SAM, channel=OTHER)
    for person in (JO, ALI):
        say(f"/action add Read the minutes <@{person.id}>", by=person, channel=OTHER)

    assert say(line, by=by) == f"{alone}\n{ref} on Improvement Board is: {title}"


def test_the_wrong_board_is_seen_at_once(say: Conversation) -> None:
    """The example of the issue: A1 typed in the other board's channel."""
    say("/board setup Oversight Panel chair: <@U0PAT>", by=SAM, channel=OTHER)
    say("/action add Publish the guide <@U0JO>", channel=OTHER)
    after(say, ())

    told = say("/action update A1 One of two in post", channel=OTHER).splitlines()

    assert told[0].startswith("A1 updated.")
    assert told[1] == "Publish the guide"
    assert told[-1] == "Board: Oversight Panel"


def test_a_board_that_is_nothing_to_the_person_is_not_counted(say: Conversation) -> None:
    say("/board setup Oversight Panel", by=SAM, channel=OTHER)
    say("/action add Publish the guide", by=SAM, channel=OTHER)
    after(say, ())

    assert "Board:" not in say("/action start A1", by=JO)
    assert "Board: Improvement Board" in say("/action hold A1 no room", by=SAM)


def test_a_title_inside_other_words_is_no_title_named(say: Conversation) -> None:
    say("/action add Visits <@U0JO>")

    told = say("/action done A1 Visits file, minutes of 3 July").splitlines()

    assert told[0].endswith('Evidence: "Visits file, minutes of 3 July"')
    assert told[1] == "Visits"


AT_ONCE = [(by, line, before) for by, line, before in LINES if line.split()[:2] not in ALONE]
ENTRIES = (
    ("/measure reading M6 visits 70% as at 31 May 2020", "/measure reading M6 visits 77% as at 30 June 2020", True),
    ("/measure reading M6 visits 70% as at 31 May 2020", "/measure reading M6 visits 71% as at 31 May 2020", True),
    ("/measure claim M6 met source: July report", "/measure claim M6 not met by: Ofsted", True),
    ("/measure claim M6 met source: July report", "/measure withdraw M6 claim because it was M5's", True),
    ("/measure reading M6 visits 70% as at 31 May 2020", "/measure withdraw M6 reading 70% because it was M5's", True),
    ("/measure target M6 visits at least 85%", "/measure target M6 evidence: a plan approved by the board", True),
    ("/measure target M6 visits at least 85%", "/measure reading M6 visits 77% as at 30 June 2020", False),
    ("/measure reading M6 visits 70% as at 31 May 2020", "/measure claim M6 met source: July report", False),
    ("/measure claim M6 met source: July report", "/measure target M6 visits at least 85%", False),
)


@pytest.mark.parametrize(("seconds", "said"), [(0, True), (20, True), (59, True), (60, False), (600, False)])
@pytest.mark.parametrize(("by", "line", "before"), AT_ONCE)
def test_a_change_to_what_somebody_else_changed_less_than_a_minute_ago_says_so(
    say: Conversation, by: Person, line: str, before: tuple[tuple[Person, str], ...], seconds: int, said: bool
) -> None:
    after(say, before)
    theirs = f"{'/risk update RK1' if line.startswith('/risk') else '/action update A1'} The room is booked"
    assert not say.reply(theirs, by=ALI).refused
    say.later(seconds=seconds)

    told = say(line, by=by).splitlines()

    expected = f'<@U0ALI> changed {theirs.split()[2]} less than a minute ago: "{theirs}"'
    assert (expected in told) is said, told


@pytest.mark.parametrize(("theirs", "mine", "said"), ENTRIES)
def test_of_a_measure_it_is_said_of_the_same_kind_of_entry(
    say: Conversation, theirs: str, mine: str, said: bool
) -> None:
    after(say, ())
    assert not say.reply(theirs, by=ALI).refused
    say.later(seconds=20)

    reply = say(mine, by=SAM)

    assert not reply.startswith("Not "), reply
    assert (f'<@U0ALI> changed M6 less than a minute ago: "{theirs}"' in reply.splitlines()) is said, reply


def test_ones_own_changes_are_not_told(say: Conversation) -> None:
    after(say, ())
    say("/action update A1 One of two in post")
    say.later(seconds=5)

    assert "less than a minute ago" not in say("/action hold A1 no room")


def test_another_action_of_theirs_is_not_told(say: Conversation) -> None:
    after(say, ())
    say("/action add Publish the guide", by=ALI)
    say("/action update A2 drafted", by=ALI)

    assert "less than a minute ago" not in say("/action hold A1 no room")


def test_the_last_of_theirs_is_told_once(say: Conversation) -> None:
    after(say, ())
    say("/action update A1 The room is booked", by=ALI)
    say("/action hold A1 no trainer", by=PAT)
    told = say("/action start A1")

    assert told.count("less than a minute ago") == 1
    assert '<@U0PAT> changed A1 less than a minute ago: "/action hold A1 no trainer"' in told


def test_of_a_thing_that_changes_all_the_time_the_newest_lines_are_looked_at(say: Conversation) -> None:
    after(say, ())
    say("/action update A1 The room is booked", by=ALI)
    for number in range(19):
        assert "<@U0ALI> changed A1" in say(f"/action update A1 note {number}"), number
    assert "less than a minute ago" in say("/action update A1 note 19")
    assert "less than a minute ago" not in say("/action update A1 note 20")


def test_an_import_is_nobody_at_work(northmoor: Conversation) -> None:
    told = northmoor("/action update R10-02 Two definitions are agreed", by=SAM)

    assert told.startswith("R10-02 updated.")
    assert "less than a minute ago" not in told


def test_a_long_line_of_theirs_is_cut(say: Conversation) -> None:
    after(say, ())
    say(f"/action update A1 {'the room is booked ' * 100}", by=ALI)

    assert len(say("/action start A1").splitlines()[-1]) < 300


def test_before_another_organisation_nobody_is_named(say: Conversation) -> None:
    after(say, ())
    with say.log.writing() as store:
        store.boards.set_shared(1, True)
    say("/action assign A1 <@U0ALI>", by=SAM)

    told = say("/action start A1 the room is booked", by=PAT, overheard="yes")

    assert 'Board support changed A1 less than a minute ago: "/action assign A1 …"' in told
    assert "U0" not in told
