"""`/risk`: added, scored, reviewed and shown."""

import pytest
from conversation import ALI, KIT, PAT, SAM, Conversation, Person

POSTS = "/risk add Posts stay empty <@U0JO> score: 4x5 target: 2x3 controls: agency cover"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("/risk add Posts stay empty", "No owner · not scored · Undo: /risk undo"),
        ("/risk add Posts stay empty @jo", "Owner <@U0JO> · not scored · Undo: /risk undo"),
        ("/risk add @jo Posts stay empty score: 3x4", "Owner <@U0JO> · 12 (3x4: possible, major) · Undo: /risk undo"),
        ("/risk add Posts stay empty owner: Head of MASH", "Owner Head of MASH · not scored · Undo: /risk undo"),
        (
            "/risk add Posts stay empty likelihood: 4 impact: major",
            "No owner · 16 (4x4: likely, major) · Undo: /risk undo",
        ),
        (
            "/risk add Posts stay empty impact: 5 likelihood: rare",
            "No owner · 5 (1x5: rare, severe) · Undo: /risk undo",
        ),
        (
            "/risk add Posts stay empty score: 3x4 target: 2 x 3",
            "No owner · 12 (3x4: possible, major) · target 6 (2x3: unlikely, moderate), and it is above that · "
            "Undo: /risk undo",
        ),
        (
            "/risk add Posts stay empty score: 2x2 target: 2x3",
            "No owner · 4 (2x2: unlikely, minor) · target 6 (2x3: unlikely, moderate) · Undo: /risk undo",
        ),
        (
            "/risk add Posts stay empty controls: agency cover, and a market supplement",
            "No owner · not scored · controls: agency cover, and a market supplement · Undo: /risk undo",
        ),
    ],
)
def test_a_risk_is_added(say: Conversation, line: str, told: str) -> None:
    answer = say(line).splitlines()

    assert answer[:2] == ["RK1 added. Posts stay empty", told]


@pytest.mark.parametrize(
    ("line", "ref"),
    [
        ("/risk add Audits slip", "RK2"),
        ("/risk add Audits slip ref: R-7", "R-7"),
        ('/risk add Audits slip ref: "CR 12"', "CR 12"),
        ("/risk add Audits slip ref: 3.1", "3.1"),
    ],
)
def test_it_is_numbered_unless_it_has_a_ref_of_its_own(say: Conversation, line: str, ref: str) -> None:
    say("/risk add Posts stay empty")

    assert say(line).startswith(f"{ref} added.")


def test_a_ref_that_is_taken_is_passed_over(say: Conversation) -> None:
    say("/risk add Posts stay empty ref: RK1")

    assert say("/risk add Audits slip").startswith("RK2 added.")
    assert say("/risk add Visits slip ref: rk1").startswith("Not added. rk1 is on this board already.")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("/risk add", "Not added. A risk needs a few words that say what may happen."),
        ("/risk add score: 3x4", "Not added. A risk needs a few words that say what may happen."),
        ("/risk add Posts stay empty score: 12", "Not added. 12 can be 3x4 or 4x3: likelihood, then impact. Which?"),
        (
            "/risk add Posts stay empty likelihood: 3",
            "Not added. A score is a likelihood and an impact. Say the impact too:",
        ),
        ("/risk add Posts stay empty likelihood: 3 score: 3x4", 'Not added. "score:" and "likelihood:" say the same.'),
        (
            "/risk add Posts stay empty impact: high likelihood: 3",
            'Not added. "high" is no impact. Impact: 1 negligible',
        ),
        ("/risk add Posts stay empty target: 9", "Not added. 9 alone does not say how likely and how bad."),
        ("/risk add Posts stay empty @zed", "Not added. I cannot find @zed in this workspace."),
        ("/risk add Posts stay empty @jo @ali", "Not added. One person owns a risk. Which?"),
        ("/risk add Posts stay empty ref: none", "Not added. A ref is letters and digits"),
        (
            f"/risk add {'Posts stay empty ' * 30}",
            "Not added. That is 509 characters; 300 is the most a list can show.",
        ),
        ("/risk add Posts stay empty, child's NHS number 943 476 5919", "Not saved. That looks like an NHS number"),
    ],
)
def test_what_is_not_added(say: Conversation, line: str, told: str) -> None:
    assert say(line).startswith(told)
    assert say("/risk list all").startswith("No risks are on this board.")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("/risk score RK1 3x5 because two started", "RK1 is now 15 (3x5: possible, severe) as at Wed 8 Jul 2020"),
        ("/risk score rk1 possible/severe because two started", "RK1 is now 15 (3x5: possible, severe)"),
        ("/risk score RK1 likelihood 3 impact 5 because two started", "RK1 is now 15 (3x5: possible, severe)"),
        ("/risk score RK1 impact: 3 because two started", "RK1 is now 12 (4x3: likely, moderate)"),
        ("/risk score RK1 likelihood: likely impact: 2 because two started", "RK1 is now 8 (4x2: likely, minor)"),
        ("/risk RK1 score 3x5 because two started", "RK1 is now 15 (3x5: possible, severe)"),
        (
            "/risk score RK1 3x5 as at 3 July because two started",
            "RK1 was 15 (3x5: possible, severe) as at Fri 3 Jul 2020.",
        ),
        ("/risk score RK1 3x5 as at: 3 July because two started", "RK1 was 15 (3x5: possible, severe) as at Fri 3 Jul"),
        ("/risk score RK1 3x5 because: two started", "RK1 is now 15 (3x5: possible, severe)"),
        ("/risk rate RK1 3x5 because two started", 'I don\'t know "rate".'),
    ],
)
def test_a_risk_is_scored_with_its_reason(say: Conversation, line: str, told: str) -> None:
    say(POSTS)
    say.later(minutes=2)

    answer = say(line)

    assert answer.startswith(told)
    if told.startswith("RK1"):
        assert "Because: two started" in answer
        assert "Posts stay empty" in answer
    else:
        assert "/risk score RK1 3x5 because two started" in answer


