"""A judgement that is asked about: each line to copy keeps the evidence that was typed."""

import pytest
from conversation import PAT, SAM, Conversation


@pytest.fixture
def measured(say: Conversation) -> Conversation:
    """M6 with a figure to reach and two conditions for a person to judge."""
    say("/measure add M6 Statutory visits", by=SAM)
    say("/measure target M6 CIN visits at least 85% by 30 June 2021", by=SAM)
    say("/measure target M6 evidence: visits have a purpose", by=SAM)
    say("/measure target M6 evidence: children are seen alone", by=SAM)
    return say


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (
            "/measure judge M6 met evidence: audit of 20 visits",
            [
                "Not saved. Say which condition you judge:",
                "/measure judge M6b met evidence: audit of 20 visits (visits have a purpose)",
                "/measure judge M6c met evidence: audit of 20 visits (children are seen alone)",
            ],
        ),
        (
            "/measure judge M6 not met evidence: audit of 20 visits",
            [
                "Not saved. Say which condition you judge:",
                "/measure judge M6b not met evidence: audit of 20 visits (visits have a purpose)",
                "/measure judge M6c not met evidence: audit of 20 visits (children are seen alone)",
            ],
        ),
        (
            "/measure judge M6 met, audit of 20 visits",
            [
                "Not saved. Say which condition you judge:",
                "/measure judge M6b met evidence: audit of 20 visits (visits have a purpose)",
                "/measure judge M6c met evidence: audit of 20 visits (children are seen alone)",
            ],
        ),
        (
            "/measure judge M6b met: audit of 20 visits",
            [
                'Not saved. Say "met" or "not met", and as evidence what you saw. Try:',
                "/measure judge M6b met evidence: audit of 20 visits",
            ],
        ),
        (
            "/measure judge M6b partly evidence: audit of 20 visits",
            [
                'Not saved. Say "met" or "not met", and as evidence what you saw. Try:',
                "/measure judge M6b met evidence: audit of 20 visits",
                "/measure judge M6b not met evidence: audit of 20 visits",
            ],
        ),
    ],
)
def test_a_judgement_asked_about_keeps_the_evidence(measured: Conversation, typed: str, told: list[str]) -> None:
    assert measured(typed, by=PAT).splitlines() == told
    for line in told[1:]:
        measured.later(minutes=2)
        assert "judged" in measured(line.split(" (")[0], by=PAT)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("purpose met", "M6b judged met: visits have a purpose."),
        ("children are seen alone: not met", "M6c judged not met: children are seen alone."),
    ],
)
def test_a_condition_is_named_by_words_that_only_it_has(measured: Conversation, typed: str, told: str) -> None:
    assert measured(f"/measure judge M6 {typed} evidence: audit of 20 visits", by=PAT).startswith(told)


def test_words_that_name_none_turn_no_judgement_round(measured: Conversation) -> None:
    told = measured("/measure judge M6 supervision not met evidence: 3 of 9 booked", by=PAT)

    assert told.splitlines()[1:] == [
        "/measure judge M6b not met evidence: 3 of 9 booked (visits have a purpose)",
        "/measure judge M6c not met evidence: 3 of 9 booked (children are seen alone)",
    ]
