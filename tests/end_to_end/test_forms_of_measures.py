"""The forms of `/measure`: what they ask for, what they offer, and what comes of it."""

import pytest
from end_to_end.stage import JO, PAT, SAM, Room, words
from end_to_end.tapping import errors, fields, is_open, opened, send, shown, told

from local_slack.answer import Answer


@pytest.fixture
def measures(board: Room) -> Room:
    """A board with a measure of two figures and one judged condition, and another of one figure."""
    for line in (
        "/measure add M1 Statutory visits",
        "/measure target M1 CIN visits at least 85% by 30 June 2020",
        "/measure target M1 CP visits rising",
        "/measure target M1 evidence: plan approved by the board",
        "/measure add M2 Agency staff",
        "/measure target M2 at most 25",
        "/measure reading M1 CIN visits 77% as at 30 June 2020",
        "/measure claim M1 met source: cabinet report",
    ):
        board(line, by=SAM)
        board.stage.later(seconds=61)
    return board


def _options(room: Room, slot: str) -> list[str]:
    return [each["value"] for each in fields(room, SAM)[slot]["element"]["options"]]


OPENS = [
    ("/measure target M1", ["indicator", "indicator.other", "test", "figure", "comparator", "due", "due.words"]),
    ("/measure target", ["ref", "indicator", "test", "figure", "comparator", "due", "due.words"]),
    ("/measure reading M1", ["indicator", "figure", "as at", "as at.words", "source", "caveat"]),
    ("/measure claim M1", ["reported", "as at", "as at.words", "source", "by"]),
    ("/measure judge M1", ["condition", "judged", "evidence"]),
    ("/measure withdraw M1", ["what", "because"]),
    ("/measure edit M1", ["indicator", "title", "owner", "owner.words", "good", "every"]),
]


@pytest.mark.parametrize(("line", "names"), OPENS, ids=[line for line, _ in OPENS])
def test_a_verb_alone_opens_its_form(measures: Room, line: str, names: list[str]) -> None:
    assert list(opened(measures, SAM, line)) == names


OFFERS = [
    ("/measure target M1", "indicator", ["CIN visits", "CP visits"]),
    ("/measure reading M1", "indicator", ["CIN visits", "CP visits"]),
    ("/measure judge M1", "condition", ["M1c"]),
    ("/measure withdraw M1", "what", ["claim met as at 8 Jul 2020", "reading CIN visits 77% as at 30 Jun 2020"]),
    ("/measure edit M2", "indicator", ["Agency staff"]),
]


@pytest.mark.parametrize(("line", "slot", "offered"), OFFERS)
def test_a_choice_offers_what_the_measure_has(measures: Room, line: str, slot: str, offered: list[str]) -> None:
    opened(measures, SAM, line)

    assert _options(measures, slot) == offered


def test_the_only_figure_and_how_often_it_comes_stand_in_the_form(measures: Room) -> None:
    there = opened(measures, SAM, "/measure edit M2")

    assert there["indicator"]["element"]["initial_option"]["value"] == "Agency staff"
    assert there["every"]["element"]["initial_option"]["value"] == "month"
    assert errors(send(measures, SAM, {})) == {"title": "Say what is to change."}
    assert send(measures, SAM, {"every": "quarter", "title": "Agency posts"}).payload == {}
    shown = measures("/measure show M2")
    assert "Comes quarterly: Agency staff." in shown
    assert "M2 Agency posts:" in shown


TARGETS = [
    ({"indicator": "CIN visits", "test": "at least", "figure": "90%", "due": "2020-12-31"},
     "CIN visits at least 90% by Thu 31 Dec 2020"),
    ({"indicator.other": "Visits at least monthly", "test": "at least", "figure": "85%", "due.words": "end of March 2021"},
     "Visits at least monthly at least 85% by Wed 31 Mar 2021"),
    ({"indicator": "CIN visits", "indicator.other": "Homes within 20 miles", "test": "at most", "figure": "25"},
     "Homes within 20 miles at most 25"),
    ({"indicator": "CP visits", "test": "within", "figure": "10 points", "comparator": "Regional average"},
     "CP visits within 10 points of Regional average"),
    ({"indicator": "CP visits", "test": "falling each month"}, "CP visits falling each month"),
]  # fmt: skip


