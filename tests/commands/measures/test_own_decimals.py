"""A figure keeps its own decimals wherever it is shown, and a difference that would round away gets one more."""

from pathlib import Path

import pytest
from conversation import JO, SAM, Conversation
from spreadsheets import import_all


@pytest.fixture
def measured(say: Conversation) -> Conversation:
    """A board with a measure that has no target yet."""
    say("/measure add M6 Visits", by=SAM)
    return say


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("at least 2.75", "at least 2.75"),
        ("at most 0.25", "at most 0.25"),
        ("at least 84.95%", "at least 84.95%"),
        ("at most 0.04", "at most 0.04"),
        ("at most 2.50", "at most 2.50"),
        ("at least 85.0%", "at least 85.0%"),
        ("at least 85%", "at least 85%"),
        ("at least 99.995%", "at least 99.995%"),
        ("at most 17.125 cases", "at most 17.125"),
        ("at most 1,675", "at most 1,675"),
        ("at most 1675.50", "at most 1,675.50"),
        ("at most 0", "at most 0"),
        ("within 2.75 points of Region", "within 2.75 points of Region"),
        ("within 10 points of Region", "within 10 points of Region"),
        ("within 1 point of Region", "within 1 point of Region"),
    ],
)
def test_a_target_is_shown_as_it_was_typed(measured: Conversation, typed: str, shown: str) -> None:
    assert f"M6 has target M6a: visits {shown}." in measured(f"/measure target M6 visits {typed}", by=SAM)
    assert f" {shown}" in measured("/measure show M6")
    assert f" {shown}" in measured("/measure list")


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("84.95%", "84.95%"),
        ("0.04%", "0.04%"),
        ("77%", "77%"),
        ("77.0%", "77.0%"),
        ("2.75", "2.75"),
        ("0.25", "0.25"),
        ("0.05", "0.05"),
        ("2.50", "2.50"),
        ("1,675", "1,675"),
        ("1,234,567.89", "1,234,567.89"),
        ("12.3456%", "12.3456%"),
        ("0", "0"),
        ("77% of 412/535", "77% (412 of 535)"),
        ("77.01% of 412/535", "77.01% (412 of 535)"),
        ("412/535", "77% (412 of 535)"),
        ("33/400", "8.3% (33 of 400)"),
    ],
)
def test_a_reading_is_shown_as_it_was_typed(measured: Conversation, typed: str, shown: str) -> None:
    measured("/measure target M6 visits rising", by=SAM)
    assert measured(f"/measure reading M6 visits {typed} as at 30 June 2020").startswith(
        f"M6 reading saved. visits {shown} as at Tue 30 Jun 2020\n"
    )
    figure = shown.partition(" (")[0]
    assert f"visits: {figure}" in measured("/measure show M6")
    assert f"visits {figure} as at" in measured("/measure list")
    assert f"· {figure} · rising ·" in measured("/digest")


@pytest.mark.parametrize(
    ("target", "reading", "said"),
    [
        ("at least 85%", "77%", "8 points short"),
        ("at least 85%", "77.0%", "8 points short"),
        ("at least 85%", "84%", "1 point short"),
        ("at least 85%", "84.95%", "0.05 points short"),
        ("at least 85%", "84.96%", "0.04 points short"),
        ("at least 84.95%", "84.9%", "0.05 points short"),
        ("at least 85.25%", "77%", "8.25 points short"),
        ("at least 2.75", "2.7", "0.05 short"),
        ("at most 0.25", "0.3", "0.05 over"),
        ("at most 0.04", "0.05", "0.01 over"),
        ("at most 25", "27", "2 over"),
        ("at most 1,000", "2,675.50", "1,675.5 over"),
        ("at least 85%", "85% of 1699/2000", "0.05 points short (unrounded 84.95%)"),
        ("at least 85%", "85% of 339/399", "0.04 points short (unrounded 84.96%)"),
        ("at least 85%", "85% of 423/500", "0.4 points short (unrounded 84.6%)"),
        ("at least 85%", "84.6% of 423/500", "0.4 points short"),
        ("at least 85%", "77% of 412/535", "8 points short"),
        ("at least 85%", "77% of 153/200", "8 points short"),
        ("at least 84.95%", "85% of 846/1000", "0.35 points short (unrounded 84.60%)"),
        ("at least 100%", "100% of 9999/10000", "0.01 points short (unrounded 99.99%)"),
        ("at least 90.25%", "88% of 438/500", "2.65 points short (unrounded 87.60%)"),
        ("at least 90.25%", "87.6% of 438/500", "2.65 points short"),
        ("at most 80.5%", "88% of 438/500", "7.1 points over (unrounded 87.6%)"),
        ("at least 90.25%", "88%", "2.25 points short"),
    ],
)
def test_a_miss_is_said_by_as_much_as_it_is(measured: Conversation, target: str, reading: str, said: str) -> None:
    measured(f"/measure target M6 visits {target} by 30 June 2020", by=SAM)

    assert measured(f"/measure reading M6 visits {reading} as at 30 June 2020").endswith(
        f"as at Tue 30 Jun 2020, target {target} by Tue 30 Jun 2020, {said}"
    )
    assert f" · {said}" in measured("/measure list")
    measured("/measure claim M6 met source: paper", by=SAM)
    assert measured("/digest").splitlines()[5].endswith(f": {said}")
    assert f", {said}" in measured("/status")


