"""Whether the figure of an audit was moderated: said with the figure, by words, by form and by spreadsheet."""

from pathlib import Path

import pytest
from conversation import SAM, Conversation
from spreadsheets import imported

from commands.exports.measures import READING_HEADINGS, reading_rows
from storage.upkeep.verify import problems_in

AUDITS = "/measure reading M4 Audits judged good 72%"


@pytest.fixture
def audited(say: Conversation) -> Conversation:
    say("/measure add M4 Practice is on an improving trajectory", by=SAM)
    say("/measure target M4 Audits judged good at least 80% by 30 June 2020", by=SAM)
    return say


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("moderated: the practice adviser", ", moderated by the practice adviser"),
        (
            "moderated: the practice adviser as at 31 May 2020",
            " as at Sun 31 May 2020, moderated by the practice adviser",
        ),
        ("as at 31 May 2020 moderated: no", " as at Sun 31 May 2020, not moderated"),
        ("moderated: not moderated", ", not moderated"),
        ("source: July audits", ""),
    ],
)
def test_it_stands_beside_the_figure(audited: Conversation, typed: str, told: str) -> None:
    answer = audited(f"{AUDITS} {typed}")

    assert answer.splitlines()[0].endswith(told)
    assert ("moderated" in audited("/measure show M4")) == bool(told)
    assert ("moderated" in audited("/status M4")) == bool(told)
    assert problems_in(audited.log) == []


def test_a_bare_yes_names_nobody(audited: Conversation) -> None:
    assert '"yes" does not say who moderated it.' in audited(f"{AUDITS} moderated: yes")


def test_a_watched_figure_says_it_too(say: Conversation) -> None:
    say("/measure add M8 Audits", by=SAM)
    say("/measure reading M8 Audits judged good 72% moderated: no")

    assert "Audits judged good: 72% · as at Wed 8 Jul 2020, not moderated" in say("/measure show M8")


def test_a_form_has_a_field_for_it(audited: Conversation) -> None:
    audited.fill("/measure reading", {"ref": "M4", "figure": "72%", "moderated": "the practice adviser"})

    assert "72% as at Wed 8 Jul 2020, moderated by the practice adviser" in audited("/measure show M4")


def test_it_comes_in_and_goes_out(audited: Conversation, tmp_path: Path) -> None:
    rows = (
        "M4,Audits judged good,30/04/2020,70,the adviser\n"
        "M4,Audits judged good,31/05/2020,71,no\nM4,Audits judged good,30/06/2020,72,\n"
    )

    report = imported(audited, tmp_path, f"measure,indicator,as at,value,Moderated by\n{rows}")

    assert report[0] == "plan.csv: 3 readings added, 0 on the log already, 0 refused"
    with audited.log.reading() as store:
        found = reading_rows(store.measures.all(1), audited.now.date())
    at = READING_HEADINGS.index("moderated")
    assert [each[at] for each in found] == ["the adviser", "not moderated", ""]


def test_what_is_said_of_a_figure_later_is_an_entry_of_its_own(audited: Conversation, tmp_path: Path) -> None:
    headings, row = "measure,indicator,as at,value,moderated\n", "M4,Audits judged good,30/06/2020,72,"
    imported(audited, tmp_path, f"{headings}{row}\n")

    assert imported(audited, tmp_path, f"{headings}{row}the adviser\n")[0].startswith("plan.csv: 1 reading added")
    assert imported(audited, tmp_path, f"{headings}{row}\n")[0].startswith("plan.csv: no readings added, 1 on the log")
    assert "72% as at Tue 30 Jun 2020, moderated by the adviser" in audited("/measure show M4")
    assert '"yes" does not say who' in "\n".join(imported(audited, tmp_path, f"{headings}{row}yes\n"))
