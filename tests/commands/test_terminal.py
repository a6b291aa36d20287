"""A reply as a terminal shows it: words, drawn tables, and people by name."""

from commands.reply import Bold, Button, Buttons, Code, Part, Table, paragraph
from commands.terminal import WIDEST_COLUMN, as_terminal, drawn


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
