"""What a menu shows of labels that are longer than it takes."""

import pytest

from bot.slack.elements import button
from bot.slack.labels import MOST_LABEL, labels_apart

NAME = "Percentage of initial child protection conferences held within 15 working days of the strategy discussion"
READING = "Reading Initial conferences within 15 working days (north team) 50% as at"
ONE, OTHER = (
    f"{'The same words at first ' * 3}{each} team{' and the same at last' * 3}" for each in ("north", "south")
)
THREE = tuple(f"{'a' * 80} {each} {'z' * 80}" for each in ("b one", "b two", "c"))


@pytest.mark.parametrize(
    ("labels", "shown"),
    [
        (("Visits", "Plans"), ("Visits", "Plans")),
        ((f"{READING} 30 Jun 2020",), ("Reading Initial conferences…days (north team) 50% as at 30 Jun 2020",)),
        (
            (NAME, f"{NAME} for children aged under five, all teams"),
            (
                "Percentage of initial child…15 working days of the strategy discussion",
                "Percentage of initial child…for children aged under five, all teams",
            ),
        ),
        (
            (ONE, OTHER),
            (
                "The same words at first The…north team and the same at last and the sam…",
                "The same words at first The…south team and the same at last and the sam…",
            ),
        ),
    ],
)
def test_what_differs_stays_in_sight(labels: tuple[str, ...], shown: tuple[str, ...]) -> None:
    assert tuple(labels_apart(labels).values()) == shown


@pytest.mark.parametrize("labels", [THREE, (ONE, OTHER, *THREE), ("x" * 200, "x" * 201), ("é🙂" * 60, "é🙂" * 61)])
def test_no_two_are_shown_alike_or_too_long(labels: tuple[str, ...]) -> None:
    shown = labels_apart(labels).values()

    assert len(set(shown)) == len(labels)
    assert all(len(each) <= MOST_LABEL for each in shown)


def test_what_is_read_out_of_a_button_ends_with_a_whole_word() -> None:
    title = "Recruit two permanent advanced practitioners to the front door and the duty team"

    assert button("say-0", "Update R01-04", "/action update R01-04", title)["accessibility_label"] == (
        "Update R01-04 Recruit two permanent advanced practitioners to the front…"
    )
    assert button("say-0", "Update", "/action update A1", "A1")["accessibility_label"] == "Update A1"
