"""A person's whole path, over Socket Mode: from setting the board up to the chair's page, with restarts in between."""

import pytest
from end_to_end.stage import ALI, JO, KIT, PAT, SAM, Room, Stage


@pytest.fixture
def board(stage: Stage) -> Room:
    """A channel with a board that was set up by typing it."""
    room = stage.room().set_up()
    assert "Chair: @pat · Support: @sam" in room("/board roles", by=SAM)
    assert "meets on Wed 5 Aug 2020" in room("/board meeting 5 August 2020", by=SAM)
    return room


def test_an_action_goes_from_its_first_word_to_the_chairs_closing(board: Room) -> None:
    logged = board("/action add Second officer to chair May panel @jo due: end of August")
    assert logged.startswith("A1 logged. Second officer to chair May panel")
    assert "Owner @jo · due Mon 31 Aug 2020" in logged

    board.stage.later(minutes=2)
    updated = board("/action update A1 412 of 535 reviewed status: in progress")
    assert updated.startswith("A1 updated. In progress · due Mon 31 Aug 2020, in 54 days")
    assert '"412 of 535 reviewed"' in updated

    board.stage.later(minutes=2)
    moved = board("/action due A1 end of September because two agency staff left")
    assert moved.startswith("A1 is now due Wed 30 Sep 2020, moved from Mon 31 Aug 2020 (first move).")
    assert "Because: two agency staff left" in moved

    board.stage.later(minutes=2)
    done = board("/action done A1 dip sample of 20 in the July folder")
    assert done.startswith("A1 awaits sign-off by the chair, @pat.")

    refused = board("/action close A1")
    assert refused.startswith("Not closed. A1 is yours")
    assert "@pat can" in refused
    assert "`/action close A1`" in refused

    board.stage.later(minutes=2)
    closed = board("/action close A1 agreed with the adviser", by=PAT)
    assert closed.startswith("A1 closed. Second officer to chair May panel.")
    assert 'Evidence: "dip sample of 20 in the July folder"' in closed


def test_the_history_tells_every_step_newest_first(board: Room) -> None:
    board("/action add Visits plan @jo due: end of August")
    for minutes, person, line in (
        (2, JO, "/action update A1 412 of 535 reviewed status: in progress"),
        (2, JO, "/action due A1 end of September because two agency staff left"),
        (2, JO, "/action done A1 dip sample in the July folder"),
        (2, PAT, "/action close A1 agreed with the adviser"),
    ):
        board.stage.later(minutes=minutes)
        board(line, by=person)

    shown = board("/action show A1", by=ALI)

    facts, history = shown.split("\n\n")
    assert facts.startswith("A1 Visits plan\nClosed · @jo · due Wed 30 Sep 2020")
    assert "First due Mon 31 Aug 2020; moved once" in facts
    assert 'Evidence: "dip sample in the July folder"' in facts
    title, *lines = history.splitlines()
    assert title == "History, newest first (5 lines)"
    for line, (who, what) in zip(
        lines,
        [
            ("@pat", "closed it"),
            ("@jo", "proposed closure"),
            ("@jo", "due Mon 31 Aug 2020 to Wed 30 Sep 2020 · because: two agency staff left"),
            ("@jo", 'said "412 of 535 reviewed"'),
            ("@jo", "logged it"),
        ],
        strict=True,
    ):
        assert who in line
        assert what in line


def test_overdue_is_arithmetic_and_a_list(board: Room) -> None:
    board("/action add Visits plan @jo due: 10 July")
    board("/action add Audit tool due: 31 July")
    board.stage.clock.set(board.stage.clock().replace(month=7, day=12))

    listed = board("/action list overdue", by=KIT)

    assert listed.startswith("1 action: overdue")
    assert "A1 · Visits plan · @jo · Fri 10 Jul 2020, 2 days overdue" in listed
    assert "Audit tool" not in listed


def test_a_measures_claim_stands_beside_its_figure(board: Room) -> None:
    assert board("/measure add M6 Statutory visits").startswith("M6 added. Statutory visits")
    target = board("/measure target M6 CIN visits at least 85% by 30 June 2020")
    assert "CIN visits at least 85% by Tue 30 Jun 2020" in target
    assert "No reading" in target
    reading = board("/measure reading M6 CIN visits 77% of 412/535 as at 30 June 2020 source: scorecard")
    assert "8 points short" in reading
    claim = board("/measure claim M6 met as at 8 July 2020 source: cabinet report")
    assert "The figures contradict it" in claim

    shown = board("/measure show M6", by=KIT)
    assert shown.startswith("M6 Statutory visits: not met")
    assert 'Reported "met" (cabinet report, as at Wed 8 Jul 2020): the figures contradict it' in shown
    assert "target at least 85% by Tue 30 Jun 2020" in shown
    assert "412 of 535" in shown


@pytest.mark.parametrize("line", ["/status", "/board-status", "/board status"])
def test_the_chairs_page_answers_under_each_of_its_names(board: Room, line: str) -> None:
    board("/measure add M6 Statutory visits")
    board("/measure target M6 at least 85% by 30 June 2020")
    board("/measure reading M6 77% as at 30 June 2020")
    board("/measure claim M6 met as at 8 July 2020")
    board("/action add Visits plan @jo due: 31 July 2020")
    board("/action done A1 dip sample in the July folder")

    page = board(line, by=PAT)

    assert page.startswith("Improvement Board, ")
    assert "Next board Wed 5 Aug 2020, papers Wed 29 Jul 2020." in page
    assert "1 waits for you." in page
    assert "contradict 1" in page or "contradict it" in page
    assert "8 points short" in page
    assert "Waiting for you: 1 to sign off: `/action list awaiting`" in page


def test_the_digest_is_previewed_to_one_person_alone(board: Room) -> None:
    board("/action add Visits plan @jo due: 31 July 2020")

    answer = board.say(JO, "/digest")

    assert answer.ephemeral
    assert "Improvement Board · " in answer.text
    assert "Only you see this preview." in answer.text
    assert board.messages() == []


def test_a_restart_in_between_loses_nothing(board: Room) -> None:
    board("/action add Visits plan @jo due: end of August")
    board("/measure add M6 Statutory visits")
    before = {line: board(line) for line in ("/action show A1", "/measure show M6", "/board roles", "/status")}
    lines = board.stage.history()

    board.stage.restart()

    assert {line: board(line) for line in before} == before
    assert board.stage.history() == lines
    board.stage.later(minutes=2)
    assert board("/action add Audit tool").startswith("A2 logged.")
    with board.stage.log.reading() as store:
        assert list(store.history.faults()) == []


def test_an_undo_still_works_after_a_restart(board: Room) -> None:
    board("/action add Visits plan @jo due: end of August")
    board.stage.restart()

    assert board("/action undo").startswith("Undone.")
    assert "Cancelled" in board("/action show A1")
