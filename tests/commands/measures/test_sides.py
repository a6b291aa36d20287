"""The claim and the figures side by side: which verdicts are told in full, and which in a few words."""

from datetime import date
from decimal import Decimal

import pytest

from board.conditions import Claim, Condition, Kind, Reading
from board.measures import Assessment, Measure, assess
from commands.measures.indicators.claim_wording import claim_line, mismatch_lines
from commands.measures.indicators.wording import measure_words
from commands.reply import as_text, paragraph
from commands.standing.claimed import claimed_line

TODAY = date(2020, 7, 8)
CIN = Condition(1, "M6a", Kind.THRESHOLD, "CIN visits", target=Decimal(85))
CP = Condition(2, "M6b", Kind.THRESHOLD, "CP visits", target=Decimal(85))
PURPOSE = Condition(3, "M6c", Kind.EVIDENCE, "Visits have a purpose")
MET = Claim(1, "Target Met", True, TODAY, "cabinet report")
NOT_MET = Claim(1, "not there yet", False, TODAY)
SAID = 'reported "Target Met" (cabinet report, as at Wed 8 Jul 2020)'


def assessed(*conditions: Condition, claim: Claim | None = MET, cin: int = 77) -> Assessment:
    readings = (Reading(1, "CIN visits", TODAY, Decimal(cin)), Reading(2, "CP visits", TODAY, Decimal(90)))
    claims = (claim,) if claim else ()
    return assess(Measure(1, "M6", "Visits", conditions=conditions, readings=readings, claims=claims), TODAY)


def test_what_fails_is_told_in_full_and_the_rest_in_a_few_words() -> None:
    of = assessed(CIN, CP, PURPOSE)

    assert as_text([paragraph(*mismatch_lines(of))]).splitlines() == [
        f"M6 Visits: {SAID[:-1]}; not borne out when made).",
        "Not met: CIN visits 77% as at Wed 8 Jul 2020, target at least 85%, 8 points short",
        "Otherwise: Visits have a purpose, needs evidence; CP visits 90%, met.",
    ]
    assert as_text([paragraph(claimed_line(of))]) == "M6 Visits: CIN visits 77%, target at least 85%: 8 points short"
    assert measure_words(of).endswith(" · worst of 3 conditions")


def test_what_is_not_known_is_told_in_full_where_nothing_fails() -> None:
    of = assessed(CIN, CP, PURPOSE, cin=85)

    assert as_text([paragraph(*mismatch_lines(of))]).splitlines() == [
        f"M6 Visits: {SAID[:-1]}; not confirmed when made).",
        "Needs evidence: Visits have a purpose",
        "Otherwise: CIN visits 85%, met; CP visits 90%, met.",
    ]


def test_a_measure_that_was_reported_not_met_and_is_met_tells_every_figure() -> None:
    of = assessed(CIN, CP, claim=NOT_MET, cin=85)

    assert as_text([paragraph(claimed_line(of))]) == (
        "M6 Visits: CIN visits 85%, target at least 85%: met · CP visits 90%: met"
    )


def test_a_claim_without_a_target_has_nothing_that_could_confirm_it() -> None:
    of = assessed()

    assert as_text([paragraph(*mismatch_lines(of))]).splitlines() == [
        f"M6 Visits: {SAID[:-1]}; not confirmed when made).",
        "No target is set for this measure, so no figure can confirm it.",
    ]
    assert measure_words(of) == "watched · CIN visits: 77% · as at Wed 8 Jul 2020 · and 1 more figure"


@pytest.mark.parametrize(
    ("of", "told"),
    [
        (assessed(CIN), 'Reported "Target Met" (cabinet report, as at Wed 8 Jul 2020): the figures contradict it.'),
        (assessed(CP), 'Reported "Target Met" (cabinet report, as at Wed 8 Jul 2020): the figures bear it out.'),
        (
            assessed(PURPOSE),
            'Reported "Target Met" (cabinet report, as at Wed 8 Jul 2020): the figures cannot confirm it.',
        ),
        (assessed(CIN, claim=NOT_MET), 'Reported "not there yet" (as at Wed 8 Jul 2020): the figures bear it out.'),
        (assessed(CP, claim=NOT_MET), 'Reported "not there yet" (as at Wed 8 Jul 2020): the figures contradict it.'),
        (assessed(CIN, claim=None), "Nothing has been claimed."),
    ],
)
def test_the_claim_and_how_the_figures_stand_to_it(of: Assessment, told: str) -> None:
    assert claim_line(of) == told
