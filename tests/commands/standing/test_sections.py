"""What the digest and `/status` say of a board, section by section, by what its people have typed."""

import pytest
from conversation import ALI, JO, PAT, SAM, Conversation

from commands.reply import Table

LONG = "Single definition agreed for each of the seven measures"


def digest(say: Conversation, *lines: str) -> list[str]:
    for line in lines:
        answer = say.reply(f"/{line}", by=SAM)
        assert not answer.refused, line
        say.later(seconds=90)
    return say("/digest").splitlines()


VISITS = (
    "measure add M6 Visits", "measure target M6 CIN visits at least 85% by 30 June 2020",
    "measure target M6 CP visits at least 85% by 30 June 2020",
)  # fmt: skip
SHORT = "measure reading M6 CIN visits 77% as at 30 June 2020"
PASSES = "measure reading M6 CIN visits 86% as at 30 June 2020"
CP_PASSES = "measure reading M6 CP visits 90% as at 30 June 2020"
CP_SHORT = "measure reading M6 CP visits 80% as at 30 June 2020"
LATER = "measure reading M6 CIN visits {} as at 8 July 2020"
MET = "measure claim M6 met as at 1 July 2020"
NOT_MET = "measure claim M6 not met as at 1 July 2020"
TOLD_OF_M6 = [
    # What is typed beside the targets, and what stands under its title; nothing where the claim is not in question.
    ([SHORT, CP_PASSES, MET], "Reported met, and not met", "CIN visits 77%, target at least 85% by 30 Jun: 8 points short"),
    (
        [SHORT, CP_SHORT, MET], "Reported met, and not met",
        "CIN visits 77%, target at least 85% by 30 Jun: 8 points short · CP visits 80%: 5 points short",
    ),
    (
        [PASSES, CP_PASSES, MET, LATER.format("80%")], "Reported met, and not met",
        "slipped since. CIN visits 80%, target at least 85% by 30 Jun: slipped, 5 points short",
    ),
    (
        [SHORT, CP_PASSES, MET, LATER.format("86%")], "Reported met, and not met",
        "CIN visits 77%, target at least 85% by 30 Jun: 8 points short · met since: CIN visits 86%",
    ),
    (
        [SHORT, CP_PASSES, MET, LATER.format("84%")], "Reported met, and not met",
        "CIN visits 77%, target at least 85% by 30 Jun: 8 points short · now CIN visits 84%: 1 point short",
    ),
    (
        [SHORT, CP_PASSES, MET, LATER.format("60%")], "Reported met, and not met",
        "CIN visits 77%, target at least 85% by 30 Jun: 8 points short · now CIN visits 60%: 25 points short",
    ),
    (
        [SHORT, CP_PASSES, f"{MET} by: scrutiny"], "Reported met, and not met",
        "Scrutiny's claim. CIN visits 77%, target at least 85% by 30 Jun: 8 points short",
    ),
    (
        [SHORT, CP_PASSES, MET, f"{NOT_MET} by: Ofsted"], "Reported met, and not met",
        "CIN visits 77%, target at least 85% by 30 Jun: 8 points short · 1 other claim: /measure show M6",
    ),
    (
        [PASSES, CP_PASSES, NOT_MET], "Reported not met, and met",
        "CIN visits 86%, target at least 85% by 30 Jun: met · CP visits 90%: met",
    ),
    (
        [SHORT, CP_PASSES, "measure target M6 CIN visits rising each month", MET], "Reported met, and not met",
        "CIN visits 77%, target at least 85% by 30 Jun: 8 points short",
    ),
    (["measure target M6 evidence: a plan", "measure judge M6c not met evidence: no plan", CP_PASSES, SHORT, "measure claim M6 met"],
     "Reported met, and not met",
     "CIN visits 77%, target at least 85% by 30 Jun: 8 points short · a plan: not met"),
    ([SHORT, CP_PASSES, "measure claim M6 on target as at 1 July 2020"],
     "Reported on target, and not", "CIN visits 77%, target at least 85% by 30 Jun: 8 points short"),
    ([PASSES, CP_PASSES, "measure claim M6 not met as at 30 June 2020"], "", ""),
    ([PASSES, CP_PASSES, "measure claim M6 not met as at 30 June 2020 by: Ofsted"], "", ""),
    ([PASSES, CP_PASSES, MET], "", ""),
    ([SHORT, CP_PASSES, NOT_MET], "", ""),
    ([PASSES, MET], "", ""),
    ([SHORT], "", ""),
]  # fmt: skip


