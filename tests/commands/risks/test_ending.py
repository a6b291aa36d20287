"""`/risk close`, `/risk reopen` and `/risk undo`: who decides, and what stays."""

import pytest
from conversation import ALI, JO, PAT, SAM, Conversation, Person

from storage.upkeep.verify import problems_in

POSTS = "/risk add Posts stay empty <@U0JO> score: 4x5"
CLOSE = "/risk close RK1 because every post is filled"
REOPEN = "/risk reopen RK1 because three have resigned"


@pytest.mark.parametrize(
    ("owner", "by", "closes"),
    [
        ("<@U0JO>", PAT, True),
        ("<@U0JO>", SAM, True),
        ("<@U0JO>", JO, False),
        ("<@U0JO>", ALI, False),
        ("<@U0SAM>", SAM, False),
        ("<@U0SAM>", PAT, True),
        ("<@U0PAT>", PAT, True),
        ('owner: "Sam C"', SAM, False),
        ("owner: Head of MASH", SAM, True),
        ("", SAM, True),
        ("", JO, False),
    ],
)
def test_the_chair_decides_or_support_and_never_its_owner(
    say: Conversation, owner: str, by: Person, closes: bool
) -> None:
    assert not say.reply(f"/risk add Posts stay empty {owner}", by=JO if owner != 'owner: "Sam C"' else PAT).refused

    told = say(CLOSE, by=by)

    assert told.startswith("RK1 closed. Posts stay empty" if closes else "Not closed."), told
    assert ("Closed · " in say("/risk show RK1")) is closes


def test_a_chair_who_owns_it_is_marked(say: Conversation) -> None:
    say("/risk add Posts stay empty <@U0PAT>")

    told = say(CLOSE, by=PAT)

    assert "You own this risk yourself. As chair you may decide, and the history says so." in told
    assert "every post is filled (decided by the chair, who owns this risk)" in say("/risk show RK1")


def test_handing_it_on_is_no_way_round(say: Conversation) -> None:
    say("/risk add Posts stay empty <@U0SAM>")
    say("/risk update RK1 owner: @ali", by=SAM)

    assert say(CLOSE, by=SAM).startswith("Not closed. RK1 was yours once, so the chair or another support officer")


@pytest.mark.parametrize(
    ("line", "by", "told"),
    [
        (
            "/risk close RK1",
            PAT,
            "Not closed. Say why it is a risk no longer. Try:\n/risk close RK1 because <reason>",
        ),
        ("/risk close RK1 done", PAT, 'Not closed. "done" does not say why. Say why it is a risk no longer.'),
        ("/risk close RK1 because …", PAT, "Not closed. Say why it is a risk no longer."),
        ("/risk reopen RK1 because three have resigned", PAT, "Not reopened. RK1 is open already."),
        ("/risk close RK7 because it is over", PAT, "Not closed. There is no risk RK7 on this board."),
    ],
)
def test_a_decision_needs_a_reason(say: Conversation, line: str, by: Person, told: str) -> None:
    say(POSTS)

    assert say(line, by=by).startswith(told)


@pytest.mark.parametrize(
    "line",
    [
        "/risk score RK1 3x4 because two started",
        "/risk update RK1 no change",
        "/risk update RK1 owner: @ali",
        "/risk close RK1 because it is over twice",
    ],
)
def test_a_closed_risk_stays_as_it_is_until_it_is_reopened(say: Conversation, line: str) -> None:
    say(POSTS)
    say(CLOSE, by=PAT)
    say.later(minutes=2)

    told = say(line, by=SAM)
    assert "RK1 is closed. Its record stays as it is until the chair or board support reopens it." in told
    assert "/risk reopen RK1 because …" in told

    assert say(REOPEN, by=PAT).splitlines()[:2] == ["RK1 reopened. Posts stay empty", "Because: three have resigned"]
    assert not say.reply(line, by=SAM).refused


def test_a_decision_is_told_with_its_meeting(say: Conversation) -> None:
    say("/board meeting 1 July 2020", by=SAM)
    say("/action add Recruit")
    say(POSTS)

    told = say("/risk close RK1 every post is filled at: 1 July minute: 4.2", by=SAM)

    assert "Decided at the board of Wed 1 Jul 2020, minute 4.2." in told
    assert "RK1 Posts stay empty" in say("/board decisions 1 July")
    assert "Recruit" not in say("/board decisions 1 July")


