"""`/board review`, `/board close` and `/board reopen`: a board that is reviewed, ends, and is opened again."""

import pytest
from conversation import JO, KIT, PAT, SAM, Conversation, Person, import_northmoor

from board.refusals import Refusal
from commands.reply import as_text
from commands.table import COMMANDS
from commands.verbs import Verb
from storage.upkeep.verify import problems_in

NAME = "Improvement Board"


@pytest.fixture
def closed(say: Conversation) -> Conversation:
    """A board with an open action and one that awaits sign-off, closed on Wednesday 8 July 2020."""
    say("/action add Visits plan <@U0JO> due: 31 July 2020")
    say("/action add Audit tool <@U0JO>")
    say("/action done A2 dip sample of 20 in the July folder")
    say("/board close because its work is done sure: yes", by=SAM)
    say.later(minutes=2)
    return say


REVIEWS: list[tuple[list[str], Person, str, str]] = [
    ([], SAM, "/board review 29 September 2020",
     "The formal review is on Tue 29 Sep 2020. That is in 83 days. The channel is told 28 days before, on Tue 1 Sep "
     "2020 and 7 days before, on Tue 22 Sep 2020."),
    ([], PAT, "/board review 29 September 2020", "The formal review is on Tue 29 Sep 2020."),
    ([], SAM, "/board review 20 July 2020",
     "The formal review is on Mon 20 Jul 2020. That is in 12 days. The channel is told 7 days before, on Mon 13 Jul 2020."),
    ([], SAM, "/board review tomorrow", "The formal review is on Thu 9 Jul 2020. That is in 1 day."),
    ([], SAM, "/board review today", "The formal review is on Wed 8 Jul 2020. It is today."),
    ([], SAM, "/board review 1 July 2020", "Not changed. Wed 1 Jul 2020 has passed. Say a day to come:"),
    ([], SAM, "/board review soon", 'Not changed. "soon" is not a day. Say the day of the formal review:'),
    ([], SAM, "/board review July 17", "Not changed."),
    ([], SAM, "/board review 31 September", "Not changed."),
    ([], JO, "/board review 29 September 2020", "Not changed. Only the chair or board support can change the day of"),
    ([], KIT, "/board review 29 September 2020", "Not changed. Only the chair or board support can change the day of"),
    ([], JO, "/board review", "No formal review is in the calendar."),
    (["/board review 29 September 2020"], JO, "/board review", "The formal review is on Tue 29 Sep 2020."),
    (["/board review 29 September 2020"], SAM, "/board review cancel", "The formal review is taken out of the calendar."),
    (["/board review 29 September 2020"], SAM, "/board review 6 October 2020", "The formal review is on Tue 6 Oct 2020."),
    (["/board review 29 September 2020"], SAM, "/board review Tuesday 29 September 2020",
     "Not changed. The formal review is on Tue 29 Sep 2020 already."),
    ([], SAM, "/board review cancel", "Not changed. No formal review is in the calendar."),
]  # fmt: skip


@pytest.mark.parametrize(("before", "by", "line", "told"), REVIEWS)
def test_the_day_of_the_review(say: Conversation, before: list[str], by: Person, line: str, told: str) -> None:
    for each in before:
        say(each, by=SAM)
        say.later(minutes=2)

    assert say(line, by=by).startswith(told)
    assert list(problems_in(say.log)) == []


def test_the_review_stands_on_the_chairs_page(say: Conversation) -> None:
    say("/board review 29 September 2020", by=SAM)

    assert "Formal review Tue 29 Sep 2020." in say("/status", by=PAT)
    assert "Formal review" not in say("/status as at 7 July 2020", by=PAT)


def test_a_board_is_closed_when_it_was_said_twice(say: Conversation) -> None:
    say("/action add Visits plan <@U0JO> due: 31 July 2020")
    asked = say("/board close because its work is done", by=PAT)
    assert asked.startswith("Not closed. This ends the whole board: a last digest goes out, and then nothing")
    assert "1 action is open: it stays as it is." in asked
    assert "/board close because its work is done sure: yes" in asked
    assert say("/action add Another").startswith("A2 logged.")

    told = say("/board close because its work is done sure: yes", by=PAT)
    assert told.splitlines() == [
        f"{NAME} is closed. A last digest is on its way to the channel, and the channel is told.",
        "Because: its work is done",
        "Open it again: /board reopen because …",
    ]
    assert list(problems_in(say.log)) == []


@pytest.mark.parametrize("by", [JO, KIT])
def test_only_chair_and_support_close_and_open(say: Conversation, by: Person) -> None:
    assert say("/board close sure: yes", by=by).startswith("Not closed. Only the chair or board support can close")
    say("/board close sure: yes", by=SAM)
    assert say("/board reopen because it goes on", by=by).startswith("Not opened. Only the chair or board support can")


def test_who_means_an_action_closes_no_board(say: Conversation) -> None:
    say("/action add Visits plan")

    asked = say("/board close A1 agreed in July sure: yes", by=PAT)
    assert asked.startswith("Not closed. A1 is an action, and this would close the whole board.")
    assert "/action close A1 agreed in July" in asked


READ = ["/status", "/action list all", "/action show A1", "/action", "/measure list", "/digest", "/board roles",
        "/board review", "/board plan", "/board decisions", "/board reminders", "/status as at 7 July 2020"]  # fmt: skip
WRITTEN = [
    "/action add Another", "/action update A1 half done", "/action done A1 seen in ten files",
    "/action close A2", "/action assign A1 <@U0ALI>", "/action due A1 31 August 2020 because two left",
    "/measure add M9 Visits", "/digest post", "/digest every friday at 10:00", "/digest pause", "/board rename Another",
    "/board meeting 2 September 2020", "/board review 29 September 2020", "/board dates agreed",
    "/board event 12 October 2020 Ofsted visit",
    "/board handover <@U0JO> <@U0ALI>", "/board close sure: yes",
]  # fmt: skip


