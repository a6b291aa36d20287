"""A day that is typed behind a key: `by: Ofsted as at 1 April`. It is read, or asked about, and never passed over."""

import pytest
from conversation import SAM, Conversation

CLAIMS = [
    ("met by: Ofsted as at 1 April 2020", 'reported "met" by Ofsted as at Wed 1 Apr 2020.'),
    ("met by: Ofsted, as at: 1 April 2020", 'reported "met" by Ofsted as at Wed 1 Apr 2020.'),
    ("met source: letter by: Ofsted on 1 April 2020", 'reported "met" by Ofsted as at Wed 1 Apr 2020, letter.'),
    ("met as at 1 April 2020 source: report as at 31 March 2020", "as at Wed 1 Apr 2020, report as at 31 March 2020."),
    ("met source: report of 1 April 2020", 'reported "met" as at Wed 8 Jul 2020, report of 1 April 2020.'),
    ("met source: report as at the last board", 'reported "met" as at Wed 8 Jul 2020, report as at the last board.'),
]


@pytest.mark.parametrize(("typed", "told"), CLAIMS)
def test_a_claims_day_behind_its_body_is_its_day(say: Conversation, typed: str, told: str) -> None:
    say("/measure add M6 Visits in time", by=SAM)

    assert told in say(f"/measure claim M6 {typed}", by=SAM).splitlines()[0]


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("claim M6 met source: cabinet report as at 30 June 2020", "source"),
        ("claim M6 met by: Ofsted source: letter, as of 30 June 2020", "source"),
        ("reading M6 visits 77% source: scorecard as at 30 June", "source"),
        ("reading M6 visits 77% of 412/535 caveat: provisional as at 30 June 2020 source: scorecard", "caveat"),
    ],
)
def test_a_day_that_ends_other_words_is_asked_about(say: Conversation, typed: str, key: str) -> None:
    say("/measure add M6 Visits in time", by=SAM)
    say("/measure target M6 visits at least 85%", by=SAM)

    reason, its_own, of_the_words = say(f"/measure {typed}", by=SAM).splitlines()

    assert reason.startswith("Not saved. ")
    assert f"stands in the {key}, and no other day is typed. Is it the day of what you enter?" in reason
    assert its_own.endswith(" as at: 30 Jun 2020 (it is)")
    assert "as at Tue 30 Jun 2020" in say(its_own.removesuffix(" (it is)"), by=SAM)
    assert " 30 June" not in say("/measure show M6")
    say.later(minutes=2)
    assert "as at Wed 8 Jul 2020" in say(of_the_words.partition(" (it is part of")[0], by=SAM)
    assert " 30 June" in say("/measure show M6")


def test_a_form_asks_nothing(say: Conversation) -> None:
    say("/measure add M6 Visits in time", by=SAM)

    say.fill("/measure claim", {"ref": "M6", "reported": "met", "source": "report as at 30 June 2020"}, by=SAM)

    assert 'Reported "met" (report as at 30 June 2020, as at Wed 8 Jul 2020)' in say("/measure show M6")
