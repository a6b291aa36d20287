"""Several refs in a row: each is done or none is, and each is named with its title."""

import pytest
from conversation import ALI, JO, KIT, PAT, SAM, Conversation, Person

EVIDENCE = "attendance list in the training folder"


@pytest.fixture
def three(say: Conversation) -> Conversation:
    """R01-06, R06-05 and R09-03 await sign-off; R02-01 is open, and R03-01 is board support's own and awaits it."""
    for ref, title, owner in (
        ("R01-06", "Train the panel", "@jo"), ("R06-05", "Visit every home", "@jo"), ("R09-03", "Audit the plans", "@ali"),
        ("R02-01", "Recruit", "@jo"), ("R03-01", "Keep the log", "@sam"),
    ):  # fmt: skip
        say(f"/action add {title} {owner} due: 31 July ref: {ref}")
        if ref != "R02-01":
            say(f"/action done {ref} {EVIDENCE}", by=JO)
    say.later(minutes=2)
    return say


def statuses(say: Conversation) -> dict[str, str]:
    with say.log.reading() as store:
        return {each.ref: str(each.status) for each in store.actions.these([1, 2, 3, 4, 5])}


@pytest.mark.parametrize(
    "refs",
    [
        "R01-06 R06-05 R09-03", "R01-06, R06-05, R09-03", "R01-06, R06-05 and R09-03", "R01-06 and R06-05 and R09-03",
        "R01-06; R06-05; R09-03", "R01-06 & R06-05 & R09-03", "r01-06 r6-5 R0903", "R01-06 R06-05 R09-03 R01-06",
        '"R01-06" "R06-05" "R09-03"', "R01-06 R06-05 R09-03:", "R01-06,R06-05 R09-03",
        "R01-06,R06-05,R09-03", "R01-06;R06-05;R09-03", "R01-06/R06-05/R09-03", "R01-06&R06-05+R09-03",
        "R01-06,R06-05,R09-03:", "#R01-06,#R06-05, r9-3",
    ],
)  # fmt: skip
def test_each_is_closed_and_named_with_its_title(three: Conversation, refs: str) -> None:
    told = three(f"/action close {refs} agreed at the July board", by=PAT).splitlines()

    assert told == [
        "3 actions closed.",
        "R01-06 Train the panel · <@U0JO> · due Fri 31 Jul 2020",
        "R06-05 Visit every home · <@U0JO> · due Fri 31 Jul 2020",
        "R09-03 Audit the plans · <@U0ALI> · due Fri 31 Jul 2020",
        '"agreed at the July board"',
    ]
    assert list(statuses(three).values()).count("closed") == 3
    assert "because: agreed at the July board" in three("/action show R06-05")


@pytest.mark.parametrize(
    ("typed", "by", "told", "lines"),
    [
        ("close R01-06 R02-01 R09-03", PAT,
         "None of the 3 was closed. In the way: R02-01 (not started: nobody has proposed it for closure).",
         ["/action close R01-06 R09-03", "/action done R02-01 <evidence>"]),
        ("close R01-06 R99-99 R09-03 agreed", PAT,
         "None of the 3 was closed. In the way: R99-99 (not on this board).",
         ["/action close R01-06 R09-03 agreed"]),
        ("close R01-06 R02-01 R99-99", PAT,
         "In the way: R02-01 (not started: nobody has proposed it for closure); R99-99 (not on this board)",
         ["/action close R01-06"]),
        ("close R01-06 R03-01", SAM, "None of the 2 was closed. In the way: R03-01 (yours, so the chair or another support",
         ["/action close R01-06", "/action close R03-01 (<@U0PAT> can)"]),
        ("close R01-06 R06-05", ALI, "That is for the chair to decide, or for board support to record. <@U0PAT> can:",
         ["/action close R01-06 R06-05"]),
        ("close R01-06 R06-05", JO, "None of the 2 was closed. In the way: R01-06 and R06-05 (yours, so the chair",
         ["/action close R01-06 (<@U0PAT> can)", "/action close R06-05 (<@U0PAT> can)"]),
        ("close R01-06 R06-06", PAT, "In the way: R06-06 (not on this board).", ["/action close R01-06"]),
        ("return R01-06 R06-05", PAT, "Say what is still missing, so that its owner can finish it. Try:",
         ["/action return R01-06 R06-05 <reason>"]),
        ("update R01-06 R06-05", JO, "Say how it is going, in a sentence. Try:", []),
        ("assign R01-06 R09-03 @pat", ALI, "In the way: R01-06 (", ["/action assign R09-03 @pat",
         "/action assign R01-06 @pat (They can do that, or the chair or board support can)"]),
        ("update R01-06 R06-05 half done", KIT, "You are an observer on this board", []),
    ],
)  # fmt: skip
def test_none_is_done_where_one_stands_in_the_way(
    three: Conversation, typed: str, by: Person, told: str, lines: list[str]
) -> None:
    before = statuses(three)
    said = three(f"/action {typed}", by=by)

    assert told in said
    assert [line for line in said.splitlines() if line in lines] == lines
    assert statuses(three) == before
    assert EVIDENCE in three("/action show R01-06")


