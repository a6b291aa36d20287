"""A reply as a terminal shows it: words, drawn tables, and people by name."""

import pytest

from commands.reply import Bold, Button, Buttons, Code, Part, Table, paragraph
from commands.terminal import WIDEST_COLUMN, as_terminal, drawn, printable


def test_words_tables_and_people_and_no_buttons() -> None:
    table = Table(("Ref", "Owner"), (("A1", "<@U0JO>"),))
    parts: list[Part] = [
        paragraph((Bold("Two"), " of <@U0ALI>: ", Code("/status"))),
        table,
        Buttons((Button("Next", "/next"),)),
    ]

    shown = as_terminal(parts, {"U0JO": "jo", "U0ALI": "ali"}.__getitem__).splitlines()

    assert [line.split() for line in shown[:3]] == [["Two", "of", "@ali:", "/status"], [], ["Ref", "Owner"]]
    assert [line.split() for line in shown[4:]] == [["A1", "@jo"]]
    assert "@U0JO" in as_terminal(parts)


def test_a_cell_is_words_and_stays_as_it_was_typed() -> None:
    cells = ["1e5", "007", "1.10", "nan", "=1+1", "-5", "True"]

    assert drawn(["Cell"], [[cell] for cell in cells]).splitlines()[2:] == cells


def test_a_long_cell_is_wrapped_and_loses_nothing() -> None:
    words = " ".join(f"word{number}" for number in range(40))

    lines = drawn(["Action"], [[words]]).splitlines()

    assert max(map(len, lines)) <= WIDEST_COLUMN
    assert " ".join(" ".join(lines[2:]).split()) == words


def test_a_table_without_rows_is_its_headings() -> None:
    assert drawn(["Ref", "Owner"], []).splitlines()[0].split() == ["Ref", "Owner"]
    assert as_terminal([]) == ""


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("\x1b[31mred", r"\x1b[31mred"),
        ("\x1b]0;title\x07", r"\x1b]0;title\x07"),
        ("over\rwritten", r"over\rwritten"),
        ("two\nlines", r"two\nlines"),
        ("a\ttab", r"a\ttab"),
        ("\x9b2J", r"\x9b2J"),
        ("\x00\x08\x7f", r"\x00\x08\x7f"),
        ("turned \u202e round", r"turned \u202e round"),
        ("\u2066 \u200f", r"\u2066 \u200f"),
        ("\u2028\u2029\x85", r"\u2028\u2029\x85"),
        ("\ud800", r"\ud800"),
        ("Zoë – “quoted” £5\u00a0m", "Zoë – “quoted” £5\u00a0m"),
        ("👩\u200d👧 🙂", "👩\u200d👧 🙂"),
        ("", ""),
    ],
)
def test_what_a_terminal_would_obey_is_written_out(words: str, shown: str) -> None:
    assert printable(words) == shown
    assert words in ("Zoë – “quoted” £5\u00a0m", "👩\u200d👧 🙂", "") or words not in as_terminal([paragraph(words)])
    assert shown in drawn(["Cell"], [[words]])


def test_our_own_line_breaks_stay() -> None:
    assert printable("one\ntwo\x1b", kept="\n") == "one\ntwo\\x1b"
