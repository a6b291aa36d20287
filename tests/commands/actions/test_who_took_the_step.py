"""A step that somebody has taken already is refused with who took it, and when."""

import pytest
from conversation import ALI, JO, JULY_8, PAT, SAM, Conversation, Person

from commands.reply import as_text

AT = "on Wed 8 Jul 2020 at"
# What others do to A1, Jo's action, ten minutes apart from 09:10; then who types what; then what it is refused with.
Step = tuple[str, Person]
CLOSED: tuple[Step, ...] = (("done A1 dip sample of 20", JO), ("close A1 agreed in July", PAT))
RETURNED: tuple[Step, ...] = (("done A1 dip sample of 20", JO), ("return A1 two teams are missing", PAT))
CASES: list[tuple[tuple[Step, ...], str, Person, str]] = [
    (CLOSED, "close A1", SAM, f"A1 was closed by <@U0PAT> {AT} 09:20. Its record stays"),
    (CLOSED, "close A1", PAT, f"A1 was closed by you {AT} 09:20. Its record stays"),
    (CLOSED, "return A1 one team is missing", SAM, f"A1 was closed by <@U0PAT> {AT} 09:20. Its record stays"),
    (CLOSED, "done A1 dip sample of 30", JO, f"A1 was closed by <@U0PAT> {AT} 09:20. Its record stays"),
    (CLOSED, "cancel A1 no longer needed by anybody", SAM, f"A1 was closed by <@U0PAT> {AT} 09:20."),
    (CLOSED, "due A1 30 September because the team is short", JO, f"A1 was closed by <@U0PAT> {AT} 09:20."),
    (CLOSED, "assign A1 <@U0ALI>", JO, f"A1 was closed by <@U0PAT> {AT} 09:20."),
    (CLOSED, "edit A1 title: Another", SAM, f"A1 was closed by <@U0PAT> {AT} 09:20."),
    (CLOSED, "update A1 going on status: in progress", JO, f"A1 was closed by <@U0PAT> {AT} 09:20."),
    # What was done to it since is no step: the close is what counts.
    ((*CLOSED, ("update A1 the inspectors asked", ALI)), "close A1", SAM, f"A1 was closed by <@U0PAT> {AT} 09:20."),
    ((("cancel A1 no longer needed by anybody", PAT),), "cancel A1 replaced by another", SAM,
     f"A1 was cancelled by <@U0PAT> {AT} 09:10."),
    ((("bau A1 to Scrutiny Panel", SAM),), "bau A1 to Practice Board", PAT,
     f"A1 was handed to business as usual by <@U0SAM> {AT} 09:10."),
    ((("bau A1 to Scrutiny Panel", SAM),), "close A1", PAT, f"A1 was handed to business as usual by <@U0SAM> {AT} 09:10."),
    (RETURNED, "return A1 the night team is missing", SAM,
     f"A1 is in progress: it was returned by <@U0PAT> {AT} 09:20, and nobody has proposed it for closure since."),
    (RETURNED, "close A1", SAM,
     f"A1 is in progress: it was returned by <@U0PAT> {AT} 09:20, and nobody has proposed it for closure since."),
    ((("done A1 dip sample of 20", JO), ("start A1 the sample was too small", ALI)), "close A1", PAT,
     f"A1 is in progress: it was taken back into progress by <@U0ALI> {AT} 09:20, and nobody has proposed it for closure since."),
    ((*CLOSED, ("reopen A1 the June figure fell back", PAT)), "reopen A1 the figure fell", SAM,
     f"A1 was reopened by <@U0PAT> {AT} 09:30, so there is nothing to reopen."),
    ((*CLOSED, ("reopen A1 the June figure fell back", PAT)), "close A1", SAM,
     f"A1 is in progress: it was reopened by <@U0PAT> {AT} 09:30, and nobody has proposed it for closure since."),
    ((("start A1", ALI),), "start A1", JO, f"A1 is already in progress: it was started by <@U0ALI> {AT} 09:10."),
    ((("update A1 begun status: in progress", ALI),), "start A1", JO,
     f"A1 is already in progress: it was set to in progress by <@U0ALI> {AT} 09:10."),
    ((("hold A1 until the audit is over", ALI),), "hold A1 until the audit is over", JO,
     f"A1 is already on hold: it was put on hold by <@U0ALI> {AT} 09:10."),
    ((("done A1 dip sample of 20", ALI),), "hold A1 until the audit is over", JO,
     f"A1 awaits sign-off: it was proposed for closure by <@U0ALI> {AT} 09:10. Take it back into progress first."),
    # A change that was taken back.
    ((*CLOSED, ("reopen A1 the June figure fell back", PAT), ("undo", PAT)), "close A1", SAM,
     f"A1 was set to closed by <@U0PAT> with undo {AT} 09:40."),
    ((("start A1", ALI), ("done A1 dip sample of 20", ALI), ("undo", ALI)), "close A1", PAT,
     f"A1 is in progress: it was set to in progress by <@U0ALI> with undo {AT} 09:30, and nobody has proposed it"),
]  # fmt: skip
AS_BEFORE = [
    # Nobody has taken any step.
    ((), "close A1", PAT, "A1 is not started: nobody has proposed it for closure. Once its owner"),
    ((("start A1", ALI),), "close A1", PAT, "A1 is in progress: nobody has proposed it for closure. Once its owner"),
    ((("start A1", ALI),), "reopen A1 the figure fell", PAT, "A1 is in progress, so there is nothing to reopen."),
    ((("done A1 dip sample of 20", JO),), "reopen A1 it fell back", PAT, "A1 is awaiting sign-off, so there is nothing"),
    # Whose decision it is comes first.
    (CLOSED, "close A1", JO, "A1 is yours, so the chair or board support has to decide."),
]  # fmt: skip