@pytest.mark.parametrize("line", READ)
def test_a_closed_board_is_read(closed: Conversation, line: str) -> None:
    assert not closed.reply(line, by=SAM).refused


@pytest.mark.parametrize("line", WRITTEN)
def test_nothing_is_changed_on_a_closed_board(closed: Conversation, line: str) -> None:
    assert f"{NAME} was closed on Wed 8 Jul 2020. Its record can be read, and nothing is added" in closed(line, by=SAM)


HOWEVER = ("", "A1", "Z99", "x y: z", "A1 frob colour: red owner: @jo", "A1 pupil is 7 years old and lives in Elm Road")


CHANGE = [each for command in COMMANDS.values() for each in command.verbs
          if each.writes and not each.on_closed and not each.finds_board]  # fmt: skip


@pytest.mark.parametrize("verb", CHANGE, ids=lambda each: f"{each.command} {each.name}")
def test_however_a_change_is_typed_a_closed_board_says_that_it_is_closed(closed: Conversation, verb: Verb) -> None:
    """It asks for nothing that would be refused all the same."""
    example = verb.example.removeprefix(f"/{verb.command} {verb.name}")
    for words in (*HOWEVER, example):
        closed.later(seconds=61)
        answer = closed.reply(f"/{verb.command} {verb.name} {words}", by=SAM)
        assert not answer.refused or "was closed on" in as_text(answer.parts), words


def test_what_was_done_last_stands_on_a_closed_board(closed: Conversation) -> None:
    assert "was closed on Wed 8 Jul 2020" in closed("/action undo", by=JO)


def test_a_closed_board_offers_nothing_to_press(closed: Conversation) -> None:
    assert "Closed on Wed 8 Jul 2020: read only." in closed("/status", by=SAM)
    assert "[Update]" not in closed("/action list mine", by=JO)
    assert "[Update]" not in closed("/status", by=SAM)


@pytest.mark.parametrize("line", ["/board chair <@U0ALI>", "/board support <@U0ALI>", "/action reminders off"])
def test_who_leads_a_closed_board_and_ones_own_reminders_are_still_chosen(closed: Conversation, line: str) -> None:
    assert not closed.reply(line, by=SAM).refused


def test_a_closed_board_is_opened_again_with_a_reason(closed: Conversation) -> None:
    assert closed("/board reopen", by=PAT).startswith("Not opened. Say why it is open again:")
    told = closed("/board reopen because the review asked for it", by=PAT)
    assert told == (f"{NAME} is open again. The weekly digest goes out as before. Nobody is reminded before you turn "
                    "reminders on: /board reminders")  # fmt: skip
    closed.later(minutes=2)
    assert closed("/action update A1 half done").startswith("A1 updated.")
    assert closed("/board reopen because of it", by=PAT).startswith(f"Not opened. {NAME} is open.")
    assert list(problems_in(closed.log)) == []


def test_reminders_are_off_once_it_is_open_again(say: Conversation) -> None:
    shown = say("/board reminders", by=SAM)
    say(next(each for each in shown.splitlines() if each.startswith("Turn reminders on: ")).partition(": ")[2], by=SAM)
    assert "Reminders are on." in say("/board reminders", by=SAM)
    say("/board close sure: yes", by=SAM)
    say("/board reopen because it goes on", by=SAM)

    assert "Reminders are off." in say("/board reminders", by=SAM)
    assert list(problems_in(say.log)) == []


def test_nothing_is_imported_into_a_closed_board(closed: Conversation) -> None:
    with pytest.raises(Refusal, match="Improvement Board was closed on Wed 8 Jul 2020"):
        import_northmoor(closed.log, closed.now)


def test_reminders_are_not_offered_on_a_closed_board(closed: Conversation) -> None:
    """What would be told is not shown as if it could be turned on."""
    assert "was closed on Wed 8 Jul 2020" in closed("/board reminders on", by=SAM)
    assert closed("/board reminders", by=SAM) == (
        "Reminders are off. On a board that is closed nobody is reminded of anything."
    )


@pytest.mark.parametrize("by", [SAM, JO])
@pytest.mark.parametrize(
    ("line", "end"),
    [
        ("/digest", "Only you see this preview. Posted next: never, as the board is closed."),
        ("/board review", "The formal review is on Tue 29 Sep 2020. That is in 83 days."),
        ("/board meeting", "Wed 5 Aug 2020, papers Wed 29 Jul 2020 (next)"),
        ("/board plan 2021/22", "All that is in the calendar: /board plan all"),
        ("/board dates", "Dates: agreed. An owner moves a date once"),
        ("/board scale", "6. Outstanding (Purple)"),
    ],
)
def test_a_closed_board_offers_no_line_that_it_refuses(say: Conversation, by: Person, line: str, end: str) -> None:
    say("/board meeting 5 August 2020", by=SAM)
    say("/board review 29 September 2020", by=SAM)
    say("/board dates agreed", by=SAM)
    say("/board close sure: yes", by=SAM)

    assert say(line, by=by).splitlines()[-1].startswith(end)


def test_ones_own_actions_on_a_closed_board_are_not_updated(closed: Conversation) -> None:
    assert closed("/action", by=JO).splitlines()[-1] == "More: /action help"
    assert closed("/action", by=SAM).splitlines()[-1] == "What can be typed: /action help"


def test_a_review_that_is_past_was(say: Conversation) -> None:
    say("/board review 10 July 2020", by=SAM)
    say.later(days=3)

    assert say("/board review") == "The formal review was on Fri 10 Jul 2020."
