"""`/area rate` and `/board scale`: the self-assessment, typed and by import."""

from pathlib import Path

import pytest
from conversation import DATA, PAT, SAM, Conversation
from spreadsheets import import_all

from storage.upkeep.verify import problems_in

DEVON = DATA / "devon_self_assessment.csv"


def brought_in(say: Conversation, path: Path) -> list[str]:
    said: list[str] = []
    import_all(say.log, [path], lambda s: s.boards.all()[0], say.now, False, said.append, lambda _: say.crowd)
    return said


@pytest.fixture
def devon(say: Conversation) -> Conversation:
    """Devon's self-assessment of 2017, and what was published of 2015."""
    brought_in(say, DEVON)
    for ref, rung in (("AR1", "RI"), ("AR4", "Light Amber"), ("AR15", "Inadequate")):
        assert not say.reply(f"/area rate {ref} {rung} as at 31 March 2015 source: published in 2017", by=SAM).refused
        say.later(minutes=2)
    return say


def test_devons_nineteen_judgements_come_in(say: Conversation) -> None:
    assert brought_in(say, DEVON)[0] == "devon_self_assessment.csv: 19 rungs added, 0 on the log already, 0 refused"
    assert brought_in(say, DEVON)[0] == "devon_self_assessment.csv: no rungs added, 19 on the log already, 0 refused"
    assert problems_in(say.log) == []


def test_counts_on_each_rung_are_said(devon: Conversation) -> None:
    assert devon("/area list").splitlines()[1] == (
        "Self-assessment: Requires significant improvement 2 · Requires improvement 11 · Good 2 · Secure good 3 · Outstanding 1"
    )


def test_the_movement_since_2015_is_told_in_the_words_of_the_scale(devon: Conversation) -> None:
    said = devon("/area list").splitlines()

    assert "AR1 Leadership and Governance · Good, up from Requires improvement (Tue 31 Mar 2015)" in said
    assert "AR4 Resource and Workforce Management · Good, up from Requires improvement (Tue 31 Mar 2015)" in said
    care_leavers = "AR15 Care Leavers · Requires improvement, up from Inadequate (Tue 31 Mar 2015)"
    assert care_leavers in devon("/area list care leavers").splitlines()
    for since in ("since: 1 April 2015", "since 1 April 2015", "moved since 31 March 2015"):
        assert care_leavers in devon(f"/area list care leavers {since}").splitlines(), since


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("Good", "AR2 is Good, up from Requires improvement (Fri 31 Mar 2017)."),
        ("light green", "AR2 is Good, up from"),
        ("Good (Light Green)", "AR2 is Good, up from"),
        ("light green - good", "AR2 is Good, up from"),
        ("RI (light amber) & Outstanding (purple)", "AR2 is Requires improvement & Outstanding, up from"),
        ("Good (Purple)", 'Not entered. "Good (Purple)" is no rung of this board\'s scale.'),
        ("RSI", "AR2 is Requires significant improvement, down from Requires improvement"),
        ("requires improvement as at 1 July 2020", "AR2 is Requires improvement, as before (Fri 31 Mar 2017)."),
        ("RI & Outstanding", "AR2 is Requires improvement & Outstanding, up from Requires improvement"),
        ("Requires Improvement/Good", "AR2 is Requires improvement & Good, up from Requires improvement"),
        ("Inadequate and Outstanding", "AR2 is Inadequate & Outstanding, was Requires improvement"),
        ("Goood", 'Not entered. "Goood" is no rung of this board\'s scale.'),
        ("amber", 'Not entered. "amber" is no rung of this board\'s scale.'),
        ("", "Not entered. Say on which rung AR2 is:"),
        ("Good as at 1 July 2021", "Not entered."),
        ("Requires improvement as at 31 March 2017 source: Devon paper 2017 (points and as-at month-end added)",
         "Not entered. AR2 is Requires improvement as at Fri 31 Mar 2017, not moderated already."),
    ],
)  # fmt: skip
def test_a_judgement_is_read_or_asked_about(devon: Conversation, typed: str, told: str) -> None:
    assert devon(f"/area rate AR2 {typed}").startswith(told)


def test_who_moderated_it_is_said_or_that_nobody_did(devon: Conversation) -> None:
    assert "not moderated." in devon("/area rate AR2 Good")
    devon.later(minutes=2)
    assert "moderated by the practice adviser." in devon("/area rate AR3 Good moderated: the practice adviser")
    assert "AR3 " not in devon("/area list not moderated")


