"""Several commands in one message, as people paste them: none is done, and each is offered by itself."""

import pytest
from conversation import JO, PAT, SAM, Conversation

# What is typed, what of it is held, and the lines that are offered.
SEVERAL = [
    ("/action close A1 agreed\n/action close A2", "2 commands", ["/action close A1 agreed", "/action close A2"]),
    ("/action update A1 two left\n\n• /measure list", "2 commands", ["/action update A1 two left", "/measure list"]),
    ("/action add Plan due: 31 July\n/action add Rota due: 31 August", "2 commands",
     ["/action add Plan due: 31 July", "/action add Rota due: 31 August"]),
    ("/action list\n/action show A1", "2 commands", ["/action list", "/action show A1"]),
    ("/action update A1 two left\nA2 one left", "lines about A1 and A2",
     ["/action update A1 two left", "/action update A2 one left"]),
    ("/action update A1: two left\nby May\n- A2: one left\nA3 none left status: in progress",
     "lines about A1, A2 and A3",
     ["/action update A1 two left / by May", "/action update A2: one left", "/action update A3 none left status: in progress"]),
    ("/action done A1 minutes of 3 July\ndone A2 minutes of 4 July", "lines about A1 and A2",
     ["/action done A1 minutes of 3 July", "/action done A2 minutes of 4 July"]),
    ("/action update A1, A2 two left\nA3 one left", "lines about A1, A2 and A3",
     ["/action update A1 A2 two left", "/action update A3 one left"]),
    ("/risk update RK1 two left\nRK2 one left", "lines about RK1 and RK2",
     ["/risk update RK1 two left", "/risk update RK2 one left"]),
    ("/action assign A1 Ali; A2 Sam, A3 Head of MASH", "lines about A1, A2 and A3",
     ["/action assign A1 Ali", "/action assign A2 Sam", "/action assign A3 Head of MASH"]),
    ("/action assign A1 @ali and A2 @sam", "lines about A1 and A2", ["/action assign A1 @ali", "/action assign A2 @sam"]),
    ("/action due A1 31 July because two left; A2 31 August because one left", "lines about A1 and A2",
     ["/action due A1 31 July because two left", "/action due A2 31 August because one left"]),
    ("/action add • Write the plan\n• Write the rota due: 31 July", "a list of 2",
     ["/action add Write the plan", "/action add Write the rota due: 31 July"]),
    ("/action add 1. Write the plan\nwith care\n2. Write the rota", "a list of 2",
     ["/action add Write the plan / with care", "/action add Write the rota"]),
    ("/action add a) Write the plan\nb) Write the rota", "a list of 2",
     ["/action add Write the plan", "/action add Write the rota"]),
    ("/action add (i) Write the plan\n(ii) Write the rota", "a list of 2",
     ["/action add Write the plan", "/action add Write the rota"]),
    ("/action add Write the plan\nWrite the rota\n\nRing every school", "3 lines",
     ["/action add Write the plan", "/action add Write the rota", "/action add Ring every school",
      "/action add Write the plan; Write the rota; Ring every school (all of it as one)"]),
    ("/action add Write the plan @jo due: 31 July\nWrite the rota @sam due: 31 August", "2 lines",
     ["/action add Write the plan @jo due: 31 July", "/action add Write the rota @sam due: 31 August"]),
    ("/action add Write the plan\nwith care\nWrite the rota\ndue: 31 July", "2 lines",
     ["/action add Write the plan / with care", "/action add Write the rota / due: 31 July",
      "/action add Write the plan / with care; Write the rota / due: 31 July (all of it as one)"]),
    ("/risk add Posts stay empty\nAudits slip", "2 lines",
     ["/risk add Posts stay empty", "/risk add Audits slip", "/risk add Posts stay empty; Audits slip (all of it as one)"]),
]  # fmt: skip
# What is one command, though it has several lines.
ONE = [
    '/action update A1 see what to type:\n"/action done A1 …" closes nothing',
    "/action update A1 the file is\n/action/plan.docx",
    "/action update A1 two left\nA1 is behind",
    "/action update A1 two left, of which\n2 in May",
    "/action assign A1, A2 and A3 Ali Noor",
    "/action assign A1 Ali Noor because A2 is done",
    "/action due A1 31 July because two left, A2 waits for it",
    "/action update A1 two left; A2 waits for it",
    '/action update A1 two left\n"A2 waits for it"',
    "/action update A1 two left\nA2",
    "/action update A1\nA2\nA3 two left",
    "/action add Visit every home:\n• north\n• south",
    "/action add - Visit every home",
    "/action add Visit every home\n- with dates\n- with names\nand write to every school",
    "/action add Visit every home\nowner: @jo due: 31 July\nsource: minutes",
    '/action add "Visit every home\nand write to every school"',
]


@pytest.fixture
def board(say: Conversation) -> Conversation:
    say.reaches = {each.id: frozenset({"C0BOARD"}) for each in (JO, SAM)}
    for title in ("Recruit", "Train", "Publish"):
        say(f"/action add {title} @jo")
    for title in ("Posts stay empty", "Audits slip"):
        say(f"/risk add {title}")
    say("/measure add M6 Visits", by=SAM)
    say.later(minutes=2)
    return say


def _changes(say: Conversation) -> int:
    with say.log.reading() as store:
        return store.history.count()


@pytest.mark.parametrize(("typed", "held", "lines"), SEVERAL)
def test_none_is_done_and_each_is_offered(board: Conversation, typed: str, held: str, lines: list[str]) -> None:
    before = _changes(board)

    first, *offered = board(typed, by=PAT).splitlines()

    assert f"That message holds {held}, and I take one at a time. Send each by itself." in first
    assert offered == lines
    assert _changes(board) == before


@pytest.mark.parametrize("typed", ONE)
def test_lines_of_one_command_are_its_words(board: Conversation, typed: str) -> None:
    before = _changes(board)

    assert "one at a time" not in board(typed)
    assert _changes(board) > before


@pytest.mark.parametrize(
    ("said", "offered"),
    [
        ("A1 two left\nA2 one left", ["A1 two left", "A2 one left"]),
        ("A1: two left\n- A2: one left\nby May", ["A1: two left", "A2: one left / by May"]),
        ("update A1 two left\nupdate A2 one left", ["update A1 two left", "update A2 one left"]),
        ("action update A1 two left\n@boardbot action update A2 one left",
         ["action update A1 two left", "action update A2 one left"]),
        ("M6 84%\nRK1 two left", ["M6 84%", "RK1 two left"]),
    ],
)  # fmt: skip
def test_so_it_is_in_a_message(board: Conversation, said: str, offered: list[str]) -> None:
    before = _changes(board)

    told = board(f" {said}", channel="D0JO").splitlines()

    assert "I take one at a time" in told[0]
    assert told[1:] == offered
    assert _changes(board) == before


def test_words_that_look_personal_are_not_repeated(board: Conversation) -> None:
    told = board("/action update A1 two left\n/action update A2 met with A.B., DoB 01/02/2012")

    assert "date of birth" in told
    assert "2012" not in told


@pytest.mark.parametrize(
    "typed", ["•\tTrain the panel", "• Train the panel", "▪  Train the panel", "· Train the panel"]
)
def test_the_bullet_of_a_line_from_a_list_is_no_part_of_it(board: Conversation, typed: str) -> None:
    assert " logged. Train the panel\n" in board(f"/action add {typed} due: 31 July", by=SAM)
    assert " added. Train the panel\n" in board(f"/risk add {typed}", by=SAM)