@pytest.mark.parametrize(
    ("typed", "by", "told"),
    [
        ("return R01-06 R06-05 two teams still to report", PAT, "2 actions returned."),
        ("update R01-06 R06-05 412 of 535 reviewed", JO, "2 actions updated."),
        ("update R02-01 R06-05 waiting for the audit rating: amber because two left", JO, "2 actions updated."),
        ("assign R01-06 R06-05 @ali", SAM, "2 actions assigned."),
        ("assign R01-06 and R06-05 to Head of MASH", SAM, "2 actions assigned."),
        ("show R01-06 R06-05", JO, "2 actions"),
        ("link R01-06 R06-05 M6", JO, "2 actions linked."),
    ],
)
def test_each_of_the_verbs_takes_several(three: Conversation, typed: str, by: Person, told: str) -> None:
    three("/measure add M6 Visits in time", by=SAM)
    said = three(f"/action {typed}", by=by).splitlines()

    assert said[0] == told, said
    assert any(line.startswith("R06-05 Visit every home") for line in said)


@pytest.mark.parametrize(
    ("typed", "lines"),
    [
        ("cancel R01-06 R06-05 replaced by the new plan", ["/action cancel R01-06 replaced by the new plan",
         "/action cancel R06-05 replaced by the new plan", "/action cancel R01-06: R06-05 replaced by the new plan"]),
        ("hold R01-06 R06-05 has the same trainer", ["/action hold R01-06 has the same trainer",
         "/action hold R06-05 has the same trainer", "/action hold R01-06: R06-05 has the same trainer"]),
        ("done R02-01 R06-05", ["/action done R02-01", "/action done R06-05"]),
        ("reopen R01-06 and R06-05 the figure fell", ["/action reopen R01-06 the figure fell",
         "/action reopen R06-05 the figure fell", "/action reopen R01-06: R06-05 the figure fell"]),
        ("due R01-06 R06-05 31 August because of leave", ["/action due R01-06 31 August because of leave",
         "/action due R06-05 31 August because of leave",
         "/action due R01-06: R06-05 31 August because of leave"]),
        ("update R02-01 R06-05 depends on this", ["/action update R02-01 R06-05: depends on this",
                                                 "/action update R02-01: R06-05 depends on this"]),
        ("return R01-06 R06-05 has the same evidence", ["/action return R01-06 R06-05: has the same evidence",
                                                       "/action return R01-06: R06-05 has the same evidence"]),
    ],
)  # fmt: skip
def test_words_that_begin_with_a_ref_are_asked_about(three: Conversation, typed: str, lines: list[str]) -> None:
    said = three(f"/action {typed}", by=PAT).splitlines()

    assert said[1:] == lines