@pytest.fixture
def logged(say: Conversation) -> Conversation:
    say("/action add Review the visits <@U0JO> due: end of August")
    return say


@pytest.mark.parametrize(("steps", "line", "by", "told"), [*CASES, *AS_BEFORE])
def test_who_took_the_step_and_when(
    logged: Conversation, steps: tuple[Step, ...], line: str, by: Person, told: str
) -> None:
    _take(logged, steps)

    answer = logged.reply(f"/action {line}", by=by)

    assert answer.refused
    assert f" {told}" in as_text(answer.parts)


def _take(say: Conversation, steps: tuple[Step, ...]) -> None:
    for line, by in steps:
        say.later(minutes=10)
        assert not say.reply(f"/action {line}", by=by).refused, line
    say.later(minutes=10)


def test_an_action_logged_by_mistake_and_undone(logged: Conversation) -> None:
    _take(logged, (("undo", JO),))

    assert f"A1 was set to cancelled by <@U0JO> with undo {AT} 09:10." in logged("/action cancel A1 a slip", by=PAT)


def test_the_moment_is_in_the_boards_own_time_whatever_the_season(logged: Conversation) -> None:
    logged.now = JULY_8.replace(month=12)
    _take(logged, CLOSED)

    assert "A1 was closed by <@U0PAT> on Tue 8 Dec 2020 at 08:20." in logged("/action close A1", by=SAM)


def test_each_of_several_is_told_of(logged: Conversation) -> None:
    logged("/action add Train the team <@U0JO>")
    logged("/action done A2 all trained in June")
    _take(logged, CLOSED)

    assert logged("/action close A1 A2", by=SAM) == (
        f"Not closed. None of the 2 was closed. In the way: A1 (was closed by <@U0PAT> {AT} 09:20).\n"
        "/action close A2\n/action reopen A1 because …"
    )


def test_what_came_in_closed_is_said_to_have_been_imported(northmoor: Conversation) -> None:
    assert "R01-01 was imported as closed on Wed 8 Jul 2020 at 09:00. Its record" in northmoor(
        "/action close R01-01", by=PAT
    )


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("close R01-01", "R01-01 was imported as closed on Wed 8 Jul 2020 at 09:00. Its record stays"),
        ("cancel R01-01 no longer needed by anybody", "R01-01 was imported as closed on Wed 8 Jul 2020 at 09:00."),
        (
            "hold R01-06 until the audit is over",
            "R01-06 awaits sign-off: it was imported as awaiting sign-off on Wed 8",
        ),
        # Nobody took it out of anything.
        ("close R01-08", "R01-08 is not started: nobody has proposed it for closure."),
        ("close R10-02", "R10-02 is in progress: nobody has proposed it for closure."),
    ],
)
def test_what_came_in_so_is_said_to_have_been_imported(northmoor: Conversation, line: str, told: str) -> None:
    assert f" {told}" in northmoor(f"/action {line}", by=PAT)


def test_names_are_left_out_where_another_organisation_reads_it(logged: Conversation) -> None:
    _take(logged, CLOSED)
    with logged.log.writing() as store:
        (board,) = store.boards.all()
        store.boards.set_shared(board.id, shared=True)

    assert f"A1 was closed {AT} 09:20. Its record" in logged("/action close A1", by=SAM, overheard="yes")
    logged.later(minutes=2)
    assert f"A1 was closed by <@U0PAT> {AT} 09:20." in logged("/action close A1", by=SAM)


def test_evidence_given_again_stands_in_place_of_what_somebody_else_gave(logged: Conversation) -> None:
    _take(logged, (("done A1 dip sample of 20", ALI),))

    assert logged("/action done A1 dip sample of 30") == (
        'A1 awaits sign-off by the chair, <@U0PAT>. Evidence: "dip sample of 30"\nReview the visits\n'
        f'It was proposed for closure by <@U0ALI> {AT} 09:10. Its evidence until now: "dip sample of 20"'
    )


def test_what_was_done_less_than_a_minute_ago_is_said_once(logged: Conversation) -> None:
    logged("/action done A1 dip sample of 20", by=ALI)
    logged.later(seconds=20)

    answer = logged("/action done A1 dip sample of 30")

    assert answer.count("<@U0ALI>") == 1
    assert "less than a minute ago" in answer


def test_evidence_given_again_by_the_same_person_is_not_told_as_somebody_elses(logged: Conversation) -> None:
    _take(logged, (("done A1 dip sample of 20", ALI),))

    assert logged("/action done A1 dip sample of 30", by=ALI) == (
        'A1 awaits sign-off by the chair, <@U0PAT>. Evidence: "dip sample of 30"\nReview the visits'
    )