def test_what_is_left_to_go_is_counted_from_the_counts(measured: Conversation) -> None:
    measured("/measure target M6 visits at least 90.25% by 31 July 2020", by=SAM)

    told = measured("/measure reading M6 visits 88% of 438/500 as at 30 June 2020")

    assert told.endswith(", 2.65 points to go by Fri 31 Jul 2020 (unrounded 87.60%)")
    assert "2.65 points to go (unrounded 87.60%)" in measured("/digest")


def test_decimals_that_are_not_shown_count_in_a_distance(measured: Conversation) -> None:
    measured("/measure target M6 visits at least 85.2% by 30 June 2020", by=SAM)
    measured("/measure reading M6 visits 84.9% as at 30 June 2020")
    measured("/measure edit M6 visits decimals: 0", by=SAM)

    assert "visits 85% as at Tue 30 Jun 2020" in measured("/measure show M6")
    assert "0.3 points short (unrounded 84.9%)" in measured("/measure show M6")


@pytest.mark.parametrize(
    ("target", "reading", "said"),
    [
        ("at least 85%", "85%", "Met: visits 85%"),
        ("at least 84.95%", "84.95%", "Met: visits 84.95%"),
        ("at least 85%", "85% of 1701/2000", "Met: visits 85%"),
        ("at most 0.04", "0.04", "Met: visits 0.04"),
        ("at least 84.62%", "84.6% of 8463/10000", "unrounded 84.63%"),
    ],
)
def test_a_figure_that_passes_is_seen_to_pass(measured: Conversation, target: str, reading: str, said: str) -> None:
    measured(f"/measure target M6 visits {target} by 30 June 2020", by=SAM)

    told = measured(f"/measure reading M6 visits {reading} as at 30 June 2020")

    assert "\nMet: " in told
    assert said in told
    assert measured("/measure list").count("unrounded") == told.count("unrounded")


@pytest.mark.parametrize(
    ("before", "now", "travel"),
    [
        ("75%", "77%", "better, was 75%"),
        ("77%", "75%", "worse, was 77%"),
        ("77%", "77%", "same, was 77%"),
        ("77.4%", "77.35%", "worse, was 77.4%"),
        ("2.75", "2.8", "better, was 2.75"),
        ("77.0%", "77%", "same, was 77.0%"),
        ("77% of 412/535", "77% of 408/530", "worse, was 77.01%, now 76.98%"),
        ("77% of 413/536", "77% of 412/535", "worse, was 77.1%, now 77.0%"),
        ("77%", "77% of 413/536", "better, was 77.0%, now 77.1%"),
        ("78% of 155/200", "77.6%", "better, was 77.5%"),
        ("80% of 412/515", "80% of 824/1030", "same, was 80%"),
        ("90.25%", "88% of 438/500", "worse, was 90.25%, now 87.60%"),
        ("88% of 438/500", "87.6%", "same, was 87.6%"),
    ],
)
def test_a_change_is_seen_in_the_figures(measured: Conversation, before: str, now: str, travel: str) -> None:
    measured("/measure target M6 visits rising", by=SAM)
    measured(f"/measure reading M6 visits {before} as at 31 May 2020")

    told = measured(f"/measure reading M6 visits {now} as at 30 June 2020")

    assert told.endswith(f" · {travel}")


