"""Who may do what: every role with every verb, for an action of their own and for another's."""

from datetime import date

import pytest

from board.actions import MOVES, Action
from board.boards import Board
from board.refusals import Refusal
from board.roles import Actor, Role, check_action, check_decides, check_may_write, check_moves_due_date

# Whose action it is; y where the verb is let through.
TABLE = """
                 | update | due | agree | decline | assign | edit | link | unlink | on-track | snooze | start | hold | done | close | return | reopen | bau | cancel
chair    own     | y      | y   | y     | y       | y      | y    | y    | y      | y        | y      | y     | y    | y    | y     | y      | y      | y   | y
chair    another | y      | y   | y     | y       | y      | y    | y    | y      | -        | -      | y     | y    | y    | y     | y      | y      | y   | y
support  own     | y      | y   | -     | -       | y      | y    | y    | y      | y        | y      | y     | y    | y    | -     | -      | -      | -   | -
support  another | y      | y   | y     | y       | y      | y    | y    | y      | -        | -      | y     | y    | y    | y     | y      | y      | y   | y
officer  own     | y      | y   | -     | -       | y      | y    | y    | y      | y        | y      | y     | y    | y    | -     | -      | -      | -   | -
officer  another | y      | y   | -     | -       | -      | -    | y    | y      | -        | -      | y     | y    | y    | -     | -      | -      | -   | -
observer own     | y      | y   | -     | -       | -      | -    | y    | y      | y        | y      | y     | y    | y    | -     | -      | -      | -   | -
observer another | -      | -   | -     | -       | -      | -    | -    | -      | -        | -      | -     | -    | -    | -     | -      | -      | -   | -
"""
HEAD, *ROWS = [[cell.strip() for cell in row.split("|")] for row in TABLE.strip("\n").splitlines()]
CELLS = [(*row[0].split(), verb, mark == "y") for row in ROWS for verb, mark in zip(HEAD[1:], row[1:], strict=True)]
ME = "U0JO"


def an_action(whose: str, due_on: date | None = date(2020, 7, 31), ref: str = "A12") -> Action:
    return Action(1, ref, "Recruit", owner_id=ME if whose == "own" else "U0ALI", due_on=due_on)


def actor(role: str) -> Actor:
    return Actor(ME, Role(role))


def refused(role: str, whose: str, verb: str, chair: str | None = "U0PAT", ref: str = "A12") -> Refusal:
    with pytest.raises(Refusal) as refusal:
        check_action(actor(role), verb, an_action(whose, ref=ref), chair)
    return refusal.value


def test_the_table_has_every_role_and_every_verb() -> None:
    assert HEAD[1:] == list(MOVES)
    assert [row[0].split() for row in ROWS] == [[str(role), whose] for role in Role for whose in ("own", "another")]


@pytest.mark.parametrize(("role", "whose", "verb", "may"), CELLS)
def test_a_verb_is_let_through_where_the_table_says(role: str, whose: str, verb: str, may: bool) -> None:
    if may:
        check_action(actor(role), verb, an_action(whose), "U0PAT")
    else:
        assert refused(role, whose, verb).lines


@pytest.mark.parametrize(("owner_id", "may"), [(None, False), (ME, True), (ME.lower(), False)])
def test_an_observer_updates_only_what_names_them_as_its_owner(owner_id: str | None, may: bool) -> None:
    theirs = Action(1, "A12", "Recruit", owner_id=owner_id, owner_words="Jo Reed")

    assert actor("observer").owns(theirs) is may
    if may:
        check_action(actor("observer"), "update", theirs)
    else:
        with pytest.raises(Refusal, match="You are an observer on this board"):
            check_action(actor("observer"), "update", theirs)


@pytest.mark.parametrize("owner_words", ["", "Head of Service, MASH"])
def test_an_action_that_no_person_owns_is_given_an_owner_by_any_officer(owner_words: str) -> None:
    check_action(actor("officer"), "assign", Action(1, "A12", "Recruit", owner_words=owner_words), "U0PAT")