def test_those_below_their_goal_are_listed(devon: Conversation) -> None:
    devon("/area edit AR2 goal: dark green", by=SAM)
    devon("/area edit AR1 goal: Secure good", by=SAM)

    assert "AR2 Commissioning and Quality · Requires improvement; 2 rungs below its goal" in devon(
        "/area list two below goal"
    )
    assert "AR1 " not in devon("/area list two below goal")
    assert "AR1 " in devon("/area list below goal")


def test_a_judgement_is_taken_back(devon: Conversation) -> None:
    devon("/area rate AR2 Outstanding")

    assert "no longer counted" in devon("/area undo")
    assert "AR2 Commissioning and Quality · Requires improvement" in devon("/area list").splitlines()
    assert problems_in(devon.log) == []


def test_a_board_has_a_scale_of_its_own(devon: Conversation) -> None:
    assert "22 judgements were made on the scale that is in force." in devon("/board scale Low, Middle, High", by=SAM)
    devon.later(minutes=2)
    assert devon("/board scale Low, Middle, High sure: yes", by=PAT).splitlines()[1:4] == [
        "1. Low",
        "2. Middle",
        "3. High",
    ]
    assert devon("/area rate AR2 Good").startswith('Not entered. "Good" is no rung')
    assert devon("/area rate AR2 high").startswith("AR2 is High, was Requires improvement (Fri 31 Mar 2017).")
    assert "another scale 18" in devon("/area list")
    assert problems_in(devon.log) == []


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("Low, High", "A scale has 3 to 6 rungs"),
        ("a, b, c, d, e, f, g", "that is 7"),
        ("Low, low, High", "A rung stands there twice"),
        ("Low, Middle, " + "High" * 20, "is too long for a rung"),
        ("six points", "That is the scale already"),
    ],
)
def test_what_makes_no_scale_is_refused(say: Conversation, typed: str, told: str) -> None:
    assert told in say(f"/board scale {typed}", by=SAM)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("Good moderated: the adviser as at 7 July", "As at Tue 7 Jul 2020, moderated by the adviser."),
        ("Good source: July paper as at 1 June", "As at Mon 1 Jun 2020, not moderated."),
        ("Good moderated: no", "As at Wed 8 Jul 2020, not moderated."),
        ("Good moderated: not moderated", "As at Wed 8 Jul 2020, not moderated."),
        ("Good moderated: yes", '"yes" does not say who moderated it.'),
        ("Inadequate as at 31 March 2017", "In place of Requires improvement, of the same day; both are kept."),
    ],
)
def test_the_day_and_the_moderator_are_read_wherever_they_stand(devon: Conversation, typed: str, told: str) -> None:
    assert told in devon(f"/area rate AR2 {typed}")


def test_a_goal_that_is_no_rung_is_answered_with_those_there_are(devon: Conversation) -> None:
    assert "/area edit AR2 goal: Secure good" in devon("/area edit AR2 goal: Splendid", by=SAM)


def test_a_moderator_in_a_file_is_somebody(say: Conversation, tmp_path: Path) -> None:
    (tmp_path / "self.csv").write_text(
        "domain,rating,as_at,Moderated by\nHelp,Good,2020-03-31,no\nCare,Good,2020-03-31,yes\n", encoding="utf-8"
    )
    said = "\n".join(brought_in(say, tmp_path / "self.csv"))

    assert "1 rung" in said
    assert '"yes" does not say who moderated it' in said
    assert "Help · Good" in say("/area list not moderated")


def test_a_goal_on_an_earlier_scale_is_said(say: Conversation) -> None:
    say("/area add R7 Visits goal: Good", by=SAM)

    assert "R7 has a goal that is not on the new one." in say("/board scale Low, Middle, High", by=SAM)


def test_a_judgement_of_an_earlier_day_is_not_told_as_the_one_that_stands(say: Conversation) -> None:
    say("/area add R15 Fostering", by=SAM)
    say("/area rate R15 Good as at 30 June 2020", by=SAM)

    assert say("/area rate R15 Inadequate as at 31 March 2018", by=SAM).splitlines() == [
        "R15 was Inadequate. Fostering",
        "As at Sat 31 Mar 2018, not moderated.",
        "Its latest judgement is Good as at Tue 30 Jun 2020.",
        "Undo: /area undo",
    ]
    assert "R15 Fostering · Good, up from Inadequate (Sat 31 Mar 2018)" in say("/area list")