@pytest.mark.parametrize(
    ("line", "told", "copy"),
    [
        ("/risk score RK1 3x5", "Say why, so that the board can follow the score. Try:", "/risk score RK1 3x5 because …"),
        ("/risk score RK1 3x5 because …", "Say why, so that", "/risk score RK1 3x5 because …"),
        ("/risk score RK1 3x5 as at 3 July", "Say why, so that", "/risk score RK1 3x5 as at 3 Jul 2020 because …"),
        ("/risk score RK1 12 because two left", "12 can be 3x4 or 4x3", "/risk score RK1 4x3 because two left"),
        ("/risk score RK1 high because two left", '"high" is no score.', "/risk score RK1 … because two left"),
        ("/risk score RK1", "Say how likely it is and how bad it would be", "/risk score RK1 … because …"),
        ("/risk score RK1 because two left", "Say how likely it is and how bad", "/risk score RK1 … because two left"),
        ("/risk score RK1 3x5 as at 9 July 2020 because two left", '"9 July 2020" is Thu 9 Jul 2020. A score cannot be as at a day in the future.',
         "/risk score RK1 3x5 as at"),
        ("/risk score RK9 3x5 because two left", "There is no risk RK9 on this board. Did you mean:",
         "/risk score RK1 3x5 because two left"),
        ("/risk score A1 3x5 because two left", "A1 is an action (Recruit), not a risk. See it:", "/action show A1"),
    ],
)  # fmt: skip
def test_what_is_not_scored(say: Conversation, line: str, told: str, copy: str) -> None:
    say(POSTS)
    say("/action add Recruit")

    answer = say(line)

    assert answer.startswith(f"Not scored. {told}")
    assert copy in answer
    assert "20 (4x5: likely, severe), as at" in say("/risk show RK1")


def test_a_score_says_which_way_the_risk_goes(say: Conversation) -> None:
    say(POSTS)
    say.later(days=7)
    say("/risk score RK1 3x5 because two started")
    assert "15 (3x5: possible, severe), better, was 20, as at Wed 15 Jul 2020" in say("/risk show RK1")

    say.later(days=7)
    assert say("/risk score RK1 5x5 because three left").splitlines()[0] == (
        "RK1 is now 25 (5x5: almost certain, severe) as at Wed 22 Jul 2020: worse, was 15."
    )
    say.later(days=7)
    assert say("/risk score RK1 5x5 because nobody came").splitlines()[0].endswith("as at Wed 29 Jul 2020: same.")


def test_a_score_of_the_same_day_stands_in_place_of_the_one_before(say: Conversation) -> None:
    say(POSTS)
    say.later(minutes=2)

    told = say("/risk score RK1 3x5 because it was mistyped")

    assert told.splitlines()[0] == "RK1 is now 15 (3x5: possible, severe) as at Wed 8 Jul 2020."
    assert "In place of 20 (4x5: likely, severe), of the same day; both are kept." in told
    assert say("/risk show RK1").count("scored it · 15 (3x5") == 1


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("/risk update RK1 two of five are covered", '"two of five are covered"'),
        ("/risk update RK1 no change", '"no change"'),
        ("/risk RK1 update no change", '"no change"'),
        ("/risk review RK1 no change", '"no change"'),
        ("/risk update RK1 owner: @ali", "Owner <@U0ALI>, in place of <@U0JO>"),
        ("/risk update RK1 owner: Head of MASH", "Owner Head of MASH, in place of <@U0JO>"),
        ("/risk update RK1 controls: a market supplement", "Controls: a market supplement"),
        ("/risk update RK1 title: Posts stay empty in both teams", 'It was: "Posts stay empty"'),
        (
            "/risk update RK1 target: 2x2",
            "20 (4x5: likely, severe) · target 4 (2x2: unlikely, minor), and it is above that",
        ),
        ("/risk update RK1 target: none", "20 (4x5: likely, severe)"),
    ],
)
def test_an_update_is_a_review(say: Conversation, line: str, told: str) -> None:
    say(POSTS)
    say.later(days=7)

    answer = say(line).splitlines()

    assert answer[0].startswith("RK1 reviewed. Posts stay empty")
    assert told in answer
    assert "Last reviewed Wed 15 Jul 2020" in say("/risk show RK1")


