"""The charts in the digest's thread: of the worst measures, in the message that has them in full."""

from conversation import SAM, Conversation, import_northmoor

from bot.slack.blocks import payload
from commands.digest.compared import digest_of
from commands.digest.page import digest_messages
from commands.digest.thread import MOST_CHARTS
from commands.reply import Picture, Reply


def thread(say: Conversation) -> list[Reply]:
    """The messages of the thread of a digest that is composed now."""
    with say.log.reading() as store:
        (board,) = store.boards.all()
        return digest_messages(board, digest_of(store, board, say.now), None, say.now)[1:]


def titles(message: Reply) -> list[str]:
    return [part.chart.title for part in message.parts if isinstance(part, Picture)]


def test_each_measure_has_the_chart_of_the_figure_that_stands_for_it_worst_first(say: Conversation) -> None:
    say("/board setup Improvement Board", by=SAM)
    assert import_northmoor(say.log, say.now) == 0

    measures, *others = thread(say)

    assert titles(measures) == [
        "M6 Statutory visits: CIN visits in timescale",
        "M7 Supervision: Staff supervised in the cycle",
        "M5 ICPC timeliness: Initial conferences within 15 working days",
        "M1 Caseloads: Average cases per social worker",
        "M3 Performance data: Board indicators still counted by hand",
        "M4 Audit of practice: Audits graded good or better",
        "M2 Review of cases: Open cases risk assessed",
    ]
    assert len(others) == 3
    assert [titles(each) for each in others] == [[], [], []]


def test_a_single_figure_and_what_is_suppressed_are_no_chart(say: Conversation) -> None:
    say("/board setup Improvement Board", by=SAM)
    say("/measure add M1 Visits", by=SAM)
    say("/measure add M2 Caseloads", by=SAM)
    say("/measure reading M2 17 as at 30 June 2020", by=SAM)
    say("/measure reading M2 suppressed as at 31 May 2020", by=SAM)
    say("/measure add M3 Placements", by=SAM)
    say("/measure reading M3 suppressed as at 31 May 2020", by=SAM)
    say("/measure reading M3 suppressed as at 30 June 2020", by=SAM)

    (measures,) = thread(say)

    assert titles(measures) == []


def test_of_many_measures_the_worst_are_drawn_and_slack_takes_the_message(say: Conversation) -> None:
    say("/board setup Improvement Board", by=SAM)
    for number in range(40):
        say(f"/measure add M{number} Visits of team {number}", by=SAM)
        say(f"/measure target M{number} at least {60 + number}%", by=SAM)
        for day, figure in (("31 May", 70), ("30 June", 80)):
            say(f"/measure reading M{number} {figure}% as at {day} 2020", by=SAM)

    (measures,) = thread(say)

    assert len(titles(measures)) == MOST_CHARTS
    assert titles(measures)[0] == "M21 Visits of team 21"
    sent = payload(Reply(tuple(
        Picture(each.chart, each.alt, "F0PNG") if isinstance(each, Picture) else each for each in measures.parts
    )))  # fmt: skip
    assert len(sent["blocks"]) <= 50
    assert "too long to show" not in sent["text"]
    assert "more: `/measure list`" in sent["text"]
