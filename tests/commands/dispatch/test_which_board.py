"""Which board is meant: `board:` is a key only before the name of a board that one can reach."""

import pytest
from conversation import JO, SAM, Conversation

from commands.reply import Bold, Button, Buttons, Code, Table, as_text, paragraph, reply
from commands.with_board import with_board

NORTH, LEEDS = "C0NORTH", "C0LEEDS"


@pytest.fixture
def three(say: Conversation) -> Conversation:
    """Boards North and North Leeds beside the first; Jo is in all their channels."""
    say("/board setup North", by=SAM, channel=NORTH)
    say("/board setup North Leeds", by=SAM, channel=LEEDS)
    say.reaches[JO.id] = frozenset({"C0BOARD", NORTH, LEEDS})
    return say


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("board: North", "North"),
        ("board: north leeds", "North Leeds"),
        ("BOARD : NORTH", "North"),
        ('board: "North Leeds"', "North Leeds"),
        ("board: “North”", "North"),
        ("board:North", "North"),
        ("board: north-leeds", "North Leeds"),
        ("board: NorthLeeds", "North Leeds"),
        ("board: North  Leeds", "North Leeds"),
        (f"board: {LEEDS}", "North Leeds"),
        (f"board: {LEEDS.lower()}", "North Leeds"),
    ],
)
def test_a_board_by_its_name_or_its_channel(three: Conversation, typed: str, name: str) -> None:
    assert three(f"/status {typed}").startswith(f"{name}, Wed 8 Jul 2020.")


def test_the_board_may_stand_before_another_key(three: Conversation) -> None:
    assert three("/action add Visits board: North due: 31 July", channel="D0JO").startswith("A1 logged. Visits\n")
    assert "due Fri 31 Jul 2020" in three("/action show A1", channel=NORTH)


def test_a_line_to_copy_in_a_direct_message_names_the_command(three: Conversation) -> None:
    three("/board setup North", by=SAM, channel="C0NORTH2")
    three.reaches[JO.id] |= {"C0NORTH2"}

    # Words said to the bot have no command of their own.
    assert "/status board: North Leeds" in three(" status board: Nroth Leeds", channel="D0JO").splitlines()
    assert f"/status board: {NORTH}" in three(" status board: North", channel="D0JO").splitlines()


@pytest.mark.parametrize(
    ("line", "again"),
    [
        ("/status board: North", "/status board: {}"),
        ("/status board: north", "/status board: {}"),
        ('/action list overdue board: "North"', "/action list overdue board: {}"),
        ("/action add Visits board: North due: 31 July", "/action add Visits board: {} due: 31 July"),
        ("/measure list board: NORTH", "/measure list board: {}"),
    ],
)
@pytest.mark.parametrize("typed_in", ["D0JO", "C0BOARD", NORTH])
def test_of_two_boards_of_one_name_neither_is_taken_for_the_other(
    three: Conversation, line: str, again: str, typed_in: str
) -> None:
    three("/board setup North", by=SAM, channel="C0NORTH2")
    three.reaches[JO.id] |= {"C0NORTH2"}

    said = three(line, channel=typed_in).splitlines()

    assert said[0].endswith("Two boards have that name. Which?")
    assert said[1:] == [again.format(NORTH), again.format("C0NORTH2")]
    assert "No actions" in three("/action list all", channel=NORTH)


def test_two_names_that_read_the_same_are_one_name(three: Conversation) -> None:
    for name, channel in (("Ynys M\u00f4n", "C0MON"), ("Ynys Mo\u0302n", "C0MON2")):
        three(f"/board setup {name}", by=SAM, channel=channel)
        three.reaches[JO.id] |= {channel}

    assert three("/status board: Ynys M\u00f4n").splitlines()[1:] == ["/status board: C0MON", "/status board: C0MON2"]


def test_of_two_boards_of_one_name_the_one_somebody_is_in_is_theirs(three: Conversation) -> None:
    three("/board setup North", by=SAM, channel="C0NORTH2")

    assert three("/action add Visits board: North", channel="D0JO").startswith("A1 logged.")
    assert "Visits" in three("/action list all", channel=NORTH)


@pytest.mark.parametrize(
    "title", ["Report to the board: done", "Report to the board: North is late", "A dashboard: North"]
)
def test_elsewhere_the_word_is_text_like_any_other(three: Conversation, title: str) -> None:
    assert three(f"/action add {title}").startswith(f"A1 logged. {title}")


def test_a_name_that_is_nearly_a_boards_is_put_right(three: Conversation) -> None:
    assert three("/status board: Nroth").splitlines() == [
        'Not done. You are in no board called "Nroth". Did you mean:',
        "/status board: North",
    ]