def test_a_claim_made_before_its_day_is_not_to_go_once_that_has_passed(say: Conversation) -> None:
    before = "M6 Visits: visits 78%, target at least 90% by 31 Jul: 12 points to go"
    assert before in digest(
        say,
        "measure add M6 Visits",
        "measure target M6 visits at least 90% by 31 July 2020",
        "measure reading M6 visits 78% as at 30 June 2020",
        "measure claim M6 met",
    )

    say.later(days=30)
    assert f"{before} · now not met, 12 points short" in digest(say)


@pytest.mark.parametrize(("typed", "title", "told"), TOLD_OF_M6)
def test_what_was_claimed_and_is_not_so(say: Conversation, typed: list[str], title: str, told: str) -> None:
    lines = digest(say, *VISITS, *typed)

    titles = [line for line in lines if line.startswith("Reported ")]
    assert titles == ([title] if title else [])
    if title:
        assert lines[lines.index(title) + 1] == f"M6 Visits: {told}"
    assert sum(line.startswith("M6 ") for line in lines) == 1


ROWS = [
    # What is typed of M1, and its row.
    ([], "none · no target is set · watched"),
    (["target M1 visits at least 85%"], "none · at least 85% · no reading"),
    (["target M1 visits at least 85%", "reading M1 visits 90%"], "90% · at least 85% · met"),
    (["target M1 visits at least 85% by 31 August 2020", "reading M1 visits 80%"], "80% · at least 85% by 31 Aug · 5 points to go"),
    (["target M1 visits at least 85% by 31 March 2021", "reading M1 visits 90%"], "90% · at least 85% by 31 Mar 2021 · on target"),
    (["target M1 cases at most 25", "reading M1 cases 27.5"], "27.5 · at most 25 · not met, 2.5 over"),
    (["target M1 visits at least 100%", "reading M1 visits 99% as at 31 May 2020", "reading M1 visits 100%"], "100%, better · 100% · met"),
    (["target M1 visits rising", "reading M1 visits 80% as at 31 May 2020", "reading M1 visits 80%"],
     "80%, same · rising · broken: no better than at the start"),
    (["target M1 visits at least 85%", "reading M1 visits 90% as at 30 June 2019"], "90% · at least 85% · no reading since 30 Jun 2019"),
    (["target M1 evidence: a robust plan"], "none · evidence · needs evidence"),
    (["target M1 evidence: a robust plan", "target M1 cases at most 25", "reading M1 cases 17"], "17 · at most 25 · needs evidence"),
    (
        ["target M1 evidence: a robust plan", "target M1 cases at most 25", "reading M1 cases 17",
         "judge M1 M1a not met evidence: no plan in the folder"],
        "17 · at most 25 · evidence not met",
    ),
    (
        ["target M1 evidence: a robust plan", "target M1 cases at most 25", "reading M1 cases 17 as at 31 March",
         "judge M1 M1a not met evidence: no plan in the folder"],
        "17 · at most 25 · evidence not met; no reading since 31 Mar",
    ),
    (
        ["target M1 evidence: a robust plan", "judge M1 M1a not met evidence: no plan in the folder"],
        "none · evidence · not met",
    ),
    (
        ["target M1 evidence: a robust plan", "target M1 cases at most 25", "reading M1 cases 17",
         "judge M1 M1a met evidence: plan in the folder"],
        "17 · at most 25 · met",
    ),
    (["target M1 visits within 10 points of Regional average", "reading M1 visits 70%"],
     "70% · within 10 points of Regional average · no reading: Regional average"),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "row"), ROWS)
def test_a_measure_is_a_row_of_a_few_words(say: Conversation, typed: list[str], row: str) -> None:
    lines = digest(say, "measure add M1 Caseloads", *(f"measure {each}" for each in typed))

    assert (
        lines[lines.index("Escalation measures, worst first: latest, target, verdict") + 1] == f"M1 Caseloads · {row}"
    )


def test_an_unconfirmed_claim_is_marked_where_not_every_measure_was_claimed(say: Conversation) -> None:
    told = digest(
        say,
        "measure add M1 Plan",
        "measure target M1 evidence: a plan",
        "measure claim M1 met",
        "measure add M2 Visits",
    )
    assert "M1 Plan · none · evidence · needs evidence; reported met" in told

    assert "M1 Plan · none · evidence · needs evidence" in digest(say, "measure claim M2 met")


def test_an_unconfirmed_claim_of_a_measure_without_a_target_is_marked_too(say: Conversation) -> None:
    told = digest(say, "measure add M1 Plan", "measure claim M1 met by: Ofsted")
    assert "M1 Plan · none · no target is set · watched; reported met by Ofsted" in told

    told = digest(say, "measure claim M1 met", "measure add M2 Visits", "measure claim M2 not met")
    assert "M1 Plan · none · no target is set · watched; reported met; 1 other claim" in told
    assert "M2 Visits · none · no target is set · watched; reported not met" in told