@pytest.mark.parametrize(
    ("role", "whose", "verb", "chair", "reason", "line"),
    [
        (
            "officer",
            "another",
            "assign",
            "U0PAT",
            "A12 is <@U0ALI>'s. They can hand it over, or the chair or board support can:",
            "/action assign A12 @name",
        ),
        (
            "officer",
            "own",
            "close",
            "U0PAT",
            "A12 is yours, so the chair or board support has to decide. <@U0PAT> can:",
            "/action close A12",
        ),
        (
            "support",
            "own",
            "cancel",
            "U0PAT",
            "A12 is yours, so the chair or another support officer has to decide. <@U0PAT> can:",
            "/action cancel A12",
        ),
        (
            "support",
            "own",
            "close",
            None,
            "A12 is yours, so the chair or another support officer has to decide. They can:",
            "/action close A12",
        ),
        (
            "officer",
            "another",
            "reopen",
            "U0PAT",
            "That is for the chair to decide, or for board support to record. <@U0PAT> can:",
            "/action reopen A12",
        ),
        (
            "observer",
            "another",
            "update",
            "U0PAT",
            "You are an observer on this board: you can read everything and update the actions you own. "
            "Board support can make you an officer.",
            "/board officer <@U0JO>",
        ),
    ],
)
def test_a_refusal_names_who_can_and_the_line_they_type(
    role: str, whose: str, verb: str, chair: str | None, reason: str, line: str
) -> None:
    refusal = refused(role, whose, verb, chair)

    assert refusal.reason == reason
    assert refusal.lines == ((line, ""),)


def test_a_ref_with_spaces_is_quoted_in_the_line_the_chair_types() -> None:
    refusal = refused("officer", "own", "close", ref="SR (25/26) 01")

    assert refusal.lines == (('/action close "SR (25/26) 01"', ""),)


@pytest.mark.parametrize(
    ("role", "whose", "moves", "gives_first"),
    [
        ("chair", "own", True, True),
        ("chair", "another", True, True),
        ("support", "own", True, True),
        ("support", "another", True, True),
        ("officer", "own", True, True),
        ("officer", "another", False, True),
        ("observer", "own", True, True),
        ("observer", "another", False, False),
    ],
)
def test_a_due_date_is_moved_by_its_owner_support_or_the_chair_and_first_given_by_any_officer(
    role: str, whose: str, moves: bool, gives_first: bool
) -> None:
    for due_on, may in ((date(2020, 7, 31), moves), (None, gives_first)):
        if may:
            check_moves_due_date(actor(role), an_action(whose, due_on))
        else:
            with pytest.raises(Refusal):
                check_moves_due_date(actor(role), an_action(whose, due_on))


def test_an_officer_who_may_not_move_a_date_is_shown_how_to_ask_for_it() -> None:
    with pytest.raises(Refusal) as refusal:
        check_moves_due_date(actor("officer"), an_action("another"))

    assert refusal.value.reason == (
        "The due date of A12 can be moved by its owner, board support or the chair. "
        "You can say what should happen in an update:"
    )
    assert refusal.value.lines == (("/action update A12 …", ""),)


@pytest.mark.parametrize(
    ("role", "decides"), [("chair", True), ("support", True), ("officer", False), ("observer", False)]
)
def test_the_chair_and_support_decide(role: str, decides: bool) -> None:
    assert actor(role).decides is decides
    if decides:
        check_decides(actor(role), "pause the digest", "/digest pause")
    else:
        with pytest.raises(Refusal) as refusal:
            check_decides(actor(role), "pause the digest", "/digest pause")
        assert refusal.value.reason == "Only the chair or board support can pause the digest."
        assert refusal.value.lines == (("/digest pause", ""),)


@pytest.mark.parametrize("role", ["chair", "support", "officer"])
def test_all_but_observers_may_write(role: str) -> None:
    check_may_write(actor(role))


@pytest.mark.parametrize(
    ("person", "guest", "role"),
    [
        ("U0PAT", False, Role.CHAIR),
        ("U0PAT", True, Role.CHAIR),
        ("U0SAM", False, Role.SUPPORT),
        ("U0KIT", False, Role.OFFICER),
        ("U0KIT", True, Role.OBSERVER),
        ("U0DFE", True, Role.OFFICER),
    ],
)
def test_anyone_is_an_officer_and_a_guest_an_observer_unless_named(person: str, guest: bool, role: Role) -> None:
    named = {"U0PAT": Role.CHAIR, "U0SAM": Role.SUPPORT, "U0DFE": Role.OFFICER}
    board = Board(1, "T0COUNCIL", "C0BOARD", "Improvement Board", roles=named)

    assert board.actor(person, guest) == Actor(person, role)
    assert (board.chair, board.support) == ("U0PAT", ("U0SAM",))
    assert Board(1, "T0COUNCIL", "C0BOARD", "New board").chair is None
