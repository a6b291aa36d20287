"""A reading or a judgement entered by mistake is withdrawn long after, by its name in the person's words; both stay."""

import re

import pytest
from conversation import ALI, JO, KIT, PAT, SAM, Conversation, Person

from board.digest import compose_digest
from board.position import position
from commands.digest.changes import changes_in
from storage.upkeep.verify import problems_in

WHY = "because it was May's figure"


@pytest.fixture
def m6(say: Conversation) -> Conversation:
    """Two indicators with readings of several days, a correction among them; a claim; and a condition judged twice."""
    for line, by in (
        ("/measure add M6 Visits in time", SAM),
        ("/measure target M6 CIN visits at least 85% by 30 June 2020", SAM),
        ("/measure target M6 CP visits at least 90% by 30 June 2020", SAM),
        ("/measure target M6 evidence: children are seen alone", SAM),
        ("/measure reading M6 CIN visits 74% as at 31 May 2020", JO),
        ("/measure reading M6 CIN visits 77% of 412/535 as at 30 June 2020", JO),
        ("/measure reading M6 CP visits 93% as at 31 May 2020", JO),
        ("/measure reading M6 CP visits 91.5% as at 30 June 2020 source: scorecard", JO),
        ("/measure reading M6 CP visits 92% as at 30 June 2020", ALI),
        ("/measure claim M6 met source: cabinet report", JO),
        ("/measure judge M6 M6c not met evidence: two files of ten", PAT),
    ):
        say.later(minutes=2)
        assert not say.reply(line, by=by).refused, line
    say.later(days=1)
    say("/measure judge M6 M6c met evidence: ten files of ten", by=PAT)
    say.later(days=30)
    return say


def shown(say: Conversation) -> str:
    return say("/measure show M6", by=SAM)


@pytest.mark.parametrize(
    ("called", "told"),
    [
        ("reading CIN visits as at 30 June", "the reading CIN visits 77% as at Tue 30 Jun 2020 is withdrawn."),
        ("reading CIN visits 77% as at 30 June 2020", "the reading CIN visits 77% as at Tue 30 Jun 2020"),
        ("reading CIN visits 77%", "the reading CIN visits 77% as at Tue 30 Jun 2020"),
        ("reading cin 30/06/2020", "the reading CIN visits 77% as at Tue 30 Jun 2020"),
        ("the reading of CIN visits for 31 May", "the reading CIN visits 74% as at Sun 31 May 2020"),
        ("reading for May CIN visits", "the reading CIN visits 74% as at Sun 31 May 2020"),
        ("reading 77%", "the reading CIN visits 77% as at Tue 30 Jun 2020"),
        ("reading 77% of 412/535", "the reading CIN visits 77% as at Tue 30 Jun 2020"),
        ("reading CIN 74", "the reading CIN visits 74% as at Sun 31 May 2020"),
        ("figure CP visits 93%", "the reading CP visits 93% as at Sun 31 May 2020"),
        ("reading CP visits 91.5% as at 30 June", "the reading CP visits 91.5% as at Tue 30 Jun 2020"),
        ("reading CP visits 30 June scorecard", "the reading CP visits 91.5% as at Tue 30 Jun 2020"),
        ("judgement met", 'the judgement "met" of M6c by <@U0PAT> on Thu 9 Jul 2020'),
        ("judgement M6c not met", 'the judgement "not met" of M6c by <@U0PAT> on Wed 8 Jul 2020'),
        ("judgment of 8 July", 'the judgement "not met" of M6c by <@U0PAT> on Wed 8 Jul 2020'),
        ("judgement two files", 'the judgement "not met" of M6c by <@U0PAT> on Wed 8 Jul 2020'),
        ("claim", 'the claim "met" (cabinet report, as at Wed 8 Jul 2020) by the council'),
        ("claim from the cabinet report", 'the claim "met" (cabinet report, as at Wed 8 Jul 2020) by the council'),
        ("claim of 8 July", 'the claim "met" (cabinet report, as at Wed 8 Jul 2020) by the council'),
    ],
)
def test_what_is_meant_is_withdrawn(m6: Conversation, called: str, told: str) -> None:
    reply = m6(f"/measure withdraw M6 {called} {WHY}", by=SAM)

    assert reply.startswith(f"M6: {told}"), reply
    assert "Visits in time\nBecause: it was May's figure\n" in reply
    assert problems(m6) == []


