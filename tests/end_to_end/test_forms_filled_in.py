"""What is filled in on a form stays what it was, and is asked about where it is said twice, over both doors."""

import pytest
from end_to_end.doors import through_both_doors
from end_to_end.stage import ALI, JO, PAT, SAM, Room
from end_to_end.tapping import close, errors, fields, is_open, opened, send, shown, title

from local_slack import Member

pytestmark = through_both_doors


def _further(room: Room, person: Member, pressed: str, values: dict[str, str], picks: str | None = None) -> None:
    """Presses "More", or picks, with `values` entered meanwhile."""
    space, view, there = room.stage.workspace, room.stage.workspace.modal(person), fields(room, person)
    if picks:
        space.suggest(person, view, pressed, picks)
    entered = {there[name]["block_id"]: value for name, value in values.items()}
    assert space.press_in_view(person, view, pressed, value=picks, values=entered).error is None


def test_a_day_that_was_picked_stays_picked_when_the_form_is_drawn_again(board: Room) -> None:
    board("/board dates owner", by=SAM)
    board("/action add Visits plan @jo due: 31 July")
    opened(board, JO, "/action update A1")

    _further(board, JO, "form-more", {"note": "Late", "due": "2020-08-31", "because": "two left"})

    assert fields(board, JO)["due"]["element"]["initial_date"] == "2020-08-31"
    assert "initial_value" not in fields(board, JO)["due.words"]["element"]
    assert send(board, JO, {"due": "2020-09-30"}).payload == {}
    assert "due Wed 30 Sep 2020" in board("/action show A1")


TWICE = [
    ("/action due A1", {"due": "2020-08-31", "due.words": "end of September", "because": "two left"}, "due",
     "New due date"),
    ("/action add", {"title": "Audit", "owner": ALI.id, "owner.words": "Head of MASH"}, "owner", "Owner"),
    ("/action assign A1", {"owner": ALI.id, "owner.words": "@pat"}, "owner", "Owner"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "values", "slot", "label"), TWICE, ids=[line for line, *_ in TWICE])
def test_what_is_picked_and_written_as_well_is_asked_about(
    board: Room, line: str, values: dict[str, str], slot: str, label: str
) -> None:
    board("/action add Visits plan @jo due: 31 July")
    opened(board, JO, line)

    told = errors(send(board, JO, values))

    assert told == {slot: f'"{label}" is both picked and written. Clear one of the two.'}
    assert send(board, JO, {f"{slot}.words": None}).payload == {}


def test_an_action_that_is_picked_after_words_were_typed_was_changed_by_nobody(board: Room) -> None:
    board("/action add Visits plan @jo due: 31 July")
    opened(board, JO, "/action update")

    typed = {"note": "Late", "status": "on hold", "due": "2020-08-31", "because": "two left"}
    _further(board, JO, "pick-action", typed, picks="A1")

    assert title(board, JO) == "Update A1"
    assert send(board, JO, {}).payload == {}
    assert "On hold · @jo · due Mon 31 Aug 2020" in board("/action show A1")


def test_what_is_changed_after_the_action_was_picked_is_asked_about(board: Room) -> None:
    board("/action add Visits plan @jo due: 31 July")
    opened(board, JO, "/action edit")
    _further(board, JO, "pick-action", {"title": "Plan of visits"}, picks="A1")
    board("/action edit A1 title: Visits and contacts plan", by=SAM)
    board("/action update A1 The venue is lost", by=PAT)

    send(board, JO, {})

    assert '"Title" was changed by <@U0SAM> on' in shown(board, JO)


REASONS = [
    ({"due.words": "end of August", "because": "because two left"}, "Because: two left"),
    ({"due.words": "end of August because two left"}, "Because: two left"),
    ({"due.words": "end of August", "because": "Because: two left"}, "Because: two left"),
]


@pytest.mark.parametrize(("values", "why"), REASONS)
def test_a_reason_is_read_with_or_without_its_because(board: Room, values: dict[str, str], why: str) -> None:
    board("/action add Visits plan @jo due: 31 July")
    opened(board, JO, "/action due A1")

    assert send(board, JO, values).payload == {}

    assert f"{why.lower()}" in board("/action show A1").lower()
    assert "because: because" not in board("/action show A1").lower()


def test_a_body_is_read_with_or_without_its_to(board: Room) -> None:
    board("/action add Visits plan @jo due: 31 July")
    opened(board, PAT, "/action bau A1")

    assert send(board, PAT, {"body": "to Scrutiny Panel", "because": "because it is steady"}).payload == {}

    assert "Watched by Scrutiny Panel" in board("/action show A1")
    assert "because: it is steady" in board("/action show A1")


TYPED = [
    ("/action assign A1 Jo Reed, Ali Noor", "could be more than one person."),
    ("/action assign A1 Head of MASH", "A1 is already assigned to Head of MASH."),
    ("/digest every blursday", "Say a weekday and a time."),
    ("/board chair nobody", '"nobody" is not a person in Slack.'),
]


@pytest.mark.parametrize(("line", "why"), TYPED, ids=[line for line, _ in TYPED])
def test_words_that_could_not_be_read_are_answered_before_a_form_opens(board: Room, line: str, why: str) -> None:
    board("/action add Visits plan owner: Head of MASH", by=SAM)
    close(board)

    assert why in board(line, by=SAM)

    assert not is_open(board, SAM)


def test_a_reason_in_two_places_is_not_lost(board: Room) -> None:
    board("/action add Visits plan @jo due: 31 July")
    opened(board, JO, "/action due A1")

    told = errors(send(board, JO, {"due.words": "end of August because two left", "because": "the venue is lost"}))

    assert told == {"due": '"end of August because two left" is not just a date. Try: 31 August 2020'}


@pytest.mark.parametrize(("rating", "rated"), [("amber", "Rated amber: two left"), ("green", "Rated green\n")])
def test_one_reason_on_a_form_is_of_the_rating_and_of_the_date(board: Room, rating: str, rated: str) -> None:
    board("/action add Visits plan @jo due: 31 July")
    opened(board, JO, "/action update A1")

    values = {"note": "Late", "rating": rating, "due": "2020-08-31", "because": "two left"}
    assert send(board, JO, values).payload == {}

    told = board("/action show A1")
    assert "due Mon 31 Aug 2020" in told
    assert "because: two left" in told
    assert rated in told
