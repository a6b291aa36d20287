"""An owner in words who could be board support counts as board support: nobody closes their own under another name."""

from dataclasses import replace
from pathlib import Path

import pytest
from conversation import ALI, JO, PAT, SAM, Conversation
from spreadsheets import import_all

CALLED = replace(SAM, title="Business Support Manager")
DECISIONS = ("close", "return", "bau", "cancel")
REST = {
    "close": "",
    "return": " not yet",
    "bau": " to Scrutiny Panel",
    "cancel": " replaced",
    "reopen": " it fell back",
}
HERS = [
    "Sam Cole", "sam cole", '"Cole, Sam"', "Ms Sam Cole", "Sam Cole (board support)", "S Cole", "SC", "Sam", "Cole",
    "Sam Cole / Ali Noor", "Head of Service (Sam Cole)", "Samantha Cole", "S\u00e1m Cole", "Board support",
    "Business Support Manager", "sam", "@sam", "U0SAM", "Sam Cole\u2019s team",
]  # fmt: skip
NOT_HERS = ["Ali Noor", "Head of Service", "Head of Business", "Tom Coleman", "", "MASH", "Pat Lane", "TBC", "Jo"]


def imported(say: Conversation, folder: Path, row: str) -> None:
    """Imports one action, as a spreadsheet has it."""
    path = folder / "plan.csv"
    path.write_text(f"ref,title,owner,due,status,evidence\n{row}\n", encoding="utf-8")
    assert import_all(say.log, [path], lambda store: store.boards.all()[0], say.now, False, lambda _: None) == 0


def awaiting(say: Conversation, folder: Path, owner: str) -> None:
    """R1, imported with that owner in words, and proposed for closure."""
    say.crowd.people[say.crowd.people.index(SAM)] = CALLED
    imported(say, folder, f"R1,Visits,{owner},,awaiting sign-off,dip sample of 20")


@pytest.mark.parametrize("verb", DECISIONS)
@pytest.mark.parametrize("owner", HERS)
def test_support_decides_on_nothing_whose_owner_in_words_may_be_them(
    say: Conversation, tmp_path: Path, owner: str, verb: str
) -> None:
    awaiting(say, tmp_path, owner)

    told = say(f"/action {verb} R1{REST[verb]}", by=CALLED)

    assert "which may be you, so the chair or another support officer has to decide. <@U0PAT> can:" in told
    assert told.splitlines()[-1] == f"/action {verb} R1{REST[verb]}"
    assert "Awaiting sign-off" in say("/action show R1")


@pytest.mark.parametrize("owner", NOT_HERS)
def test_of_others_they_record_the_decision_as_before(say: Conversation, tmp_path: Path, owner: str) -> None:
    awaiting(say, tmp_path, owner)

    assert say("/action close R1", by=CALLED).startswith("R1 closed.")


@pytest.mark.parametrize("owner", [*HERS[:3], *NOT_HERS[:3]])
def test_another_support_officer_and_the_chair_decide(say: Conversation, tmp_path: Path, owner: str) -> None:
    say("/board support <@U0JO>", by=SAM)
    awaiting(say, tmp_path, owner)

    assert say("/action return R1 not yet", by=JO).startswith("R1 returned.")
    say("/action done R1 dip sample of 20", by=CALLED)
    closed = say("/action close R1", by=PAT)
    assert closed.startswith("R1 closed.")
    assert ("As chair you may decide" in closed) is (owner == "Pat Lane")


def test_a_chairs_own_in_words_is_marked(say: Conversation, tmp_path: Path) -> None:
    awaiting(say, tmp_path, "Pat Lane (chair)")

    assert "The owner that it names may be you. As chair you may decide" in say("/action close R1", by=PAT)
    assert "(decided by the chair, who may be the owner it names)" in say("/action show R1")


@pytest.mark.parametrize(
    "lines",
    [
        ["/action assign R1 <@U0ALI>"],
        ["/action assign R1 Head of Service"],
        ["/action assign R1 Head of Service", "/action assign R1 <@U0ALI>", "/board handover <@U0ALI> <@U0JO>"],
        ["/action assign R1 <@U0ALI>", "/action assign R1 Performance team"],
    ],
)
def test_handing_it_on_is_no_way_round(say: Conversation, tmp_path: Path, lines: list[str]) -> None:
    awaiting(say, tmp_path, "S. Cole")
    for line in lines:
        assert not say(line, by=CALLED).startswith("Not "), line

    told = say("/action close R1", by=CALLED)

    assert 'R1 had "S. Cole" as its owner, which may be you, so the chair or another support officer' in told
    assert "<@U0PAT> can:" in told


def test_nor_is_undoing(say: Conversation, tmp_path: Path) -> None:
    awaiting(say, tmp_path, "Sam Cole")
    say("/board support <@U0JO>", by=SAM)
    say("/action close R1", by=PAT)
    say("/action reopen R1 it fell back", by=PAT)
    say("/action undo", by=PAT)
    say.later(minutes=2)

    assert "which may be you" in say("/action reopen R1 it fell back", by=CALLED)


@pytest.mark.parametrize("name", ["Sam Cole", "S Cole", "Board support"])
def test_a_name_gives_no_right(say: Conversation, tmp_path: Path, name: str) -> None:
    """An officer called like the owner may not move its date: only the id of a person in Slack makes an owner."""
    imported(say, tmp_path, f"R1,Visits,{name},31 July 2020,in progress,")
    namesake = replace(ALI, name="Sam Cole")

    assert "can be moved by its owner" in say("/action due R1 31 August 2020 because x left", by=namesake)
    assert "That is for the chair to decide" in say("/action cancel R1 replaced", by=namesake)


def test_whoever_slack_did_not_name_in_time_is_asked_to_send_it_again(say: Conversation, tmp_path: Path) -> None:
    awaiting(say, tmp_path, "Sam Cole")
    unknown = replace(SAM, name="", handle="", unsure=True)

    told = say("/action close R1", by=unknown)

    assert "Slack did not say in time" in told
    assert "Awaiting sign-off" in say("/action show R1")
    assert say("/action update R1 all seen", by=unknown).startswith("R1 updated.")
    say("/board support <@U0JO>", by=PAT)
    assert say("/action close R1", by=replace(PAT, name="", handle="", unsure=True)).startswith("R1 closed.")
