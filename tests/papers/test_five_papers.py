"""Five published boards, each kept whole: what their papers leave members to work out is asked in words, and answered.

What each paper says is in its demo (`bot/demo/`) or in `tests/data/`; what had to be made up has a made-up name.
"""

from datetime import UTC, date, datetime, time

import pytest
from conversation import DATA, DEMO, JO, PAT, SAM, Conversation, import_nel
from spreadsheets import import_all

from bot.demo.published import DARLINGTON, DEVON
from storage.upkeep.verify import problems_in


def on(say: Conversation, day: date) -> Conversation:
    say.now = datetime.combine(day, time(9), tzinfo=UTC)
    return say


def typed(say: Conversation, *lines: str) -> Conversation:
    for line in lines:
        reply = say.reply(line, by=SAM)
        assert not reply.refused, (line, reply)
        say.later(minutes=2)
    return say


def brought_in(say: Conversation, *names: str) -> Conversation:
    said: list[str] = []
    files = [DEMO / name if "/" in name else DATA / name for name in names]
    refused = import_all(say.log, files, lambda s: s.boards.all()[0], say.now, False, said.append, lambda _: say.crowd)
    assert refused == 0, said
    return say


@pytest.fixture
def asked(request: pytest.FixtureRequest, say: Conversation) -> Conversation:
    """The board of a paper, by name."""
    made: Conversation = BOARDS[request.param](say)
    assert problems_in(made.log) == []
    return made


def north_east_lincolnshire(say: Conversation) -> Conversation:
    assert import_nel(say.log, say.now) == 0
    return say


def darlington(say: Conversation) -> Conversation:
    lines = [line for _, line in DARLINGTON.setting_up[1:]]
    return typed(on(say, DARLINGTON.today), *lines)


def a_plan_of_150_actions(say: Conversation) -> Conversation:
    """Darlington had 18 recommendations and 150 actions, which are not published: Northmoor's are made up."""
    return brought_in(say, *(f"northmoor/{name}.csv" for name in ("recommendations", "measures", "actions")))


def west_sussex(say: Conversation) -> Conversation:
    typed(
        on(say, date(2021, 1, 7)),
        "/measure add M1 Open assessments",
        "/measure reading M1 Open assessments 1,141 as at 31 December 2019 source: programme report",
        "/measure reading M1 Open assessments 1,675 as at 31 December 2020 source: programme report",
        "/measure add M2 Referrals that come again",
        "/measure reading M2 Re-referrals 30.5% as at 30 June 2020 source: programme report",
        "/measure reading M2 Re-referrals 23.7% as at 30 November 2020 source: programme report",
        "/action add Managers are assessed milestone: yes due: 30 April 2021",
        "/action add The integrated front door opens milestone: yes due: 31 January 2021",
        "/action add The new service is live milestone: yes due: autumn 2021",
    )
    return brought_in(say, "risks_west_sussex.csv")


def devon(say: Conversation) -> Conversation:
    on(say, DEVON.today)
    brought_in(say, "devon/self_assessment.csv", "devon/priorities.csv")
    return typed(say, "/board review September 2017")


def devon_in_2019(say: Conversation) -> Conversation:
    """The four things of the letter of 28 May 2019 that are to improve, in our words; two have an action, made up."""
    return typed(
        on(devon(say), date(2019, 6, 5)),
        "/board event 1 May 2019 to 2 May 2019 Ofsted visit",
        "/area add F1 Assessments analyse all risk kind: finding source: Ofsted letter, 28 May 2019",
        "/area add F2 Plans address those risks kind: finding source: Ofsted letter, 28 May 2019",
        "/area add F3 Managers challenge practice kind: finding source: Ofsted letter, 28 May 2019",
        "/area add F4 Figures are accurate and audits are consistent kind: finding source: Ofsted letter, 28 May 2019",
        "/area link F4 AR2",
        "/action add Moderate every audit of June <@U0JO> due: 30 June 2019 area: F4",
    )


