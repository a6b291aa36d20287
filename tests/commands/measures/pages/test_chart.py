"""`/measure chart`: what it shows is said at once, and the picture waits in the outbox, for whoever asks."""

from datetime import date
from typing import Any

import pytest
from conversation import ALI, JO, KIT, SAM, Conversation, import_northmoor

from commands.dispatch import dispatch
from commands.reply import Buttons, Picture, Reply, as_text, thawed
from commands.request import Place, Request
from storage.outbox import Post


@pytest.fixture
def north(say: Conversation) -> Conversation:
    say("/board setup Improvement Board", by=SAM)
    assert import_northmoor(say.log, say.now) == 0
    return say


def posts(say: Conversation) -> list[Post]:
    """What waits to be posted, and is taken from there."""
    found = []
    with say.log.writing() as store:
        while (post := store.outbox.take(say.team, say.now, later=True)) is not None:
            store.outbox.posted(post, f"{len(found)}.1", say.now)
            found.append(post)
    return found


def pictures(message: Any) -> list[Picture]:
    return [part for part in thawed(message).parts if isinstance(part, Picture)]


def test_what_the_chart_shows_is_said_at_once_and_the_picture_follows_to_the_asker_alone(north: Conversation) -> None:
    told = north("/measure chart M6 CIN", by=JO).splitlines()

    assert told == [
        "M6 Statutory visits: CIN visits in timescale",
        "CIN visits in timescale, monthly, Nov 2019 to Jul 2020: 48% to 77%; target at least 85% by Tue 30 Jun 2020: "
        "not met, 8 points short; rising each month: broken in Apr 2020 (74% to 70%).",
        "",
        "Figures: Nov 2019 48%, Dec 2019 51%, Jan 2020 57%, Feb 2020 64%, Mar 2020 74%, Apr 2020 70%, "
        "May 2020 73% (revised), Jun 2020 75%, Jul 2020 77%",
        "Too few figures for control limits (9 of 12).",
        "",
        "The picture follows in your direct messages with me.",
    ]
    (post,) = posts(north)
    assert (post.channel, post.thread) == (JO.id, "")
    (picture,) = pictures(post.message)
    assert picture.alt == told[1]
    chart = picture.chart
    assert chart.title == told[0]
    assert [each.figure for each in chart.points][-2:] == ["75%", "77%"]
    assert [each.on.month for each in chart.points if each.is_revised] == [5]
    assert [(each.words, each.due_on) for each in chart.steps] == [
        ("at least 75%", date(2020, 3, 31)),
        ("at least 85%", date(2020, 6, 30)),
    ]


def test_every_figure_of_a_measure_is_drawn_in_one_post(north: Conversation) -> None:
    told = north("/measure chart M6")

    assert told.endswith("The pictures follow in your direct messages with me.")
    (post,) = posts(north)
    assert [each.chart.title.partition(": ")[2] for each in pictures(post.message)] == [
        "CIN visits in timescale",
        "CP visits in timescale",
    ]


@pytest.mark.parametrize("by", [ALI, KIT])
def test_whoever_may_read_may_have_a_chart(by: Any, north: Conversation) -> None:
    assert north.reply("/measure chart M2", by=by).posts
    assert [each.channel for each in posts(north)] == [by.id]


def test_the_same_line_within_a_minute_is_drawn_once(north: Conversation) -> None:
    first = north("/measure chart M2")
    assert north("/measure chart M2").endswith(first.splitlines()[-1])
    assert len(posts(north)) == 1
    north.later(minutes=2)
    north("/measure chart M2")
    assert len(posts(north)) == 1


def test_a_measure_that_is_shown_has_a_button_to_its_chart_where_it_has_a_figure(say: Conversation) -> None:
    def pressed() -> list[str]:
        parts = say.reply("/measure show M8", by=KIT).parts
        return [each.says for part in parts if isinstance(part, Buttons) for each in part.buttons]

    say("/board setup Improvement Board", by=SAM)
    say("/measure add M8 Posts", by=SAM)
    assert pressed() == []
    say("/measure reading M8 31 as at 28 Feb 2019", by=SAM)

    assert pressed() == ["/measure chart M8"]


@pytest.mark.parametrize(
    ("line", "refused"),
    [
        ("M6 visits", '"visits" could be any of these. Which?\n/measure chart M6 CIN visits in timescale\n'),
        ("M6 adoption", 'M6 has no indicator "adoption". It has:\n/measure chart M6 CIN visits in timescale\n'),
        ("M6 as at 1 June", "M6 is shown as it is now, and not as at a day."),
        ("M8", "M8 has no figure to draw. To enter one:\n/measure reading M8 <figure> as at <day>"),
        ("M99", "There is no measure M99 on this board."),
    ],
)
def test_what_cannot_be_drawn_is_refused_with_what_can(line: str, refused: str, north: Conversation) -> None:
    north("/measure add M8 Staff in post", by=SAM)

    assert f"{north(f'/measure chart {line}')}\n".startswith(f"Not drawn. {refused}")
    assert posts(north) == []


def watched(say: Conversation, *figures: str) -> Reply:
    """The chart of a measure that has these figures, one a month from January 2019."""
    say("/board setup Improvement Board", by=SAM)
    say("/measure add M8 Staff in post", by=SAM)
    for number, each in enumerate(figures):
        say(f"/measure reading M8 {each} as at 28/{number % 12 + 1}/{2019 + number // 12}", by=SAM)
    return say.reply("/measure chart M8", by=JO)