@pytest.mark.parametrize(
    ("before", "now", "said"),
    [
        ("74%", "77%", "Held, 74% to 77%"),
        ("74.25%", "74.5%", "Held, 74.25% to 74.5%"),
        ("74% of 480/648", "74% of 4801/6480", "Held, 74.07% to 74.09%"),
        ("0.04", "0.05", "Held, 0.04 to 0.05"),
        ("74.5%", "74.25%", "Broken in Jun 2020 (74.5% to 74.25%)"),
        ("74% of 4801/6480", "74% of 480/648", "Broken in Jun 2020 (74.09% to 74.07%)"),
        ("74%", "74%", "Broken in Jun 2020 (74% to 74%)"),
    ],
)
def test_a_trend_is_seen_in_the_figures(measured: Conversation, before: str, now: str, said: str) -> None:
    measured("/measure target M6 visits rising each month", by=SAM)
    measured(f"/measure reading M6 visits {before} as at 31 May 2020")

    assert f"\n{said}: " in measured(f"/measure reading M6 visits {now} as at 30 June 2020")


@pytest.mark.parametrize(
    ("ours", "theirs", "said"),
    [
        ("70%", "79.5%", "Met: "),
        ("70%", "80.25%", "0.25 points short of the range, against Region 80.25%"),
        ("70% of 696/1000", "80% of 803/1000", "0.7 points short of the range, against Region 80%"),
        ("70% of 696/1000", "80.25%", "0.65 points short of the range, against Region 80.25%"),
        ("70.25%", "81% of 814/1000", "1.15 points short of the range, against Region 81%"),
    ],
)
def test_a_comparison_keeps_both_sides_decimals(measured: Conversation, ours: str, theirs: str, said: str) -> None:
    measured("/measure target M6 visits within 10 points of Region", by=SAM)
    measured(f"/measure reading M6 Region {theirs} as at 30 June 2020")

    assert said in measured(f"/measure reading M6 visits {ours} as at 30 June 2020")


@pytest.mark.parametrize(
    ("typed", "refused"),
    [
        ("0.855", "0.855 as a percentage is less than 1%. If you mean 85.5%:\n/measure reading M6 visits 85.5%"),
        ("0.85", "0.85 as a percentage is less than 1%. If you mean 85%:\n/measure reading M6 visits 85%"),
        ("77.1% of 412/535", "412 of 535 is 77.0%, not 77.1%."),
        ("80% of 412/535", "412 of 535 is 77%, not 80%."),
        ("100.04%", "A percentage is at most 100; this says 100.04%."),
        ("84." + "9" * 19, "84.99999999999999999… has more than 18 decimals."),
    ],
)
def test_a_refusal_shows_the_figure_that_was_typed(measured: Conversation, typed: str, refused: str) -> None:
    measured("/measure target M6 visits at least 85%", by=SAM)

    assert measured(f"/measure reading M6 visits {typed}").startswith(f"Not saved. {refused}")


def test_a_target_that_printed_alike_before_is_another_and_the_same_with_a_nought_is_not(
    measured: Conversation,
) -> None:
    measured("/measure target M6 visits at most 2.75", by=SAM)

    assert "in place of M6a (at most 2.75)" in measured("/measure target M6 visits at most 2.8", by=SAM)
    assert "has that target already (M6b)" in measured("/measure target M6 visits at most 2.80", by=SAM)


def test_what_is_kept_and_what_is_imported_keep_their_decimals(measured: Conversation, tmp_path: Path) -> None:
    measured("/measure target M6 visits at least 85.50%", by=SAM)
    path = tmp_path / "readings.csv"
    path.write_text(
        "measure,indicator,as_at,value,unit\nM6,visits,2020-05-31,84.950,%\nM6,visits,2020-06-30,84.95%,%\n"
    )
    measured("/measure reading M6 visits 84.960% as at 1 July 2020", by=JO)

    import_all(measured.log, [path], lambda store: store.boards.all()[0], measured.now, False, lambda _: None)

    with measured.log.reading() as store:
        [measure] = store.measures.all(1)
    assert [str(each.value) for each in measure.readings] == ["84.960", "84.950", "84.95"]
    assert str(measure.conditions[0].target) == "85.50"
    shown = measured("/measure show M6")
    assert "Sun 31 May 2020 · visits: 84.950%" in shown
    assert "Tue 30 Jun 2020 · visits: 84.95%" in shown