@pytest.mark.parametrize("typed", ["/action update A1 two left", "A1 two left", "update A1 two left"])
def test_a_ref_that_a_closed_board_has_too_is_that_of_the_open_one(three: Conversation, typed: str) -> None:
    three.reaches[JO.id] = frozenset({"C0BOARD", NORTH})
    for channel in ("C0BOARD", NORTH):
        three("/action add Visits", channel=channel)
    three("/board close sure: yes", by=SAM, channel="C0BOARD")
    said = typed if typed.startswith("/") else f"/ {typed}"

    assert three(said, channel="D0JO").splitlines()[0].startswith("A1 updated.")
    assert '"two left"' in three("/action show A1", channel=NORTH)
    assert "A1 is on more than one of your boards" in three("/action show A1", channel="D0JO")


def test_a_board_of_another_workspace_is_out_of_reach(three: Conversation) -> None:
    three("/board setup Elsewhere", by=SAM, channel="C0ELSE", team="T0OTHER")
    three.reaches[JO.id] |= {"C0ELSE"}

    assert "Elsewhere" not in three("/status", channel="D0JO")
    assert three("/status board: Elsewhere").splitlines() == [
        "Not found. You are in no board of that name. Yours:",
        "/status board: Improvement Board",
        "/status board: North",
        "/status board: North Leeds",
    ]


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("/action list board: Nroth measure: M6", "/action list board: North measure: M6"),
        ("/action add Visits board: Nroth due: 31 July", "/action add Visits board: North due: 31 July"),
        ("/action list overdue board: North Leads area: R07", "/action list overdue board: North Leeds area: R07"),
        ("/action list board: Norfolk and Suffolk measure: M6", "/action list board: North measure: M6"),
    ],
)
def test_a_line_to_copy_keeps_what_follows_the_name(three: Conversation, line: str, offered: str) -> None:
    assert offered in three(line, channel="D0JO").splitlines()


@pytest.mark.parametrize(
    "line", ["/status board: Norfolk", "/action list overdue board: Norfolk", "/measure list board: X"]
)
def test_what_is_asked_of_one_board_is_not_answered_of_another(three: Conversation, line: str) -> None:
    three.reaches[JO.id] = frozenset({NORTH})
    before = line.partition(" board:")[0]

    assert three(line, channel="D0JO").splitlines()[0].endswith("You are in no board of that name. Yours:")
    assert three(line, channel="D0JO").splitlines()[1:] == [f"{before} board: North"]
    three.reaches[JO.id] = frozenset()
    assert three(line, channel="D0JO").endswith("Ask its board support to invite you to its channel.")


def test_every_line_offered_in_a_direct_message_is_accepted_there(three: Conversation) -> None:
    asked = three("/action list overdue", channel="D0JO").splitlines()

    assert asked[0].endswith("You are in more than one board's channel. Which board?")
    assert len(asked) == 4
    assert {three(line, channel="D0JO") for line in asked[1:]} == {"No actions are overdue."}


def test_lines_to_copy_and_buttons_mean_the_same_board_and_words_stay(three: Conversation) -> None:
    with three.log.reading() as store:
        north = store.boards.named("North")[0]
    table = Table(("Ref",), (("/action show A1",),))
    answer = reply(
        paragraph((Bold("/bold"), " /words ", Code("/action undo")), Code("/invite @boardbot"), Code("no command")),
        table,
        Buttons((Button("Next", "/action list page: 2"),)),
        public=True,
    )

    assert with_board(answer, north) == reply(
        paragraph(
            (Bold("/bold"), " /words ", Code("/action undo board: North")),
            Code("/invite @boardbot"),
            Code("no command"),
        ),
        table,
        Buttons((Button("Next", f"/action list page: 2 board: #{north.id}"),)),
        public=True,
    )


def _pressed(say: Conversation, line: str) -> str:
    return say(line, channel="D0JO", pressed="yes")


def _button(say: Conversation, line: str, label: str, channel: str = "D0JO") -> str:
    """What the button of that label says that stands below the answer to a line in a direct message."""
    parts = [part for part in say.reply(line, channel=channel).parts if isinstance(part, Buttons)]
    return next(each.says for part in parts for each in part.buttons if each.label == label)


@pytest.fixture
def two(say: Conversation) -> Conversation:
    """An action A1 on each of two boards, and a button of the first board's from when Jo knew of no other."""
    say.reaches[JO.id] = frozenset({"C0BOARD"})
    say("/action add Visits @jo")
    say("/board setup North", by=SAM, channel=NORTH)
    say("/action add Rota @jo", channel=NORTH)
    return say