@pytest.mark.parametrize(
    ("line", "told", "copy"),
    [
        ("/risk update RK1", "Not updated. Say how it stands, in a sentence.", "/risk update RK1 <note>"),
        ("/risk update RK1 score: 3x4", 'Not updated. "score:" goes with another command.',
         "/risk score RK1 3x4 because …"),
        ("/risk update RK1 two left likelihood: 5", 'Not updated. "likelihood:" goes with another command.',
         "/risk score RK1 likelihood: 5 because …"),
        ("/risk update RK1 fine target: 12", "Not updated. 12 can be 3x4 or 4x3", "/risk update RK1 fine target: 3x4"),
        ("/risk update RK1 title: …", "Not updated. A risk needs a few words", "/risk update RK1"),
        ("/action update RK1 fine", "Not updated. RK1 is a risk (Posts stay empty), not an action.", "/risk show RK1"),
    ],
)  # fmt: skip
def test_what_is_not_updated(say: Conversation, line: str, told: str, copy: str) -> None:
    say(POSTS)

    answer = say(line)

    assert answer.startswith(told)
    assert copy in answer


def test_a_risk_is_shown_with_its_whole_history(say: Conversation) -> None:
    say(POSTS)
    say.later(minutes=2)
    say("/risk score RK1 3x5 because two started")
    say.later(minutes=2)
    say("/risk update RK1 cover runs out in May target: 2x4", by=ALI)

    assert say("/risk RK1") == say("/risk show rk 1")
    assert say("/risk show RK1").splitlines() == [
        "RK1 Posts stay empty",
        "Open · <@U0JO> · 15 (3x5: possible, severe), as at Wed 8 Jul 2020",
        "Target 8 (2x4: unlikely, major), and it is above that",
        "Controls: agency cover",
        'Last said: "cover runs out in May"',
        "Last reviewed Wed 8 Jul 2020",
        "Needs a hand: above target with no open action.",
        "",
        "History, newest first (3 lines)",
        'Wed 8 Jul 2020 09:04 · <@U0ALI> · reviewed it · said "cover runs out in May" · target 2x3 to 2x4',
        "Wed 8 Jul 2020 09:02 · <@U0JO> · scored it · 15 (3x5: possible, severe) as at Wed 8 Jul 2020 · "
        "because: two started",
        "Wed 8 Jul 2020 09:00 · <@U0JO> · added it · 20 (4x5: likely, severe) as at Wed 8 Jul 2020 · owner <@U0JO>",
    ]


MAY = {
    "/risk add Audits slip": (True, False, True, True),
    "/risk score RK1 3x5 because two started": (True, False, True, True),
    "/risk update RK1 no change": (True, False, True, True),
    "/risk update RK1 title: Posts stay open": (False, False, True, True),
    "/risk update RK1 owner: @pat": (False, False, True, True),
    "/risk update RK2 title: Audits slip": (True, False, True, True),
    "/risk close RK1 because every post is filled": (False, False, True, True),
    "/risk show RK1": (True, True, True, True),
    "/risk list": (True, True, True, True),
}


@pytest.mark.parametrize("line", MAY)
@pytest.mark.parametrize(("by", "at"), [(ALI, 0), (KIT, 1), (SAM, 2), (PAT, 3)])
def test_who_may_do_what(say: Conversation, line: str, by: Person, at: int) -> None:
    say(POSTS)
    say("/risk add Visits slip")

    assert say.reply(line, by=by).refused is not MAY[line][at]


def test_an_observer_reviews_and_scores_what_is_theirs(say: Conversation) -> None:
    say("/risk add Posts stay empty owner: <@U0KIT>", by=SAM)

    assert say("/risk update RK1 no change", by=KIT).startswith("RK1 reviewed.")
    assert say("/risk score RK1 2x3 because cover was found", by=KIT).startswith("RK1 is now 6")
    assert say("/risk add Audits slip", by=KIT).startswith("Not added. You are an observer on this board")


def test_the_same_line_twice_changes_nothing_twice(say: Conversation) -> None:
    first = say(POSTS)
    assert say(POSTS).startswith(first)
    assert "1 risk: open" in say("/risk list")

    scored = "/risk score RK1 3x5 because two started"
    assert say(scored, delivery="d1") == say(scored, delivery="d1")
    assert "History, newest first (2 lines)" in say("/risk show RK1")
