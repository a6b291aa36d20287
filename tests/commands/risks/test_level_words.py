"""A likelihood and an impact as people type them."""

import pytest
from conversation import Conversation

from board.refusals import Refusal
from commands.risks.level_words import IMPACT, LIKELIHOOD, level_in, step_in


@pytest.mark.parametrize(
    ("typed", "level"),
    [
        ("3x4", "3x4"),
        ("3 x 4", "3x4"),
        ("3X4", "3x4"),
        ("3×4", "3x4"),
        ("3*4", "3x4"),
        ("3 by 4", "3x4"),
        ("3/4", "3x4"),
        ("3, 4", "3x4"),
        ("3 4", "3x4"),
        ("(3x4)", "3x4"),
        ("likelihood 3 impact 4", "3x4"),
        ("likelihood 3, impact 4", "3x4"),
        ("impact 4 likelihood 3", "3x4"),
        ("Likelihood: 3; Impact: 4", "3x4"),
        ("probability 3, severity 4", "3x4"),
        ("L3 I4", "3x4"),
        ("L=3, I=4", "3x4"),
        ("likely/major", "4x4"),
        ("likely and major", "4x4"),
        ("Major, likely", "4x4"),
        ("almost certain / severe", "5x5"),
        ("very likely x catastrophic", "5x5"),
        ("rare negligible", "1x1"),
        ("possible 4", "3x4"),
        ("3 major", "3x4"),
        ("likelihood likely impact 4", "4x4"),
        ("12 (3x4)", "3x4"),
        ("3x4 = 12", "3x4"),
        ("12 (3x4: possible, major)", "3x4"),
        ("score 3x4", "3x4"),
        ("possible major 12", "3x4"),
    ],
)
def test_the_likelihood_is_the_first_of_two_numbers(typed: str, level: str) -> None:
    assert str(level_in(typed)) == level


@pytest.mark.parametrize(
    ("typed", "why", "instead"),
    [
        ("12", "12 can be 3x4 or 4x3: likelihood, then impact. Which?", ["3x4", "4x3"]),
        ("4", "4 can be 1x4 or 2x2 or 4x1: likelihood, then impact. Which?", ["1x4", "2x2", "4x1"]),
        ("score 20", "20 can be 4x5 or 5x4: likelihood, then impact. Which?", ["4x5", "5x4"]),
        ("25", "25 alone does not say how likely and how bad. Is it this?", ["5x5"]),
        ("7", "No likelihood and impact come to 7.", []),
        ("0", "No likelihood and impact come to 0.", []),
        ("6x2", '"6x2" is not on the scale.', []),
        ("0x3", '"0x3" is not on the scale.', []),
        ("3x4=14", '"3x4=14" does not come out: 3 x 4 is 12.', []),
        ("possible major 9", "9 is not what these come to.", []),
        ("3x4x2", '"3x4x2" does not come out', []),
        ("1 2 3 4", '"1 2 3 4" says two different things.', []),
        ("likely unlikely 3", '"likely unlikely 3" says two different things.', []),
        ("likely", '"likely" says nothing of the impact.', []),
        ("impact 4", '"impact 4" says nothing of the likelihood.', []),
        ("", '"" says nothing of the likelihood and impact.', []),
        ("high/medium", '"high/medium" is no score.', []),
        ("high", '"high" is no score.', []),
        ("3.5x4", '"3.5x4" is no score.', []),
        ("3-4", '"3-4" is no score.', []),
        ("three by four", '"three by four" is no score.', []),
        ("red", '"red" is no score.', []),
    ],
)
def test_what_is_none_is_asked_about(typed: str, why: str, instead: list[str]) -> None:
    with pytest.raises(Refusal) as refused:
        level_in(typed)

    assert refused.value.reason.startswith(why)
    assert [words for words, _ in refused.value.instead] == instead


@pytest.mark.parametrize(
    ("typed", "kind", "step"),
    [
        ("3", LIKELIHOOD, 3),
        ("likely", LIKELIHOOD, 4),
        ("4 likely", LIKELIHOOD, 4),
        ("Almost certain", LIKELIHOOD, 5),
        ("5", IMPACT, 5),
        ("severe", IMPACT, 5),
        ("impact 2", IMPACT, 2),
    ],
)
def test_after_a_key_of_its_own_a_step_is_a_word_or_a_number(typed: str, kind: str, step: int) -> None:
    assert step_in(typed, kind) == step


@pytest.mark.parametrize(
    ("typed", "kind"),
    [("6", LIKELIHOOD), ("major", LIKELIHOOD), ("likely", IMPACT), ("3x4", IMPACT), ("high", IMPACT), ("", IMPACT)],
)
def test_another_word_is_no_step_of_it(typed: str, kind: str) -> None:
    with pytest.raises(Refusal, match=f"is no {kind}. {kind.capitalize()}: 1 "):
        step_in(typed, kind)


@pytest.mark.parametrize(
    ("title", "score"),
    [
        ("Posts stay empty 4x3", "4x3"),
        ("Posts stay empty, likelihood 4, impact 3", "4x3"),
        ("Posts stay empty (2 × 5)", "2x5"),
    ],
)
def test_a_score_in_the_title_is_offered_as_the_risks(say: Conversation, title: str, score: str) -> None:
    assert say(f"/risk add {title}").splitlines()[-1] == (
        f"The score in the title is not the risk's yet. To score it: /risk score RK1 {score} because …"
    )
