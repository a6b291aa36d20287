"""Which words of a text name somebody surely, and which are left as they are."""

import pytest

from board.names_in_text import NamesInText, perhaps_names

PEOPLE = ["Jo Reed", "Sam Cole (she/her)", "Ali Noor | MASH", "Siobhán O\u2019Neill", "Ann-Marie van der Berg"]
WORDS = ["Will Park", "May Grant", "Mark Young"]
NAMES = NamesInText([*PEOPLE, *WORDS], ["jo.reed", "scole2"])


def without(words: str) -> str:
    return NAMES.left_out(words, "[name]", "[link]")


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("Jo Reed will cover", "[name] will cover"),
        ("SAM COLE is away", "[name] is away"),
        ("as jo reed said", "as [name] said"),
        ("J. Reed on leave, J Reed too", "[name] on leave, [name] too"),
        ("Reed, Jo; Reed J.", "[name]; [name]."),
        ("Jo R. and Jo", "[name]. and [name]"),
        ("minutes by Reed", "minutes by [name]"),
        ("Mr Reed and Ms. Cole", "[name] and [name]"),
        ("Cllr Park, Mrs. Young", "[name], [name]"),
        ("@jo.reed's note, Jo's, Reed\u2019s", "[name]'s note, [name]'s, [name]\u2019s"),
        ("ask jo.reed@council.gov.uk.", "ask [name]."),
        ("jreed@council.gov.uk, reed.j2@x.org, jo@x.org", "[name], [name], [name]"),
        ("at https://intranet.council.gov.uk/jo.reed/a now", "at [link] now"),
        ("at intranet.council.gov.uk/people/Jo%20Reed?x=1", "at [link]"),
        ("(https://x.org/minutes-jreed.docx)", "([link])"),
        ("minutes_jo_reed.docx", "minutes_[name].docx"),
        ("Siobhan ONeill, S O'Neill, Siobha\u0301n", "[name], [name], [name]"),
        ("Ann-Marie Berg and A-M van der Berg", "[name] and A-M [name]"),
        ("Will Park, W. Park, Park, Will", "[name], [name], [name]"),
        ("will.park@x.org and https://x.org/will.park", "[name] and [link]"),
    ],
)  # fmt: skip
def test_a_name_is_left_out_however_it_is_written(words: str, left: str) -> None:
    assert without(words) == left


@pytest.mark.parametrize(
    "words",
    [
        "",
        "Will the team mark this? It may, by 3 May 2020.",
        "In May the park was closed. May 2020. Mark it Amber.",
        "Park Lane, Grant funding for young people; Young carers",
        "A park, a young person, a grant; A Grant of 20m",
        "Reed Street and Cole Academy",
        "Joint reeds, joking, coleslaw, reed beds",
        "JO and SAM are short for something: JO 12, SAM tool",
        "https://x.org/park/will-plan and https://x.org/jo/SAMPLE",
        "info@council.gov.uk, duty.team@council.gov.uk",
        "Berge, Samuel Coleman",
        "M7 met: 85% of 20 visits",
    ],
)
def test_ordinary_words_and_others_stay(words: str) -> None:
    assert without(words) == words


def test_of_nobody_nothing_is_left_out() -> None:
    assert NamesInText(["", "🙂"]).left_out("Jo Reed", "[name]", "[link]") == "Jo Reed"


def test_what_could_be_a_name_is_looked_up() -> None:
    found = list(perhaps_names("Seen by Dana Ann Wells, see kim.hale@x.org"))

    assert {"Dana Ann Wells", "Ann Wells", "kim hale"} <= set(found)
    assert "Wells see" not in found


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("محمد علي قال", "[name] قال"),
        ("قال محمد", "قال [name]"),
        ("李小龙 said so", "[name] said so"),
        ("ask 王 芳 or 芳 王", "ask [name] or [name]"),
    ],
)
def test_a_name_in_letters_that_have_no_capitals_is_left_out(words: str, left: str) -> None:
    names = NamesInText(["محمد علي", "李小龙", "王 芳"])

    assert names.left_out(words, "[name]", "[link]") == left
    assert list(perhaps_names("اكتب إلى محمد 20 مرة"))