@pytest.mark.parametrize(
    ("called", "told", "lines"),
    [
        (
            "reading CIN visits",
            "That could be any of these. Which?",
            ["reading CIN visits 77% as at 30 Jun 2020", "reading CIN visits 74% as at 31 May 2020"],
        ),
        (
            "reading CP visits as at 30 June",
            "That could be any of these. Which?",
            ["reading CP visits 92% as at 30 Jun 2020", "reading CP visits 91.5% as at 30 Jun 2020"],
        ),
        (
            "judgement",
            "That could be any of these. Which?",
            ["judgement M6c met of 9 Jul 2020", "judgement M6c not met of 8 Jul 2020"],
        ),
        (
            "77%",
            "Say which claim, judgement or reading is withdrawn. It could be:",
            ["reading CIN visits 77% as at 30 Jun 2020"],
        ),
        (
            "CIN visits as at 31 May",
            "Say which claim, judgement or reading is withdrawn. It could be:",
            ["reading CIN visits 74% as at 31 May 2020"],
        ),
        ("claim not met", "M6 has no claim of that name. It has:", ["claim met as at 8 Jul 2020"]),
        ("claim as at 1 July", "M6 has no claim of that name. It has:", ["claim met as at 8 Jul 2020"]),
        ("judgement M6a", "M6 has no judgement of that name. It has:", None),
        ("reading CIN visits 75%", "M6 has no reading of that name. It has:", None),
        ("reading CIN visits as at 29 June", "M6 has no reading of that name. It has:", None),
        ("reading CIN visits as at 30 June 2019", "M6 has no reading of that name. It has:", None),
        ("reading LAC visits", "M6 has no reading of that name. It has:", None),
        ("target", "Say which claim, judgement or reading is withdrawn. It could be:", None),
        ("", "Say which claim, judgement or reading is withdrawn. It could be:", None),
    ],
)
def test_what_is_in_doubt_is_asked_with_lines_that_work(
    m6: Conversation, called: str, told: str, lines: list[str] | None
) -> None:
    before = shown(m6)

    first, *offered = m6(f"/measure withdraw M6 {called} {WHY}", by=SAM).splitlines()

    assert first == f"Not withdrawn. {told}"
    assert shown(m6) == before
    if lines is not None:
        assert offered == [f"/measure withdraw M6 {each} {WHY}" for each in lines]
    for line in offered:
        m6.later(minutes=2)
        assert m6(line, by=SAM).startswith("M6: the "), line
        m6("/measure undo", by=SAM)


@pytest.mark.parametrize(
    ("by", "line", "told"),
    [
        (JO, "M6 reading 77% because it was May's figure", "Only the chair or board support can withdraw"),
        (KIT, "M6 judgement met because it was May's figure", "Only the chair or board support can withdraw"),
        (
            PAT,
            "M6 reading 77%",
            "Say why it is withdrawn. Try:\n/measure withdraw M6 reading CIN visits 77% as at 30 Jun",
        ),
        (PAT, "M6 reading 77% because x", '"x" does not say why. Say why it is withdrawn.'),
        (PAT, "M6 reading 77% because …", "Say why it is withdrawn."),
        (SAM, "M9 reading 77% because it was May's figure", "There is no measure M9"),
    ],
)
def test_it_needs_the_right_and_a_reason(m6: Conversation, by: Person, line: str, told: str) -> None:
    before = shown(m6)

    assert told in m6(f"/measure withdraw {line}", by=by)
    assert shown(m6) == before


@pytest.mark.parametrize("called", ["£312,000", "£312k", "312k", "312,000"])
def test_money_is_named_as_it_was_typed(say: Conversation, called: str) -> None:
    say("/measure add M4 Agency staff", by=SAM)
    say("/measure reading M4 £312k as at 31 May 2020")
    say("/measure reading M4 £248.6k as at 30 June 2020")

    assert say(f"/measure withdraw M4 reading {called} {WHY}", by=SAM).startswith("M4: the reading Agency staff")


