"""One conversation for each command, each line typed in the local workspace and answered over Socket Mode."""

import pytest
from end_to_end.stage import ALI, JO, KIT, PAT, SAM, Room

from local_slack import Member

Said = tuple[Member, str, str]


def _converse(room: Room, lines: tuple[Said, ...]) -> None:
    """Each line is typed two minutes after the one before; its reply holds the words beside it."""
    for person, line, reply in lines:
        room.stage.later(minutes=2)
        assert reply in room(line, by=person), line


def test_action_takes_an_action_through_every_verb(board: Room) -> None:
    _converse(
        board,
        (
            (JO, "/action", "You have no open actions on this board."),
            (JO, "/action add Visits plan due: 31 July", "A1 logged. Visits plan"),
            (JO, "/action assign A1 @jo", "A1 is now @jo's."),
            (JO, "/action start A1", "A1 is in progress."),
            (JO, "/action hold A1 waiting for the new structure", "A1 is on hold."),
            (JO, "/action A1 start", "A1 is in progress."),
            (JO, "/action update A1 half done rating: amber because two left", "rated amber: two left"),
            (JO, "/action due A1 end of August because two left", "A1 is now due Mon 31 Aug 2020"),
            (JO, "/action A1 done dip sample of 20", "A1 awaits sign-off by the chair, @pat."),
            (PAT, "/action return A1 two teams still to report", "A1 returned."),
            (JO, "/action done A1 all teams reported", "A1 awaits sign-off"),
            (SAM, "/action close A1 agreed at the July board", "A1 closed."),
            (PAT, "/action reopen A1 the June figure fell back", "A1 reopened."),
            (PAT, "/action bau A1 to Scrutiny Panel", "A1 is business as usual. Watched by Scrutiny Panel."),
            (JO, "/action add Audit tool", "A2 logged."),
            (SAM, "/action cancel A2 replaced by A1", "A2 cancelled."),
            (ALI, "/action add Typed by mistake", "A3 logged."),
            (ALI, "/action undo", 'Undone. "/action add Typed by mistake"'),
            (JO, "/action A1", "A1 Visits plan"),
            (KIT, "/action list all", "3 actions: all"),
            (JO, "/action list awaiting", "No actions await sign-off."),
            (JO, "/action help", "/action: log, update and find the board's actions"),
            (JO, "/action help due", "Moves the due date"),
        ),
    )


def test_measure_takes_a_measure_from_its_title_to_a_judgement(board: Room) -> None:
    _converse(
        board,
        (
            (JO, "/measure", "No escalation measures yet."),
            (JO, "/measure add M6 Statutory visits", "M6 added."),
            (JO, "/measure target M6 CIN visits at least 85% by 30 June 2020", "M6 has target M6a:"),
            (JO, "/measure target M6 evidence: managers use accurate data", "M6 has target M6b:"),
            (JO, "/measure reading M6 CIN visits 77% as at 30 June 2020", "8 points short"),
            (JO, "/measure claim M6 met as at 8 July 2020", "The figures contradict it."),
            (JO, "/measure judge M6 M6b met evidence: seen in ten files", "Not saved."),
            (PAT, "/measure judge M6 M6b met evidence: seen in ten files", "M6b judged met:"),
            (JO, "/measure show M6", "M6 Statutory visits: not met"),
            (KIT, "/measure list", "1 escalation measure"),
            (JO, "/measure help", "/measure: escalation measures"),
        ),
    )


def test_status_tells_of_the_board_one_thing_one_person_one_area_and_another_day(board: Room) -> None:
    board("/area add Front door")
    board("/action add Visits plan @jo due: 31 July area: Front door")

    _converse(
        board,
        (
            (PAT, "/status", "No actions are overdue; 1 is open."),
            (PAT, "/status A1", "A1 Visits plan"),
            (PAT, "/status @jo", "@jo's, 0 overdue"),
            (PAT, "/status area: Front door", "area AR1 Front door, 0 overdue"),
            (PAT, "/status as at 7 July 2020", "As it stood."),
            (PAT, "/status help", "where the board stands"),
        ),
    )
    shared = board.say(PAT, "/status share")
    assert not shared.ephemeral
    assert "Visits plan" not in shared.text  # it is not overdue: the page counts it
    assert [each.text for each in board.messages()] == [shared.text]


def test_digest_is_previewed_posted_scheduled_paused_and_shown_again(board: Room) -> None:
    _converse(
        board,
        (
            (JO, "/digest", "Only you see this preview. Posted next: Mon 13 Jul 2020 at 09:00."),
            (JO, "/digest last", "No digest has been posted on this board yet."),
            (JO, "/digest post", "Only the chair or board support can post the digest."),
            (SAM, "/digest post", "The digest is on its way to the board's channel."),
            (SAM, "/digest every thursday at 10:30", "The digest will be posted every Thursday at 10:30"),
            (PAT, "/digest pause", "The weekly digest is paused."),
            (PAT, "/digest resume", "The weekly digest is resumed. Next: Thu 9 Jul 2020 at 10:30."),
        ),
    )
    board.stage.settle()
    (posted,) = board.messages()
    assert posted.bot_id
    assert "As it was posted on Wed 8 Jul 2020 at " in board("/digest last")


def test_board_starts_a_board_names_its_people_and_keeps_its_calendar(empty: Room) -> None:
    _converse(
        empty,
        (
            (SAM, "/board roles", "There is no board in this channel."),
            (SAM, "/board setup", "is set up in this channel."),
            (SAM, "/board setup Another", "This channel has a board already"),
            (SAM, "/board chair @pat", "@pat is now the chair"),
            (SAM, "/board support @ali", "@ali is now board support"),
            (ALI, "/board observer @jo", "@jo is now an observer"),
            (JO, "/board officer @jo", "Only the chair or board support can"),
            (ALI, "/board officer @jo", "@jo is now an officer"),
            (PAT, "/board meeting 4 August 2020", "The board meets on Tue 4 Aug 2020."),
            (PAT, "/board meeting cancel 4 August 2020", "4 Aug 2020"),
            (KIT, "/board roles", "Chair: @pat"),
            (KIT, "/board help", "Every command can be typed after /board"),
        ),
    )


@pytest.mark.parametrize("line", ["/board action add Visits plan", "/board /action add Visits plan"])
def test_every_command_can_be_typed_after_board(board: Room, line: str) -> None:
    assert board(line).startswith("A1 logged. Visits plan")