@pytest.mark.parametrize(
    ("before", "line", "by", "now"),
    [
        ((), POSTS, JO, "RK1 stays on the log as withdrawn; its ref is not used again."),
        (
            (POSTS,),
            "/risk score RK1 3x3 because two started",
            JO,
            "RK1 is as it was: open · <@U0JO> · 20 (4x5: likely,",
        ),
        ((POSTS,), "/risk update RK1 no change owner: @ali", JO, "RK1 is as it was: open · <@U0JO> · 20 (4x5: likely,"),
        ((POSTS,), "/risk update RK1 target: 2x2", ALI, "RK1 is as it was: open · <@U0JO> · 20 (4x5: likely, severe)."),
        ((POSTS,), CLOSE, PAT, "RK1 is as it was: open · <@U0JO> · 20 (4x5: likely, severe)."),
        ((POSTS, CLOSE), REOPEN, PAT, "RK1 is as it was: closed · <@U0JO> · 20 (4x5: likely, severe)."),
    ],
)
def test_a_change_is_taken_back(say: Conversation, before: tuple[str, ...], line: str, by: Person, now: str) -> None:
    for each in before:
        assert not say.reply(each, by=PAT if each == CLOSE else JO).refused
        say.later(minutes=1)
    shown = say("/risk list all grid") if before else ""
    assert not say.reply(line, by=by).refused

    told = say("/risk undo", by=by)

    assert told.startswith(f'Undone. "{line}"')
    assert now in told
    assert not before or say("/risk list all grid") == shown
    assert "undid a change" in say("/risk show RK1")
    assert problems_in(say.log) == []


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ((), "Not undone. You have changed no risk on this board that could be undone."),
        (((POSTS, JO), ("/risk update RK1 no change", ALI)), "Not undone. RK1 has been changed since by <@U0ALI>:"),
        (((POSTS, JO), (CLOSE, SAM)), "Not undone. RK1 has been changed since by <@U0SAM>:"),
        (
            ((POSTS, JO), ("/board handover <@U0JO> <@U0ALI>", SAM)),
            "Not undone. RK1 has been changed since by <@U0SAM>",
        ),
    ],
)
def test_what_is_not_taken_back(say: Conversation, lines: tuple[tuple[str, Person], ...], told: str) -> None:
    for line, by in lines:
        assert not say.reply(line, by=by).refused

    assert say("/risk undo").startswith(told)


def test_after_fifteen_minutes_it_stays(say: Conversation) -> None:
    say(POSTS)
    say.later(minutes=16)

    told = say("/risk undo")

    assert told.startswith(f'Not undone. Your last change was "{POSTS}", more than 15 minutes ago.')
    assert told.splitlines()[-1] == "/risk score RK1 …"


def test_to_undo_a_close_one_must_still_decide(say: Conversation) -> None:
    say(POSTS)
    say(CLOSE, by=SAM)
    say("/board officer <@U0SAM>", by=PAT)
    say("/board support <@U0ALI>", by=PAT)

    assert say("/risk undo", by=SAM).startswith("Not undone. That is for the chair to decide")


def test_a_handover_moves_open_risks_with_their_history(say: Conversation) -> None:
    for title in ("Posts stay empty", "Audits slip", "Visits slip"):
        say(f"/risk add {title} <@U0JO>")
    say("/risk close RK2 because the plan is done", by=PAT)

    told = say("/board handover <@U0JO> <@U0ALI>", by=SAM)

    assert told.startswith("2 risks handed over from <@U0JO> to <@U0ALI>: RK1, RK3.")
    assert "See them: /risk list <@U0ALI>" in told
    assert "gave it another owner · owner <@U0ALI> · handed over from <@U0JO>" in say("/risk show RK1")
    assert "2 risks: open, owner <@U0ALI>" in say("/risk list @ali")
    assert "· <@U0JO> ·" in say("/risk show RK2")
    assert problems_in(say.log) == []
