"""Forms, over both doors: opened by a command alone, filled in, refused at their fields, and done once."""

import pytest
from end_to_end.doors import through_both_doors
from end_to_end.stage import ALI, JO, KIT, PAT, SAM, Room, words
from end_to_end.tapping import close, errors, fields, is_open, opened, send, shown, title, told

from commands.dispatch.opening import has_form
from commands.table import COMMANDS

pytestmark = through_both_doors

OPENS = [
    ("/action add", "Log an action", ["title", "owner", "owner.words", "due", "due.words", "measure", "area"]),
    ("/action update", "Update", ["ref", "note", "status", "rating", "due", "due.words", "because"]),
    ("/action update A1", "Update A1", ["note", "status", "rating", "due", "due.words", "because"]),
    ("/action A1 update", "Update A1", ["note", "status", "rating", "due", "due.words", "because"]),
    ("/action due A1", "Move the due date A1", ["due", "due.words", "because"]),
    (
        "/action assign A1",
        "Give an action A1",
        ["owner", "owner.words", "support", "support.words", "without", "without.words"],
    ),
    ("/action edit A1", "Put words right A1", ["title", "source", "accountable", "accountable.words", "milestone"]),
    ("/action link A1", "Link an action A1", ["measure", "area"]),
    ("/action hold A1", "Put on hold A1", ["because"]),
    ("/action done A1", "Done A1", ["evidence"]),
    ("/action done", "Done", ["ref", "evidence"]),
    ("/action close", "Sign off", ["ref", "note", "at", "minute"]),
    ("/action cancel A1", "Cancel the action A1", ["because", "at", "minute"]),
    ("/measure add", "Add a measure", ["ref", "title", "owner", "owner.words", "source"]),
    ("/measure claim", "Record a claim", ["ref", "reported", "as at", "as at.words", "source", "by"]),
    ("/board chair", "Name the chair", ["person"]),
    ("/board rename", "Rename the board", ["name", "sure"]),
    ("/board handover", "Hand over", ["from", "from.words", "to", "to.words", "at", "minute"]),
    ("/digest every", "When it is posted", ["weekday", "time"]),
]


@pytest.mark.parametrize(("line", "head", "names"), OPENS, ids=[line for line, *_ in OPENS])
def test_a_command_whose_slots_are_empty_opens_its_form(board: Room, line: str, head: str, names: list[str]) -> None:
    board("/action add Visits plan @jo due: 31 July")
    board("/action add Rota @jo")
    board("/action done A2 rota in the July folder")
    board("/measure add M1 Visits", by=SAM)
    before = board.stage.history()

    found = opened(board, SAM, line)

    assert title(board, SAM) == head
    assert list(found) == names
    assert "Improvement Board" in shown(board, SAM)
    assert board.stage.history() == before


WRITES = [f"/{verb.command} {verb.name}" for command in COMMANDS.values() for verb in command.verbs if has_form(verb)]


@pytest.mark.parametrize("line", WRITES)
def test_every_verb_that_takes_something_is_answered_alone_by_words_or_a_form(board: Room, line: str) -> None:
    close(board)
    for person in (JO, SAM, PAT):
        answer = board.say(person, line)
        assert "Slack did not open" not in words(answer)
        assert words(answer) or is_open(board, person)


@pytest.mark.parametrize("line", ["/action undo", "/action list", "/action", "/digest", "/board roles", "/status"])
def test_a_command_that_takes_nothing_opens_none(board: Room, line: str) -> None:
    close(board)
    assert board(line, by=SAM)
    assert not is_open(board, SAM)


def test_what_is_filled_in_is_kept_as_it_is_and_never_read_as_a_line(board: Room) -> None:
    opened(board, JO, "/action add")

    answer = send(board, JO, {"title": "Write to @pat, due: Friday", "owner": ALI.id, "due": "2020-07-31"})

    assert (answer.error, answer.payload) == (None, {})
    assert not is_open(board, JO)
    told = board("/action show A1")
    assert told.startswith("A1 Write to @pat, due: Friday")
    assert "@ali · due Fri 31 Jul 2020" in told


def test_the_answer_comes_where_the_command_was_typed(board: Room) -> None:
    opened(board, JO, "/action add")
    send(board, JO, {"title": "Visits plan"})

    assert "Visits plan" in told(board, JO, "A1 logged.")


def test_a_day_is_picked_or_written_in_words(board: Room) -> None:
    for number, values in enumerate([{"due": "2020-08-31"}, {"due.words": "end of August"}], start=1):
        opened(board, JO, "/action add")
        send(board, JO, {"title": f"Plan {number}", **values})
        assert "due Mon 31 Aug 2020" in board(f"/action show A{number}")


