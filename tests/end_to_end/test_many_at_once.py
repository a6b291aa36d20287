"""Many commands at once, and commands that come twice: none lost, none doubled, every one answered in time."""

import re
from concurrent.futures import ThreadPoolExecutor

from end_to_end.stage import ALI, JO, PAT, SAM, Room, words

from local_slack import Member

PEOPLE = (JO, ALI, SAM, PAT)


def _at_once(room: Room, lines: list[tuple[Member, str]]) -> list[str]:
    """Types every line in a thread of its own; each was acknowledged within Slack's three seconds."""
    with ThreadPoolExecutor(len(lines)) as threads:
        answers = list(threads.map(lambda each: room.say(*each), lines))
    return [words(answer) for answer in answers]


def _titles(room: Room) -> list[str]:
    """The titles of every action on the board, by ref."""
    with room.stage.log.reading() as store:
        (board,) = [each for each in store.boards.all() if each.channel == room.channel.id]
        return [action.title for ref in store.actions.refs(board.id) if (action := store.actions.find(board.id, ref))]


def _assert_sound(room: Room) -> None:
    with room.stage.log.reading() as store:
        assert list(store.history.faults()) == []
        assert store.integrity() == []


def test_twenty_actions_at_once_are_all_logged_once_under_refs_of_their_own(board: Room) -> None:
    before = board.stage.history()

    replies = _at_once(board, [(PEOPLE[n % 4], f"/action add Visits plan {n} due: 31 July") for n in range(20)])

    found = [re.match(r"(A\d+) logged\. (Visits plan \d+)", reply) for reply in replies]
    assert all(found), replies
    assert {each[1] for each in found if each} == {f"A{n}" for n in range(1, 21)}
    assert sorted(_titles(board)) == sorted(f"Visits plan {n}" for n in range(20))
    assert board.stage.history() == before + 20
    _assert_sound(board)


def test_twenty_changes_of_one_action_at_once_are_all_in_its_history(board: Room) -> None:
    board("/action add Visits plan @jo due: 31 July")

    replies = _at_once(board, [(PEOPLE[n % 4], f"/action update A1 step {n} is done") for n in range(20)])

    assert all(reply.startswith("A1 updated.") for reply in replies)
    shown = board("/action show A1") + board("/action show A1 page: 2")
    assert all(f'said "step {n} is done"' in shown for n in range(20))
    _assert_sound(board)


def test_reading_and_writing_at_once_never_waits_for_slacks_limit(board: Room) -> None:
    board("/action add Visits plan @jo due: 31 July")
    lines = ["/status", "/action add Audit tool {}", "/digest", "/action list", "/action update A1 step {}"] * 4

    replies = _at_once(board, [(PEOPLE[n % 4], line.format(n)) for n, line in enumerate(lines)])

    assert not any("Something went wrong" in reply or "busy" in reply for reply in replies)
    assert len(_titles(board)) == 5
    _assert_sound(board)


def test_a_redelivered_command_changes_nothing_and_is_answered_the_same(board: Room) -> None:
    answer = board.say(JO, "/action add Visits plan @jo due: 31 July")
    before = board.stage.history()
    board.stage.later(hours=1)

    again = board.stage.workspace.redeliver(answer.envelope_id)

    assert again.error is None
    assert again.payload == answer.payload
    assert board.stage.history() == before
    assert _titles(board) == ["Visits plan"]


def test_an_acknowledgement_that_was_lost_is_answered_when_the_person_types_it_again(board: Room) -> None:
    workspace = board.stage.workspace
    workspace.patience, patience = 0.2, workspace.patience
    try:
        workspace.ignore_acknowledgements()
        lost = workspace.command(JO, board.channel, "/action add Visits plan @jo due: 31 July")
    finally:
        workspace.patience = patience
    assert lost.error == "operation_timeout"
    board.stage.later(seconds=20)

    assert board("/action add Visits plan @jo due: 31 July").startswith("A1 logged. Visits plan")
    assert _titles(board) == ["Visits plan"]


def test_the_same_command_twice_within_a_minute_is_one_change(board: Room) -> None:
    first = board("/action add Visits plan @jo due: 31 July")
    before = board.stage.history()
    board.stage.later(seconds=59)

    assert board("/action add Visits plan @jo due: 31 July").startswith(first)
    assert board.stage.history() == before


def test_the_same_command_after_a_minute_or_by_somebody_else_is_a_change_of_its_own(board: Room) -> None:
    board("/action add Visits plan")
    assert board("/action add Visits plan", by=ALI).startswith("A2 logged.")
    board.stage.later(seconds=61)
    assert board("/action add Visits plan").startswith("A3 logged.")


def test_the_same_digest_asked_for_twice_within_a_minute_is_posted_once(board: Room) -> None:
    board("/digest post", by=SAM)
    board("/digest post", by=SAM)
    board.stage.settle()

    assert len(board.messages()) == 1


def test_a_refused_command_that_is_delivered_again_is_refused_again_though_it_could_be_done_by_now(board: Room) -> None:
    board("/action add Visits plan @jo due: 31 July")
    board("/action start A1")
    refused = board.say(JO, "/action start A1 with more people")
    assert words(refused).startswith("Not ")
    board("/action hold A1 no money")
    before = board.stage.history()

    again = board.stage.workspace.redeliver(refused.envelope_id)

    assert again.payload == refused.payload
    assert board.stage.history() == before
    assert "on hold" in board("/action show A1").casefold()


def test_a_repeat_that_is_delivered_again_after_its_minute_is_still_a_repeat(board: Room) -> None:
    board("/action add Visits plan @jo due: 31 July")
    repeat = board.say(JO, "/action add Visits plan @jo due: 31 July")
    board.stage.later(minutes=5)

    again = board.stage.workspace.redeliver(repeat.envelope_id)

    assert again.payload == repeat.payload
    assert _titles(board) == ["Visits plan"]


def test_a_refusal_between_does_not_make_a_repeat_a_new_change(board: Room) -> None:
    board("/action add Visits plan @jo due: 31 July")
    board("/action close A1")
    board("/action add Visits plan @jo due: 31 July")

    assert _titles(board) == ["Visits plan"]


def test_words_that_look_personal_are_not_kept_with_the_refusal(board: Room) -> None:
    board("/action add Visits plan for NHS number 943 476 5919")

    raw = b"".join(path.read_bytes() for path in board.stage.log.path.parent.glob("boardbot.db*"))
    assert b"943 476 5919" not in raw
    assert b"Visits plan for" not in raw


def test_an_update_sent_twice_is_one_though_somebody_else_has_updated_the_action_in_between(board: Room) -> None:
    board("/action add Visits plan @jo due: 31 July")
    board("/action update A1 half done")
    board("/action update A1 rooms are booked", by=ALI)
    before = board.stage.history()

    assert "You sent this twice" in board("/action update A1 half done")
    assert board.stage.history() == before


def test_what_somebody_else_has_changed_back_since_is_meant_when_it_is_typed_again(board: Room) -> None:
    board("/action add Visits plan @jo due: 31 July")
    board("/action start A1")
    board("/action hold A1 no money", by=SAM)

    assert board("/action start A1").startswith("A1 ")
    assert "in progress" in board("/action show A1").casefold()