@pytest.mark.parametrize(("values", "shown"), TARGETS)
def test_a_target_is_set_from_its_parts(measures: Room, values: dict[str, str], shown: str) -> None:
    opened(measures, SAM, "/measure target M1")

    assert send(measures, SAM, values).payload == {}
    assert told(measures, SAM, "M1 has target M1d:").startswith(f"M1 has target M1d: {shown}")


def test_evidence_is_asked_for_where_the_form_did_not_show_it(measures: Room) -> None:
    opened(measures, SAM, "/measure target M2")
    answer = send(measures, SAM, {"test": "evidence:"})
    assert answer.payload["response_action"] == "update"
    assert "evidence" in fields(measures, SAM)

    assert send(measures, SAM, {"evidence": "plan due: Friday, agreed"}).payload == {}
    assert "plan due: Friday, agreed" in measures("/measure show M2")


def _pressed(room: Room, line: str) -> Answer:
    """A refused line, whose button is pressed."""
    answer = room.say(SAM, line)
    room.stage.workspace.press(SAM, room.channel, answer.ts, "form-0")
    return answer


CARRIED = [
    ("/measure target M1 CIN visits at least 90% by July 17",
     {"indicator": "CIN visits", "test": "at least", "figure": "90%", "due.words": "July 17"}),
    ("/measure target M1 Caseload at most 17,5", {"indicator.other": "Caseload", "test": "at most", "figure": "17,5"}),
    ("/measure reading M1 CIN visits 0.77 as at 31 May 2020 source: scorecard",
     {"indicator": "CIN visits", "figure": "0.77", "as at": "2020-05-31", "source": "scorecard"}),
    ("/measure claim M2 met as at July 17 source: cabinet report",
     {"reported": "met", "as at.words": "July 17", "source": "cabinet report"}),
    ("/measure judge M1 met ok", {"judged": "met", "evidence": "ok"}),
    ("/measure withdraw M1 reading 77% because x",
     {"what": "reading CIN visits 77% as at 30 Jun 2020"}),
    ("/board meeting cancel the usual day", {"day.words": "the usual day", "cancel": "yes"}),
    ("/board handover Mayor to @ali", {"from.words": "Mayor", "to": "U0ALI"}),
    ("/digest every fri at noonish", {"weekday": "friday", "time": "noonish"}),
]  # fmt: skip


@pytest.mark.parametrize(("line", "stands"), CARRIED, ids=[line for line, _ in CARRIED])
def test_a_refused_line_stands_in_the_form_part_by_part(measures: Room, line: str, stands: dict[str, str]) -> None:
    answer = _pressed(measures, line)

    assert words(answer)
    assert is_open(measures, SAM), words(answer)
    assert {name: _stands(fields(measures, SAM).get(name, {})) for name in stands} == stands


def _stands(block: dict[str, dict[str, object]]) -> object:
    element = block.get("element", {})
    option = element.get("initial_option")
    ticked = element.get("initial_options")
    if isinstance(ticked, list):
        return ticked[0]["value"]
    if isinstance(option, dict):
        return option["value"]
    return next((element[name] for name in ("initial_value", "initial_user", "initial_date") if name in element), None)


def test_a_figure_is_entered_and_withdrawn_by_form(measures: Room) -> None:
    opened(measures, JO, "/measure reading M1")
    send(
        measures, JO, {"indicator": "CP visits", "figure": "61%", "as at.words": "May", "source": "minute as at 3 May"}
    )
    assert "as at Sun 31 May 2020" in told(measures, JO, "M1 reading saved. CP visits 61%")

    opened(measures, SAM, "/measure withdraw M1")
    send(measures, SAM, {"what": "reading CP visits 61% as at 31 May 2020", "because": "it was of April"})
    assert "withdrawn" in told(measures, SAM, "M1: the reading")


def test_the_meetings_can_be_changed_by_form(measures: Room) -> None:
    answer = measures.say(SAM, "/board meeting")
    measures.stage.workspace.press(SAM, measures.channel, answer.ts, "form-0")

    assert send(measures, SAM, {"day": "2020-09-02"}).payload == {}
    assert "Wed 2 Sep 2020" in measures("/board meeting")


def test_a_figure_of_a_measure_that_has_none_yet_is_named_in_words(measures: Room) -> None:
    measures("/measure add M3 Care leavers", by=SAM)
    assert opened(measures, SAM, "/measure reading M3")["indicator"]["element"]["type"] == "plain_text_input"

    assert send(measures, SAM, {"indicator": "In touch at least monthly", "figure": "84%"}).payload == {}
    assert "In touch at least monthly 84%" in told(measures, SAM, "M3 reading saved.")


