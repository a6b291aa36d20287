"""What Home asks board support about, and where it asks nothing."""

import pytest
from at_home import look, words
from conversation import SAM, Conversation

NOTHING = "Every open action has an owner and a due date, and no measure lacks a reading."
TWO = ("/measure add M1 Visits", "/measure target M1 visits at least 85%", "/measure target M1 plans at least 50%")
# What Sam types, and the line below "What the log does not say"; empty where nothing is said of it.
ASKED = [
    ((), ""),
    (("/action add Audit @jo due: 31 July",), NOTHING),
    (("/action add Audit due: 31 July",), "1 open action has no owner."),
    (("/action add Audit @jo",), "1 open action has no due date."),
    (("/action add Audit @jo", "/action cancel A1 replaced by another"), ""),
    (("/measure add M1 Visits",), "1 measure has no reading."),
    (("/measure add M1 Visits", "/measure target M1 visits at least 85%"), "1 measure has no reading."),
    (("/measure add M1 Visits", "/measure add M2 Plans", "/measure target M2 evidence: a plan"),
     "1 measure has no reading."),
    (("/measure add M1 Plans", "/measure target M1 evidence: a plan approved by the board"), NOTHING),
    (("/measure add M1 Visits", "/measure reading M1 visits 77% as at 30 June 2020"), NOTHING),
    (("/measure add M1 Visits", "/measure reading M1 visits 77% as at 31 March 2020"), "1 measure has no reading."),
    (("/measure add M1 Visits", "/measure target M1 visits at least 85%",
      "/measure reading M1 visits 77% as at 30 June 2020"), NOTHING),
    ((*TWO, "/measure reading M1 visits 77% as at 30 June 2020"), "1 measure has a target without a reading."),
    ((*TWO, "/measure target M1 evidence: a plan"), "1 measure has no reading."),
    ((*TWO, "/measure reading M1 visits 77% as at 30 June 2020", "/measure reading M1 plans 60% as at 30 June 2020"),
     NOTHING),
    ((*TWO, "/measure reading M1 visits 77% as at 30 June 2019", "/measure reading M1 plans 60% as at 30 June 2020"),
     "1 measure has a target without a reading."),
    ((*TWO, "/measure add M2 Audits", "/measure reading M1 visits 77% as at 30 June 2020"), "1 measure has no reading."),
    (("/risk add Posts stay empty score: 3x4",), "1 risk has no owner."),
    (("/risk add Posts stay empty", "/risk add Audits slip"), "2 risks have no owner."),
    (("/risk add Posts stay empty @jo",), "1 risk is not scored."),
    (("/risk add Posts stay empty @jo score: 3x4 target: 2x2",), "1 risk is above its target with no open action."),
    (("/risk add Posts stay empty @jo score: 3x4",), ""),
    (("/risk add Posts stay empty score: 3x4", "/risk close RK1 because every post is filled"), ""),
    (("/action add Audit @jo due: 31 July", "/risk add Posts stay empty @jo score: 3x4"), NOTHING),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "asked"), ASKED, ids=[f"{len(typed)} {asked}" for typed, asked in ASKED])
def test_support_is_asked_of_what_is_there(say: Conversation, typed: tuple[str, ...], asked: str) -> None:
    for line in typed:
        assert not say(line, by=SAM).startswith(("Not ", "No "))

    told = words(look(say, by=SAM)).splitlines()

    assert asked == (told[told.index("What the log does not say") + 1] if "What the log does not say" in told else "")


def test_what_lacks_all_and_what_lacks_a_part_are_counted_apart(say: Conversation) -> None:
    for line in (*TWO, "/measure add M2 Audits", "/measure reading M1 visits 77% as at 30 June 2020"):
        assert not say(line, by=SAM).startswith(("Not ", "No "))

    told = words(look(say, by=SAM))

    assert "1 measure has no reading.\n1 measure has a target without a reading." in told
    assert "A target without a reading: 1" in told


def test_a_figure_that_an_unsettled_target_names_is_asked_for(northmoor: Conversation) -> None:
    assert "1 measure has a target without a reading." in words(look(northmoor, by=SAM))

    northmoor("/measure reading M5 Regional average 78% as at 30 June 2020", by=SAM)

    assert NOTHING in words(look(northmoor, by=SAM))


def test_what_an_action_lacks_is_given_by_a_form_from_home(say: Conversation) -> None:
    def buttons() -> str:
        told = words(look(say, by=SAM)).splitlines()
        return next((each for each in told if each.startswith("[No owner") or each.startswith("[No due date")), "")

    say("/action add Audit", by=SAM)
    assert buttons() == "[No owner: 1] [No due date: 1] [Give one an owner…] [Give one a date…]"
    say("/action assign A1 @jo", by=SAM)
    assert buttons() == "[No due date: 1] [Give one a date…]"
    say("/action due A1 31 July", by=SAM)
    assert buttons() == ""