def chart_of(say: Conversation) -> Picture:
    (post,) = posts(say)
    (picture,) = pictures(post.message)
    return picture


def test_of_twelve_figures_it_is_said_what_is_not_chance(say: Conversation) -> None:
    figures = [*"93939393939", "suppressed", "30"]
    watched(say, *figures)

    picture = chart_of(say)
    assert picture.alt == (
        "Staff in post, monthly, Jan 2019 to Jan 2020: 9 to 30; suppressed: Dec 2019. "
        "The latest, 30, is above the upper limit of 24.2: not chance."
    )
    assert [each.value for each in picture.chart.points[-2:]] == [None, 30]
    assert [each.stands_out for each in picture.chart.points] == [*[""] * 12, "neither"]
    bounds = picture.chart.bounds
    assert bounds is not None
    assert (str(bounds.mean), bounds.lower, str(bounds.upper)) == ("8.3", None, "24.2")


def test_where_the_target_lies_to_the_limits_is_said_beside_the_verdict_and_changes_none(say: Conversation) -> None:
    watched(say, *"575757575757")
    posts(say)
    say("/measure target M8 Staff in post at least 12 by 31 March 2021", by=SAM)
    say.later(minutes=2)

    say("/measure chart M8")

    assert chart_of(say).alt.endswith(
        "No figure stands out: by chance they lie between 0.7 and 11.3. "
        "If nothing changes, the target of at least 12 is unlikely to be met: it lies above the upper limit."
    )
    assert "unlikely" not in say("/status")


def test_one_figure_and_figures_that_never_change_are_said_as_such(say: Conversation) -> None:
    watched(say, "31")
    assert chart_of(say).alt == "Staff in post, monthly, as at Mon 28 Jan 2019: 31."
    say.later(minutes=2)
    say("/measure reading M8 31 as at 28 Feb 2019", by=SAM)
    say("/measure chart M8")
    assert chart_of(say).alt == "Staff in post, monthly, Jan 2019 to Feb 2019: 31 throughout."


def test_two_figures_of_one_month_are_told_apart_by_their_days(say: Conversation) -> None:
    say("/measure add M4 Unallocated cases", by=SAM)
    for figure in ("14 as at 8 June 2020", "9 as at 11 June 2020", "11 as at 31 May 2020"):
        say(f"/measure reading M4 {figure}")

    told = say("/measure chart M4")

    assert "Figures: May 2020 11, 8 Jun 2020 14, 11 Jun 2020 9" in told
    say("/measure withdraw M4 reading 11 because it was another team's", by=SAM)
    assert "Unallocated cases, monthly, 8 Jun 2020 to 11 Jun 2020: 14 to 9." in say("/measure chart M4")


def test_what_it_is_compared_with_is_drawn_beside_it_and_is_no_chart_of_its_own(say: Conversation) -> None:
    watched(say, "70%", "72%", "71%")
    posts(say)
    say("/measure target M8 within 10 points of Regional average", by=SAM)
    say("/measure reading M8 Regional average 78% as at 28 March 2019", by=SAM)
    say.later(minutes=2)
    say("/measure chart M8")

    picture = chart_of(say)
    (other,) = picture.chart.comparators
    assert (other.name, [each.figure for each in other.points]) == ("Regional average", ["78%"])
    assert "; Regional average 78% as at Thu 28 Mar 2019; within 10 points of Regional average: " in picture.alt


def test_steps_back_are_counted_where_somebody_has_said_which_way_is_good(say: Conversation) -> None:
    watched(say, "70", "72", "71", "75", "74")
    assert "back" not in chart_of(say).alt
    say("/measure edit M8 good: higher", by=SAM)
    say.later(minutes=2)
    say("/measure chart M8")
    assert chart_of(say).alt.endswith(": 70 to 74; 2 steps back, the last in May 2019.")


def test_a_chart_names_nobody(say: Conversation) -> None:
    say("/board setup Improvement Board", by=SAM)
    say("/measure add M8 Posts", by=SAM)
    say("/measure reading M8 31 as at 28 Feb 2019", by=SAM)
    with say.log.writing() as store:
        measure = store.measures.find(1, "M8")
        assert measure is not None
        store.measures.set_title(measure.id, "Posts of <@U0JO>")
    say("/measure chart M8")
    assert chart_of(say).chart.title == "M8 Posts of somebody: Posts"


def test_of_a_mention_the_picture_follows_in_the_thread_of_its_answer(north: Conversation) -> None:
    place = Place(north.team, north.channel, "1.1", thread="1.1")
    request = Request("measure", "chart M2", JO, north.team, north.channel, north.now, north.crowd,
                      delivery="1", answer_in=place, overheard=True)  # fmt: skip

    answer = dispatch(request, north.log)

    assert as_text(answer.parts).endswith("The picture follows here.")
    assert [(each.channel, each.thread) for each in posts(north)] == [(north.channel, "1.1")]


def test_a_board_that_is_closed_is_read_and_its_charts_are_drawn(north: Conversation) -> None:
    assert "is closed" in north("/board close its work is done sure: yes", by=SAM)
    posts(north)
    assert "The picture follows" in north("/measure chart M2")
    assert len(posts(north)) == 1
    assert "The pictures follow" in as_text(north.fill("/measure chart", {"ref": "M6"}).parts)