def test_another_bodys_claim_is_not_marked_as_the_councils(say: Conversation) -> None:
    told = digest(
        say,
        "measure add M1 Plan",
        "measure target M1 evidence: a plan",
        "measure claim M1 met",
        "measure add M2 Visits",
        "measure target M2 visits at least 85%",
        "measure claim M2 met by: scrutiny",
    )
    assert told[2].startswith("1 of 2 escalation measures was reported met:")
    assert "M1 Plan · none · evidence · needs evidence; reported met" in told
    assert "M2 Visits · none · at least 85% · no reading; reported met by scrutiny" in told


OVERDUE = [
    ("Visits plan <@U0JO>", "A1 Visits plan · <@U0JO> · 38 days"),
    ("Visits plan owner: Head of Service, MASH and Locality", "A1 Visits plan · Head of Service, MASH… · 38 days"),
    ("Visits plan", "A1 Visits plan · no owner · 38 days"),
    (f"{LONG} <@U0JO>", "A1 Single definition agreed for each of the… · <@U0JO> · 38 days"),
    (f"{LONG} <@U0JO> ref: R10-02", "R10-02 Single definition agreed for each of… · <@U0JO> · 38 days"),
    (f"{LONG} <@U0JO> ref: SR (25/26) 01", "SR (25/26) 01 Single definition agreed for… · <@U0JO> · 38 days"),
    (f"{'x' * 60} <@U0JO>", f"A1 {'x' * 41}… · <@U0JO> · 38 days"),
]


@pytest.mark.parametrize(("typed", "line"), OVERDUE)
def test_an_overdue_action_is_a_line_or_two(say: Conversation, typed: str, line: str) -> None:
    title, *more = typed.split(" ref: ")
    told = digest(say, f"action add {title} due: 31 May 2020{f' ref: {more[0]}' if more else ''}")

    assert told[told.index("Overdue, longest first") + 1] == line
    assert line in say("/status").splitlines()


DUE = [
    ([], "Due before the board on 5 Aug: nothing."),
    (["31 July 2020"], "Due before the board on 5 Aug: 1 · next A1 on Fri 31 Jul"),
    (["5 August 2020"], "Due before the board on 5 Aug: 1 · next A1 on Wed 5 Aug"),
    (["6 August 2020"], "Due before the board on 5 Aug: nothing."),
    (["31 July 2020"] * 3, "Due before the board on 5 Aug: 3 · next A1, A2, A3 on Fri 31 Jul"),
    (["31 July 2020", "9 July 2020", "10 July 2020", "9 July 2020"],
     "Due before the board on 5 Aug: 4 · next A2, A4 on Thu 9 Jul, A3 on Fri 10 Jul"),
]  # fmt: skip


@pytest.mark.parametrize(("days", "line"), DUE)
def test_what_is_due_next_is_a_count_and_the_next_three(say: Conversation, days: list[str], line: str) -> None:
    told = digest(say, *(f"action add Plan {number} <@U0JO> due: {day}" for number, day in enumerate(days)))

    assert line in told


def test_what_needs_a_hand_is_counted(say: Conversation) -> None:
    told = digest(
        say, "action add One <@U0JO>", "action add Two owner: Head of Service", "action add Three due: 31 July"
    )

    assert "Needs a hand: 1 without an owner · 1 with no Slack owner · 2 without a date" in told
    assert (
        "Needs a hand: 1 without an owner: /action list unowned · 1 with no Slack owner: /action list no slack owner · "
        "2 without a date: /action list undated"
    ) in say("/status").splitlines()
    say.later(days=28)
    assert any(line.endswith(" · 3 with no update for 28 days") for line in say("/digest").splitlines())


@pytest.mark.parametrize(
    ("by", "line", "words"),
    [
        (PAT, "/status", "1 waits for you."), (PAT, "/status share", "1 waits for the chair."),
        (SAM, "/status", "1 waits for the chair."), (ALI, "/digest", "1 waits for the chair."),
    ],
)  # fmt: skip
def test_what_waits_stands_in_the_first_lines(say: Conversation, by: object, line: str, words: str) -> None:
    digest(say, "action add One <@U0JO> due: 31 July")
    say("/action done A1 dip sample of 20", by=JO)

    answer = say(line, by=by)  # type: ignore[arg-type]
    assert answer.splitlines()[1] == f"No actions are overdue; none is open. {words}"


def test_the_page_and_the_digest_tell_of_a_measure_in_the_same_words(northmoor: Conversation) -> None:
    page, posted = (
        [part for part in northmoor.reply(line).parts if isinstance(part, Table)] for line in ("/status", "/digest")
    )

    [short], [whole] = page, posted
    assert set(short.rows) <= set(whole.rows)
    assert short.headings == whole.headings == ("Measure", "Latest", "Target", "Verdict")