BOARDS = {
    "NEL": north_east_lincolnshire,
    "DAR": darlington,
    "150": a_plan_of_150_actions,
    "WSX": west_sussex,
    "DEV": devon,
    "DEVL": devon_in_2019,
}
QUESTIONS = [
    # What was reported met, and is not.
    ("NEL", "/status", "bear out 1, contradict 1 and cannot confirm 5"),
    ("NEL", "/measure show M6", "CIN visits in timescale 77% as at Wed 8 Jul 2020, target at least 85% by Tue 30 Jun 2020, 8 points short"),
    ("NEL", "/measure show M5", "Cannot be computed"),
    # When the visits were, when the next is, how long is left.
    ("DAR", "/board plan", "Wed 12 to Thu 13 Oct 2016 · Ofsted monitoring visit"),
    # How many visits have been held of the four that are needed.
    ("DAR", "/board plan", "At least four monitoring visits before re-inspection within 24 months of the report (by Fri 1 Sep 2017): "
     "1 of 4 held, the next Wed 12 to Thu 13 Oct 2016, 365 days left"),
    ("DAR", "/board plan all", "Sun 10 to Mon 11 Jul 2016 · Ofsted monitoring visit"),
    # A visit is no meeting: the next board is the one that is in the calendar.
    ("DAR", "/status", "Next board Wed 5 Aug 2020"),
    # How far each recommendation is, which has nothing open, which was handed over and to whom.
    ("150", "/area list page: 2", "R15 Develop elected members' understanding of performance and their ability to challenge · "
     "0 of 1 action closed, 0% · 1 awaiting sign-off · 7 business as usual"),
    ("150", "/area list page: 2", "R16 Monitor and narrow the gap in the educational progress of looked after children · "
     "all 5 actions business as usual"),
    ("150", "/area list page: 2", "R17 Improve the consistency and quality of personal education plans · "
     "all 5 actions business as usual · business as usual, watched by Virtual School Governing Body"),
    ("150", "/area list business as usual", "4 areas: business as usual"),
    ("150", "/area list no body", "No area matches: no body."),
    ("150", "/area list R01", "R01 Make sure decisions at the front door are timely"),
    # What has changed since a year before, whose each risk is, what is due in the next quarter.
    ("WSX", "/measure show M1", "534 more"),
    ("WSX", "/measure show M1", "47% more"),
    ("WSX", "/measure show M2", "6.8 points lower"),
    ("WSX", "/risk list no owner", "11 risks"),
    ("WSX", "/status", "11 risks without an owner"),
    ("WSX", "/board plan", "The integrated front door opens"),
    # How many stand on each rung, and how they moved.
    ("DEV", "/area list domains", "Requires significant improvement 2 · Requires improvement 11 · Good 2 · Secure good 3 · Outstanding 1"),
    ("DEV", "/area list leadership", "Good, up from Requires improvement"),
    ("DEV", "/area list care leavers", "Requires improvement, up from Inadequate"),
    ("DEV", "/area list adoption", "Outstanding"),
    ("DEV", "/area list priorities", "3 areas: priority"),
    ("DEV", "/board review", "The formal review is on Sat 30 Sep 2017. That is in 80 days."),
    # Which finding has an action, and what it goes with.
    ("DEVL", "/area list no action", "3 areas: no action"),
    ("DEVL", "/area show F4", "AR2 Commissioning and Quality"),
    ("DEVL", "/area show F1", "source: Ofsted letter, 28 May 2019"),
    ("DEVL", "/status", "3 findings with no action"),
]  # fmt: skip


@pytest.mark.parametrize(("asked", "question", "answer"), QUESTIONS, indirect=["asked"])
def test_what_a_paper_leaves_to_be_worked_out_is_answered(asked: Conversation, question: str, answer: str) -> None:
    assert answer in asked(question, by=PAT if question.startswith("/status") else JO)
