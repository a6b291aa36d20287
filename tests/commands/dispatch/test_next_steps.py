"""What can be pressed below an answer about an area, a measure or a risk: by whom, and what *Undo* takes back."""

import pytest
from conversation import JO, KIT, PAT, SAM, Conversation

from commands.reply import Buttons, as_text
from commands.request import Person


@pytest.fixture
def full(say: Conversation) -> Conversation:
    """An area that Sam leads, a measure with a target, a watched one, and two risks, of which one is closed."""
    for line in (
        "/area add R01 Front door lead: <@U0SAM>", "/measure add M1 Visits", "/measure target M1 at least 85%",
        "/measure add M2 Plans", "/risk add Posts stay empty", "/risk add It goes live late",
        "/risk close RK2 because it went live in June",
    ):  # fmt: skip
        assert not say.reply(line, by=SAM).refused, line
        say.later(minutes=1)
    return say


def pressed(say: Conversation, line: str, by: Person = JO) -> dict[str, str]:
    """What stands on each button below the answer, and what it says."""
    answer = say.reply(line, by)
    assert not answer.refused, as_text(answer.parts)
    return {each.label: each.says for part in answer.parts if isinstance(part, Buttons) for each in part.buttons}


SHOWN = [
    ("/area show R01", JO, ["Log an action", "Self-assessment"]),
    ("/area show R01", SAM, ["Log an action", "Self-assessment", "Edit", "Business as usual"]),
    ("/measure show M1", JO, ["Enter a figure", "Record a claim"]),
    ("/measure show M2", JO, ["Enter a figure", "Record a claim", "Set a target"]),
    ("/risk show RK1", JO, ["Review", "Score"]),
    ("/risk show RK1", PAT, ["Review", "Score", "Close"]),
    ("/risk show RK2", JO, []),
    ("/risk show RK2", PAT, ["Open again"]),
    ("/area list", JO, ["Self-assessment", "Add an area"]),
    ("/measure list", JO, ["Enter a figure", "Record a claim", "Add a measure"]),
    ("/risk list", JO, ["Review", "Score", "Add a risk"]),
    ("/risk list mine", JO, []),
    ("/area list as at today", JO, []),
    ("/risk list as at today", JO, []),
]  # fmt: skip


@pytest.mark.parametrize(("line", "by", "labels"), SHOWN, ids=[f"{line} by {by.name}" for line, by, _ in SHOWN])
def test_what_one_may_do_next_can_be_pressed(full: Conversation, line: str, by: Person, labels: list[str]) -> None:
    assert list(pressed(full, line, by)) == labels


@pytest.mark.parametrize("line", dict.fromkeys(line for line, *_ in SHOWN))
def test_who_only_reads_has_nothing_to_press(full: Conversation, line: str) -> None:
    assert pressed(full, line, KIT) == {}

    full("/board close its work is done sure: yes", by=SAM)
    full.later(minutes=1)

    assert pressed(full, line, PAT) == {}


@pytest.mark.parametrize(
    ("line", "add"), [("/area", "/area add"), ("/measure", "/measure add"), ("/risk", "/risk add")]
)
def test_on_an_empty_board_the_first_can_be_added(say: Conversation, line: str, add: str) -> None:
    assert list(pressed(say, line).values()) == [add]
    assert pressed(say, line, KIT) == {}


@pytest.mark.parametrize(
    ("line", "steps"),
    [
        ("/area rate R01 Good", "/area undo R01 #8"),
        ("/area add R02 Care leavers", "/area undo R02 #8"),
        ("/measure reading M1 77% as at 30 June 2020", "/measure undo M1 #8"),
        ("/measure claim M2 met", "/measure undo M2 #8"),
        ("/risk add Audits slip", "/risk undo RK3 #8"),
        ("/risk score RK1 3x4 because two managers left", "/risk undo RK1 #8"),
    ],
)
def test_a_change_can_be_undone_by_a_press_once_and_no_other_with_it(full: Conversation, line: str, steps: str) -> None:
    with full.log.reading() as store:
        number = store.history.last_of(1)[0] + 1
    undo = steps.replace("#8", f"#{number}")
    assert pressed(full, line)["Undo"] == undo
    full.later(minutes=2)

    subject = line.split(maxsplit=1)[0]
    another = {"/area": "/area rate R01 Inadequate as at 1 June 2020", "/measure": "/measure reading M1 70% as at 31 May 2020",
               "/risk": "/risk update RK1 cover found"}[subject]  # fmt: skip
    assert "Undo" in pressed(full, another)
    full.later(minutes=2)
    assert "or you have changed something since" in full(undo)
    assert full(f"{subject} undo").startswith("Undone.")
    full.later(minutes=2)
    assert full(undo).startswith("Undone.")
    full.later(minutes=2)
    assert full.reply(undo).refused


def test_a_new_measure_is_nobodys_entry_to_undo(full: Conversation) -> None:
    assert list(pressed(full, "/measure add M9 Caseloads")) == ["Enter a figure", "Record a claim", "Set a target"]


def test_what_many_read_has_no_undo(full: Conversation) -> None:
    answer = full.reply("/risk update RK1 cover found", overheard="yes")

    assert all(each.label != "Undo" for part in answer.parts if isinstance(part, Buttons) for each in part.buttons)


@pytest.mark.parametrize(
    ("line", "labels"),
    [
        (
            "/board roles",
            [
                "Name the chair",
                "Name board support",
                "Name an officer",
                "Name an observer",
                "Hand over",
                "Rename the board",
            ],
        ),
        ("/board meeting", ["Change the meetings"]),
        ("/board scale", ["Change the scale"]),
        ("/board review", ["Change the formal review"]),
        ("/board dates", ["Change how dates are moved"]),
        ("/digest", ["What is mine", "Update", "Waiting for me", "Post it now", "Change when", "Pause"]),
    ],
)
def test_whoever_decides_can_press_what_they_may_change_about_the_board(
    say: Conversation, line: str, labels: list[str]
) -> None:
    assert list(pressed(say, line, PAT)) == labels
    assert [each for each in pressed(say, line, JO) if each in labels[-2:]] == []

    say("/digest pause", by=SAM)
    assert "Resume" in pressed(say, "/digest", SAM)


@pytest.mark.parametrize("line", ["/board meeting", "/board scale", "/board review", "/board dates"])
def test_only_whoever_decides_is_told_what_to_type_to_change_it(say: Conversation, line: str) -> None:
    for by, is_told in ((PAT, True), (SAM, True), (JO, False), (KIT, False)):
        assert (f"{line} " in say(line, by=by)) is is_told, by.handle