REFUSED = [
    ("/action due A1", {"due.words": "July 17"}, "due", '"July 17" can mean two things'),
    ("/action due A1", {"due": "2020-08-31"}, "because", "Moving a due date needs a reason."),
    ("/action due A1", {}, "due", "Say the new date."),
    ("/action done A1", {"evidence": "ok"}, "evidence", '"ok" does not say where it can be seen.'),
    ("/action update A1", {}, "note", "Say how it is going, in a sentence."),
    ("/action update A1", {"rating": "red"}, "because", "Red and amber need a reason"),
    ("/action update A1", {"note": "Met A.B., DoB 01/02/2012"}, "note", "That looks like a child's date of birth."),
    ("/action assign A1", {"owner.words": "@nobody at all"}, "owner", "I cannot find @nobody at all"),
    ("/action hold A1", {"because": "x"}, "because", '"x" does not say why.'),
    ("/action edit A1", {"title": "x" * 301}, "title", "That title is 301 characters"),
    ("/measure add", {"title": "x" * 301}, "title", "That title is 301 characters"),
    ("/digest every", {"weekday": "monday", "time": "25:00"}, "time", '"25:00" is not a time of day.'),
]


@pytest.mark.parametrize(("line", "values", "slot", "why"), REFUSED)
def test_what_is_refused_is_said_at_its_field_and_nothing_is_lost(
    board: Room, line: str, values: dict[str, str], slot: str, why: str
) -> None:
    board("/action add Visits plan @jo due: 31 July")
    person = SAM if line.startswith(("/board", "/digest")) else JO
    opened(board, person, line)
    before = board.stage.history()

    told = errors(send(board, person, values))

    assert list(told) == [slot]
    assert why in told[slot]
    assert "/action" not in told[slot]
    assert is_open(board, person)
    assert board.stage.history() == before


def test_what_concerns_the_whole_form_stands_on_top_with_all_that_was_typed(board: Room) -> None:
    board("/action add Visits plan @jo due: 31 July", by=JO)
    board("/action done A1 dip sample of 20 in the July folder", by=JO)
    opened(board, SAM, "/action return A1")
    board("/action close A1 agreed at the board", by=PAT)

    answer = send(board, SAM, {"because": "two teams still to report"})

    assert answer.payload["response_action"] == "update"
    assert "A1" in shown(board, SAM)
    assert "closed" in shown(board, SAM)
    assert fields(board, SAM)["because"]["element"]["initial_value"] == "two teams still to report"


def test_what_somebody_else_changed_meanwhile_is_asked_about(board: Room) -> None:
    board("/action add Visits plan @jo")
    opened(board, JO, "/action edit A1")
    board("/action edit A1 title: Visits and contacts plan", by=SAM)

    send(board, JO, {"title": "Visits plan for all teams"})
    assert '"Title" was changed by <@U0SAM> on Wed 8 Jul 2020 at 09:00' in shown(board, JO)
    assert 'is now "Visits and contacts plan"' in shown(board, JO)
    assert board("/action show A1").startswith("A1 Visits and contacts plan")

    assert send(board, JO, {}).payload == {}
    assert board("/action show A1").startswith("A1 Visits plan for all teams")


MEANWHILE = [
    ("/action due A1", "/action due A1 end of August because the venue was lost",
     {"due.words": "end of September", "because": "two left"}, "New due date", "due Wed 30 Sep 2020"),
    ("/action update A1", "/action update A1 moved due: end of August because the venue was lost",
     {"note": "late", "due": "2020-09-30", "because": "two left"}, "Move the due date to", "due Wed 30 Sep 2020"),
    ("/action update A1", "/action update A1 paused status: on hold",
     {"note": "begun", "status": "in progress"}, "Status", "In progress"),
    ("/action assign A1", "/action assign A1 @ali", {"owner": KIT.id}, "Owner", "@kit"),
    ("/action edit A1", "/action edit A1 source: Ofsted letter", {"source": "Peer review"}, "Source", "Peer review"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "theirs", "values", "label", "after"), MEANWHILE)
def test_each_value_that_was_seen_and_changed_meanwhile_is_asked_about_once(
    board: Room, line: str, theirs: str, values: dict[str, str], label: str, after: str
) -> None:
    board("/action add Visits plan @jo due: 31 July")
    opened(board, SAM, line)
    assert not board(theirs, by=PAT).startswith("Not ")

    send(board, SAM, values)
    assert f'"{label}" was changed by <@U0PAT> on Wed 8 Jul 2020 at 09:00' in shown(board, SAM)
    assert after not in board("/action show A1")

    assert send(board, SAM, {}).payload == {}
    assert after in board("/action show A1")


