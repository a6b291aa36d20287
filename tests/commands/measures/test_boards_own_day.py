"""The day of a judgement and of a figure is the board's own: in British Summer Time it begins an hour before UTC's."""

from datetime import UTC, datetime

from conversation import PAT, SAM, Conversation

from commands.exports.measures import judgement_rows

# Sixteen minutes past midnight on Thursday 9 July in London.
AFTER_MIDNIGHT = datetime(2020, 7, 8, 23, 16, tzinfo=UTC)


def _judged(say: Conversation) -> None:
    say("/board chair @pat", by=SAM)
    say("/measure add M1 A plan", by=SAM)
    say("/measure target M1 evidence: a plan approved by the board", by=SAM)
    say("/measure claim M1 met as at 8 July 2020", by=SAM)
    say.now = AFTER_MIDNIGHT
    say("/measure judge M1 not met evidence: draft seen, minute 4", by=PAT)


def test_what_is_judged_after_midnight_is_judged_on_the_new_day(say: Conversation) -> None:
    _judged(say)

    shown = say("/measure show M1")

    assert "judged by <@U0PAT> on Thu 9 Jul 2020" in shown
    assert "not confirmed when made" in shown
    assert "contradict" not in shown
    assert 'judgement "not met" of M1a by <@U0PAT> on Thu 9 Jul 2020' in say(
        "/measure withdraw M1 judgement because draft", by=PAT
    )


def test_a_judgement_is_in_the_paper_of_its_own_day(say: Conversation) -> None:
    _judged(say)

    with say.log.reading() as store:
        measures = store.measures.all(1)

    assert [row[3] for row in judgement_rows(measures, AFTER_MIDNIGHT.date())] == []
    after = AFTER_MIDNIGHT.date().replace(day=9)
    assert [row[3] for row in judgement_rows(measures, after)] == ["2020-07-09"]


def test_a_claim_is_judged_again_on_the_day_on_which_the_figure_was_entered(say: Conversation) -> None:
    say("/measure add M6 Visits", by=SAM)
    say("/measure target M6 visits at least 85% by 30 June 2020", by=SAM)
    say("/measure reading M6 visits 86% as at 30 June 2020", by=SAM)
    say("/measure claim M6 met", by=SAM)
    say.now = datetime(2020, 7, 9, 23, 30, tzinfo=UTC)
    say("/measure reading M6 visits 77% as at 30 June 2020", by=SAM)

    assert "judged again on Fri 10 Jul 2020, borne out before" in say("/measure show M6")