def test_a_colon_says_that_the_ref_is_one_of_the_words(three: Conversation) -> None:
    assert "R06-05 depends on this" in three("/action update R02-01: R06-05 depends on this")
    assert three("/action update R02-01 R06-05: depends on this").startswith("2 actions updated.")
    assert three("/action return R01-06: R06-05 has the same evidence", by=PAT).startswith("R01-06 returned.")


def test_a_change_of_several_is_undone_as_a_whole(three: Conversation) -> None:
    three("/action close R01-06 R06-05 R09-03", by=PAT)
    told = three("/action undo", by=PAT).splitlines()

    assert told[0] == 'Undone. "/action close R01-06 R06-05 R09-03"'
    assert [line.split()[0] for line in told[1:]] == ["R01-06", "R06-05", "R09-03"]
    assert "closed" not in statuses(three).values()
    three.later(minutes=2)
    assert three("/action undo", by=PAT).startswith("Not undone. You have changed nothing")


def test_nor_is_a_part_of_it_undone(three: Conversation) -> None:
    three("/action close R01-06 R06-05", by=PAT)
    three("/action reopen R06-05 the figure fell back", by=SAM)

    assert three("/action undo", by=PAT).startswith("Not undone. R06-05 has been changed since")
    assert statuses(three)["R01-06"] == "closed"


def test_a_repeat_is_done_once(three: Conversation) -> None:
    three("/action update R01-06 R06-05 half done")

    assert "You sent this twice within a minute" in three("/action update R01-06 R06-05 half done")


def test_twenty_at_a_time_is_the_most(say: Conversation) -> None:
    for number in range(1, 22):
        say(f"/action add Visit home {number} @jo")
    refs = [f"A{number}" for number in range(1, 22)]
    said = say(f"/action update {' '.join(refs)} half done").splitlines()

    assert said == [
        "Not updated. That is 21 actions; 20 at a time is the most. In parts:",
        f"/action update {' '.join(refs[:20])} half done",
        "/action update A21 half done",
    ]
    assert say(said[1]).startswith("20 actions updated.\nA1 Visit home 1 · ")
    assert "20 at a time is the most" in say(f"/action show {' '.join(refs)}")


@pytest.mark.parametrize(
    ("note", "kept"),
    [
        ("412 of 535 reviewed", '"412 of 535 reviewed"'),
        ("2 of 3 in post", '"2 of 3 in post"'),
        ("31 July is the new panel", '"31 July is the new panel"'),
        ("M6 is at 77%", '"M6 is at 77%"'),
        ("3.5 posts filled", '"3.5 posts filled"'),
        ("Q2 return sent", '"Q2 return sent"'),
        ("and 12 more in post", '"and 12 more in post"'),
    ],
)
def test_numbers_that_are_no_ref_stay_words(three: Conversation, note: str, kept: str) -> None:
    assert three(f"/action update R02-01 {note}").endswith(kept)


@pytest.mark.parametrize(
    ("ref", "typed"),
    [("412", "412"), ("412", "0412"), ("0412", "412"), ("4-12", "412"), ("4.12", "4/12"), ("4.12", "4.12"),
     ("4-12", "and 412"), ("4A", "4a"), ("4A", "４A"), ("4A", "+4A")],
)  # fmt: skip
def test_a_number_that_is_a_ref_is_found_however_it_is_written(three: Conversation, ref: str, typed: str) -> None:
    three(f"/action add Visit every home @jo ref: {ref}", by=SAM)
    three.later(minutes=2)

    told = three(f"/action update R02-01 {typed} is reviewed")

    assert f"Is {ref} another action, or the first of the words?" in told


def test_a_number_that_is_a_ref_is_one_before_a_key(three: Conversation) -> None:
    three("/action add Visit every home @jo ref: 1.10", by=SAM)

    told = three("/action update R02-01 1.10 status: in progress").splitlines()

    assert told[0] == "2 actions updated."
    assert told[2].startswith("1.10 Visit every home")