def test_what_stood_on_the_form_and_was_left_is_nobodys_change(board: Room) -> None:
    board("/action add Visits plan @jo")
    opened(board, JO, "/action update A1")
    board("/action update A1 waiting for the venue status: on hold", by=SAM)

    assert send(board, JO, {"note": "Venue found"}).payload == {}
    assert "On hold" in board("/action show A1")


def test_a_field_that_was_emptied_is_not_passed_over(board: Room) -> None:
    board("/action add Visits plan @jo source: Ofsted letter")
    opened(board, JO, "/action edit A1")

    told = errors(send(board, JO, {"title": "Visits and contacts plan", "source": None}))

    assert told == {"source": '"Source" cannot be emptied. Put other words in its place, or leave it as it was.'}
    assert board("/action show A1").startswith("A1 Visits plan")


def test_a_tick_that_is_taken_away_is_a_no(board: Room) -> None:
    board("/action add Front door opens @jo milestone: yes")
    opened(board, JO, "/action edit A1")

    assert send(board, JO, {"milestone": None}).payload == {}
    assert "no longer a milestone" in board("/action show A1")


def test_a_tick_that_is_left_is_nobodys_change(board: Room) -> None:
    board("/action add Front door opens @jo milestone: yes")
    opened(board, JO, "/action edit A1")

    assert send(board, JO, {"title": "The front door opens"}).payload == {}
    assert "milestone: " not in board("/action show A1")
    assert "A milestone" in board("/action show A1")


def test_what_is_answered_in_the_boards_own_channel_needs_no_board(board: Room) -> None:
    opened(board, JO, "/action add")
    send(board, JO, {"title": "Visits plan"})
    assert "`/action undo`" in told(board, JO, "A1 logged.")


def test_a_form_and_the_line_it_stands_for_are_one_thing_said_twice(board: Room) -> None:
    board("/action add Visits plan @jo")
    opened(board, JO, "/action update A1")
    send(board, JO, {"note": "half done"})
    before = board.stage.history()

    assert "You sent this twice within a minute" in board("/action update A1 half done", by=JO)
    assert board.stage.history() == before
    assert "Undone" in board("/action undo", by=JO)


def test_a_refusal_has_a_button_that_opens_the_form_with_all_that_was_typed(board: Room) -> None:
    answer = board.say(JO, "/action add Finish the audits @ali due: July 17 source: Ofsted letter")
    assert "can mean two things" in words(answer)

    board.stage.workspace.press(JO, board.channel, answer.ts, "form-0")

    found = fields(board, JO)
    assert found["title"]["element"]["initial_value"] == "Finish the audits"
    assert found["owner"]["element"]["initial_user"] == ALI.id
    assert found["due.words"]["element"]["initial_value"] == "July 17"
    assert found["source"]["element"]["initial_value"] == "Ofsted letter"
    assert send(board, JO, {"due.words": "17 July 2020"}).payload == {}
    assert "due Fri 17 Jul 2020" in board("/action show A1")


@pytest.mark.parametrize(
    "line",
    ["/action update A1 met A.B., DoB 01/02/2012", "/action add Call 943 476 5919", "/action close A1"],
    ids=["a date of birth", "an NHS number", "not theirs to do"],
)
def test_a_refusal_that_no_form_would_mend_has_none(board: Room, line: str) -> None:
    board("/action add Visits plan @jo")
    answer = board.say(ALI, line)
    assert words(answer)
    assert "form-0" not in str(answer.payload)


def test_a_form_of_a_channel_that_one_has_left_changes_nothing(board: Room) -> None:
    board("/action add Visits plan @ali")
    opened(board, ALI, "/action update A1")
    board.channel.members.remove(ALI.id)
    before = board.stage.history()

    send(board, ALI, {"note": "half done"})

    assert "You are not in that board's channel any more" in shown(board, ALI)
    assert board.stage.history() == before


def test_whoever_may_not_do_it_is_told_so_and_no_form_opens(board: Room) -> None:
    close(board)
    assert "You are an observer on this board" in board("/action add", by=KIT)
    assert not is_open(board, KIT)


@pytest.mark.parametrize("verb", ["close", "return", "reopen", "bau", "cancel"])
def test_no_form_of_a_decision_opens_for_whoever_decides_nothing(board: Room, verb: str) -> None:
    close(board)
    for line in ("add Visits plan @jo", "done A1 plan in the folder", "add Rota", "cancel A2 not needed", "add Go"):
        board(f"/action {line}", by=PAT)
    for person in (JO, ALI, KIT):
        said = board(f"/action {verb}", by=person)
        assert "That is for the chair to decide, or for board support to record." in said
        assert not is_open(board, person)
    assert opened(board, PAT, f"/action {verb}")
