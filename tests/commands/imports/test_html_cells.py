"""Cells in HTML, as exports from other systems have them: their words come in, and the report says so."""

from pathlib import Path

import pytest
from conversation import Conversation
from spreadsheets import from_files, imported, lines_of
from workbooks import one_sheet, written


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("<p>Advert out</p>", "Advert out"),
        (
            '<div class="x">Advert <b>out</b>&nbsp;now<br>Interviews &amp; visits</div>',
            "Advert out now / Interviews & visits",
        ),
        ("<ul><li>One</li><li>Two</li></ul>", "One / Two"),
        (
            '<p>See <a href="https://a.example/x?a=1&amp;b=2">the minutes</a>.</p>',
            "See the minutes (https://a.example/x?a=1&b=2).",
        ),
        ('<p><a href="https://a.example/x">https://a.example/x</a></p>', "https://a.example/x"),
        ("<p>5 &lt; 6</p>", "5 < 6"),
        ("<draft> not agreed <yet>", "<draft> not agreed <yet>"),
        ("Advert out<br>now", "Advert out<br>now"),
    ],
)
def test_the_words_of_a_cell_in_html_come_in(say: Conversation, tmp_path: Path, cell: str, said: str) -> None:
    path = written(tmp_path, one_sheet([["Ref", "Action", "Lead", "Update"], ["R1", "Publish", "Head of QA", cell]]))

    report = from_files(say, path)

    assert f'Last update: "{said}"' in say("/action show R1")
    told = "column D, row 2: the HTML around its words"
    assert (told in lines_of(report, "not read")) == (said != cell)
    assert from_files(say, path)[0].endswith("no actions added, 1 on the log already, 0 refused")


def test_a_title_of_empty_html_is_empty(say: Conversation, tmp_path: Path) -> None:
    report = imported(say, tmp_path, "Ref,Action,Due\nR1,<p>&nbsp;</p>,31 July 2020\nR2,<p>Audit</p>,31 July 2020\n")

    assert report[0] == "plan.csv: 1 action added, 0 on the log already, 1 refused"
    assert say("/action show R2").splitlines()[0] == "R2 Audit"


def test_what_the_guard_refuses_is_refused_in_html_too(say: Conversation, tmp_path: Path) -> None:
    report = imported(say, tmp_path, "Ref,Action,Due\nR1,<p>Visit 943 476 <b>5919</b></p>,31 July 2020\n")

    assert report[0].startswith("plan.csv: no actions added")