def test_support_confirms_a_small_count_on_the_form(measures: Room) -> None:
    opened(measures, SAM, "/measure reading M1")
    answer = send(measures, SAM, {"indicator": "CP visits", "figure": "2/4"})
    assert answer.payload["response_action"] == "update"

    assert send(measures, SAM, {"confirm": "four teams, no children"}).payload == {}
    assert "as at Wed 8 Jul 2020" in told(measures, SAM, "M1 reading saved. CP visits 50%")


def test_a_claim_in_doubt_is_settled_by_its_body_alone(measures: Room) -> None:
    measures("/measure claim M2 met source: letter from the DfE", by=SAM)
    opened(measures, SAM, "/measure claim M2")

    assert send(measures, SAM, {"by": "DfE"}).payload == {}
    assert "is now held as reported by the DfE" in told(measures, SAM, 'M2: "met"')


def test_a_condition_is_judged_that_was_named_by_its_own_label(measures: Room) -> None:
    _pressed(measures, "/measure judge M1c")

    assert send(measures, SAM, {"judged": "not met", "evidence": "the minutes of 3 June, item 4"}).payload == {}
    assert "the minutes of 3 June" in told(measures, SAM, "M1c judged not met:")


def test_what_somebody_withdrew_meanwhile_is_not_withdrawn_again(measures: Room) -> None:
    opened(measures, SAM, "/measure withdraw M1")
    measures("/measure withdraw M1 claim because it was of another measure", by=SAM)

    send(measures, SAM, {"what": "claim met as at 8 Jul 2020", "because": "a mistake of mine"})
    assert "No claim of M1 can be withdrawn." in shown(measures, SAM)


LONG = f"Conferences {'within 15 working days of the strategy discussion ' * 3}(north team)"


def test_a_figure_of_a_very_long_name_is_entered_and_withdrawn(measures: Room) -> None:
    measures(f"/measure target M1 {LONG} at least 85% by 30 June 2020", by=SAM)
    opened(measures, SAM, "/measure reading M1")
    assert _labels(measures, "indicator")[2].endswith("discussion (north team)")
    key = _options(measures, "indicator")[2]
    sent = {"indicator": key, "figure": "50%", "as at.words": "30 June 2020"}
    assert send(measures, SAM, sent).payload == {}
    assert f"{LONG} 50%" in measures("/measure show M1", by=SAM)

    measures.stage.later(seconds=61)
    opened(measures, SAM, "/measure withdraw M1")
    assert _labels(measures, "what")[1].endswith("(north team) 50% as at 30 Jun 2020")
    sent = {"what": _options(measures, "what")[1], "because": "It was May's"}
    assert send(measures, SAM, sent).payload == {}
    assert f"{LONG} 50%" not in measures("/measure show M1", by=SAM).split("Withdrawn on")[0]


def test_what_was_withdrawn_meanwhile_is_chosen_no_more(measures: Room) -> None:
    measures(f"/measure target M1 {LONG} at least 85% by 30 June 2020", by=SAM)
    measures(f"/measure reading M1 {LONG} 50% as at 30 June 2020", by=SAM)
    opened(measures, SAM, "/measure withdraw M1")
    key = _options(measures, "what")[1]
    measures(f"/measure withdraw M1 reading {LONG} because it was May's", by=SAM)

    send(measures, SAM, {"what": key, "because": "It was May's"})

    told = 'Not withdrawn. What was chosen at "What is withdrawn?" is not there any more. Choose again.'
    assert told in shown(measures, SAM)
    assert key not in _options(measures, "what")
    assert fields(measures, SAM)["because"]["element"]["initial_value"] == "It was May's"


def test_a_menu_from_which_something_was_withdrawn_meanwhile_is_drawn_anew(measures: Room) -> None:
    opened(measures, SAM, "/measure withdraw M1")
    reading = next(each for each in _options(measures, "what") if "77%" in each)
    measures("/measure withdraw M1 reading CIN visits because it was May's", by=PAT)

    send(measures, SAM, {"what": reading, "because": "It was of May"})

    assert "Not withdrawn." in shown(measures, SAM)
    assert reading not in _options(measures, "what")
    assert fields(measures, SAM)["because"]["element"]["initial_value"] == "It was of May"


def _labels(room: Room, slot: str) -> list[str]:
    return [each["text"]["text"] for each in fields(room, SAM)[slot]["element"]["options"]]