def test_a_reading_is_kept_and_shown_and_counts_no_more(m6: Conversation) -> None:
    assert "Met: CP visits 92% as at Tue 30 Jun 2020" in shown(m6)

    reply = m6(f"/measure withdraw M6 reading CP visits 92% {WHY}", by=SAM)

    assert "\nCP visits 91.5% of the same day counts.\nMet: CP visits 91.5% as at Tue 30 Jun 2020" in reply
    kept = "Withdrawn on Sat 8 Aug 2020 by <@U0SAM>: reading CP visits 92% as at Tue 30 Jun 2020."
    assert f"{kept} Because: it was May's figure" in shown(m6)
    assert "Met: CP visits 91.5%" in shown(m6)
    assert "(4 readings)" in shown(m6)


def test_the_claims_of_its_day_are_judged_by_what_remains(m6: Conversation) -> None:
    assert "contradict" in shown(m6)
    m6("/measure reading M6 CIN visits 87% as at 7 July 2020 source: typed for M5", by=JO)
    m6("/measure withdraw M6 judgement M6c not met because it was another file", by=SAM)
    claim = 'Reported "met" (cabinet report, as at Wed 8 Jul 2020): '
    then = "not confirmed when made, met since; judged again on Sat 8 Aug 2020, contradicted before."
    assert claim + then in shown(m6)

    reply = m6("/measure withdraw M6 reading CIN visits 87% because it was M5's", by=SAM)

    assert f"{claim}the figures contradict it. Judged again, could not be confirmed before." in reply
    assert "contradict" in shown(m6)


def test_a_judgement_withdrawn_leaves_the_one_before_and_then_none(m6: Conversation) -> None:
    first = m6("/measure withdraw M6 judgement met because it was another team", by=SAM)
    second = m6("/measure withdraw M6 judgement not met because it was another team", by=SAM)

    assert "Not met: children are seen alone (judged by <@U0PAT> on Wed 8 Jul 2020)" in first
    assert "Needs evidence: children are seen alone" in second
    kept = 'Withdrawn on Sat 8 Aug 2020 by <@U0SAM>: M6c judged met by <@U0PAT> ("ten files of ten").'
    assert f"{kept} Because: it was another team" in shown(m6)


def test_the_label_of_the_condition_names_its_judgement(m6: Conversation) -> None:
    assert m6("/measure withdraw M6c judgement of 9 July because it was another team", by=PAT).startswith(
        'M6: the judgement "met" of M6c'
    )


@pytest.mark.parametrize("called", ["reading CIN visits 77%", "judgement met", "claim"])
def test_a_withdrawal_is_undone(m6: Conversation, called: str) -> None:
    before = shown(m6)
    m6(f"/measure withdraw M6 {called} {WHY}", by=SAM)
    assert shown(m6) != before

    assert f"The {called.split(maxsplit=1)[0]} counts again." in m6("/measure undo", by=SAM)
    assert shown(m6) == before
    assert problems(m6) == []


def test_two_entries_that_nobody_could_tell_apart_go_one_by_one(m6: Conversation) -> None:
    m6("/measure reading M6 CIN visits 77% as at 30 June 2020", by=JO)

    for _ in range(2):
        m6.later(minutes=2)
        assert m6(f"/measure withdraw M6 reading CIN visits 77% {WHY}", by=SAM).startswith(
            "M6: the reading CIN visits 77%"
        )
    assert "77%" not in re.sub("Withdrawn.*", "", shown(m6))


def test_whoever_entered_it_cannot_undo_what_was_withdrawn(m6: Conversation) -> None:
    m6("/measure reading M6 CIN visits 88% as at 5 July 2020", by=JO)
    m6(f"/measure withdraw M6 reading 88% {WHY}", by=SAM)

    assert "M6 has had a reading withdrawn since, by <@U0SAM>" in m6("/measure undo", by=JO)


def test_the_digest_tells_it_and_counts_no_reading(m6: Conversation) -> None:
    with m6.log.reading() as store:
        last = store.history.last_of(1)[0]
    m6(f"/measure withdraw M6 reading CIN visits 77% {WHY}", by=SAM)
    m6("/measure withdraw M6 judgement met because it was another team", by=SAM)

    with m6.log.reading() as store:
        changes = changes_in(store.history.after(1, last))
        where = position([], store.measures.all(1), (), m6.now.date())
    assert compose_digest("Board", where, changes, None).measure_changes == (
        "M6 reading CIN visits 77% as at Tue 30 Jun 2020 withdrawn, because: it was May's figure",
        'M6 judgement "met" of M6c withdrawn, because: it was another team',
    )


def problems(say: Conversation) -> list[str]:
    return problems_in(say.log)