def _evidence(say: Conversation, channel: str) -> bool:
    return "Evidence" in say("/action show A1", channel=channel)


def test_a_button_means_its_board_by_whatever_name_that_has(two: Conversation) -> None:
    done = _button(two, "/action show A1", "Done")
    two("/board rename Northmoor Board", by=SAM)
    two("/board rename Improvement Board", by=SAM, channel=NORTH)
    two.reaches[JO.id] = frozenset({"C0BOARD", NORTH})

    assert _pressed(two, done.replace("A1", "A1 minutes of 3 July", 1)).startswith("A1 awaits sign-off")
    assert (_evidence(two, "C0BOARD"), _evidence(two, NORTH)) == (True, False)


def test_the_history_has_nothing_of_a_buttons_board(two: Conversation) -> None:
    assert _pressed(two, "/action update A1 two left board: #1").startswith("A1 updated.")
    two.later(minutes=2)
    assert _pressed(two, "/action undo A1 board: #1").startswith("Undone.")

    with two.log.reading() as store:
        said = [each["said"] for each in store.rows("history")]

    assert said[-2:] == ["/action update A1 two left", "/action undo A1"]


@pytest.mark.parametrize("reached", [frozenset({NORTH}), frozenset()])
@pytest.mark.parametrize("by_name", [False, True])
def test_a_button_of_a_board_that_cannot_be_reached_does_nothing(
    two: Conversation, reached: frozenset[str], by_name: bool
) -> None:
    says = _button(two, "/action show A1", "Done").replace("A1", "A1 minutes of 3 July", 1)
    says = says.replace("#1", "Improvement Board") if by_name else says
    two.reaches[JO.id] = reached

    assert "Press again in a minute, or ask anew:\n/action" in _pressed(two, says)
    assert (_evidence(two, "C0BOARD"), _evidence(two, NORTH)) == (False, False)


@pytest.mark.parametrize("label", ["Update", "Done", "Undo"])
def test_a_button_of_another_board_does_nothing_to_that_of_its_channel(two: Conversation, label: str) -> None:
    """It stands below an answer of a board that was named, whose channel the person has left since."""
    two.reaches[JO.id] = frozenset({"C0BOARD", NORTH})
    says = _button(two, "/action update A1 two left board: North", label, channel="C0BOARD")
    before = two("/action show A1")
    two.reaches[JO.id] = frozenset({"C0BOARD"})

    assert "Press again in a minute, or ask anew:\n/action" in two(says, pressed="yes")
    assert two("/action show A1") == before


def test_typed_words_that_a_button_carries_stay_words(two: Conversation) -> None:
    assert _pressed(two, "/action update A1 report to the board: agreed board: #1").startswith("A1 updated.")
    assert '"report to the board: agreed"' in two("/action show A1")


def test_a_closed_board_is_no_choice_for_what_it_would_refuse(three: Conversation) -> None:
    three.reaches[JO.id] = frozenset({"C0BOARD", NORTH})
    three("/board close sure: yes", by=SAM, channel="C0BOARD")

    assert three("/action add Visits", channel="D0JO").startswith("A1 logged. Visits")
    answer = three.reply("/action add Rota", channel="D0JO")
    assert "Undo: /action undo board: North" in as_text(answer.parts)
    buttons = [each for part in answer.parts if isinstance(part, Buttons) for each in part.buttons]
    assert [(each.about, each.says[-9:]) for each in buttons] == [("A2, North", "board: #2")] * 4
    assert "A1 Visits" in three("/action show A1", channel=NORTH)
    assert three("/status", channel="D0JO").splitlines()[1:] == [
        "/status board: Improvement Board",
        "/status board: North",
    ]


def test_an_answer_to_a_button_names_no_board_to_somebody_who_has_one(two: Conversation) -> None:
    def told(reached: frozenset[str]) -> tuple[str, str]:
        two.reaches[JO.id] = reached
        two.later(minutes=2)
        answer = two.reply("/action undo A1 board: #1", channel="D0JO", pressed="yes")
        buttons = [each for part in answer.parts if isinstance(part, Buttons) for each in part.buttons]
        return buttons[0].about, buttons[0].says

    two("/action update A1 two left", channel="C0BOARD")
    assert told(frozenset({"C0BOARD"})) == ("A1", "/action update A1 board: #1")
    two("/action update A1 three left", channel="C0BOARD")
    assert told(frozenset({"C0BOARD", NORTH})) == ("A1, Improvement Board", "/action update A1 board: #1")
