"""Twenty people on one board, who press all at once: each is answered within Slack's three seconds, and none is lost."""

from concurrent.futures import ThreadPoolExecutor

from end_to_end.home_tab import SECONDS
from end_to_end.stage import Room

from bot.slack.door import BUSY
from local_slack import Member

MANY, TRIES = 20, 5


def _people(board: Room) -> list[Member]:
    people = [Member(f"U0PRESS{number}", f"press{number}", f"Press {number}") for number in range(MANY)]
    for person in people:
        board.stage.workspace.add_member(person)
        board.channel.members.append(person.id)
    return people


def _fills_in(board: Room, person: Member) -> str:
    """Opens a form, writes a sentence, and presses the button, again where it is told that the log is busy, as it is on a
    machine that is held up; what went wrong."""
    workspace = board.stage.workspace
    opened = workspace.command(person, board.channel, "/action add")
    if opened.error:
        return opened.error
    view = workspace.modal(person).content
    title = next(each["block_id"] for each in view["blocks"] if each["block_id"].startswith("title|"))
    for _ in range(TRIES):
        sent = workspace.submit(person, {title: f"Visits plan of {person.name}"})
        if BUSY not in str(sent.payload):
            break
    return sent.error or str(sent.payload or "")


def test_twenty_forms_opened_and_sent_at_once_are_each_done_once(board: Room) -> None:
    people = _people(board)

    with ThreadPoolExecutor(MANY) as pool:
        wrong = list(pool.map(lambda person: _fills_in(board, person), people))

    assert wrong == [""] * MANY
    listed = "\n".join(board(f"/action list all page: {page}") for page in (1, 2))
    assert all(listed.count(f"Visits plan of {person.name} ") == 1 for person in people)


def test_twenty_who_open_home_at_once_each_see_their_own(board: Room) -> None:
    people, workspace = _people(board), board.stage.workspace

    with ThreadPoolExecutor(MANY) as pool:
        list(pool.map(workspace.open_home, people))

    workspace.wait_for(lambda: all(workspace.views.home(person.id) for person in people), SECONDS)
