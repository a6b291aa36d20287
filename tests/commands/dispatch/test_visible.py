"""What nobody sees is not kept: a typed line is refused with the line to send in its place, an import leaves it out."""

from pathlib import Path

import pytest
from conversation import PAT, SAM, Conversation
from spreadsheets import import_all

INVISIBLE = ["\u200b", "\u200e", "\u200f", "\u061c", "\u034f", "\u00ad", "\ufeff", "\u2060", "\u3164", "\U000e0041"]
DIRECTION = ["\u202a", "\u202b", "\u202c", "\u202d", "\u202e", "\u2066", "\u2067", "\u2068", "\u2069"]


@pytest.mark.parametrize("letter", INVISIBLE + DIRECTION, ids=ascii)
@pytest.mark.parametrize(
    "line",
    [
        "/action add Plan{} for visits",
        "/action add {}Plan for visits",
        "/action add Plan for visits source: Ofs{}ted",
        "/action update A1 two le{}ft",
        "/action show A1{}",
        "/action due A1 31 July because two le{}ft",
        "/measure add M7 Vis{}its",
        "/board rename Improve{}ment",
    ],
)
def test_a_line_is_refused_and_the_one_that_is_offered_works(say: Conversation, line: str, letter: str) -> None:
    say("/action add Recruit <@U0SAM> due: 15 July", by=SAM)

    refused = say(line.format(letter), by=SAM)

    assert f"an invisible character (U+{ord(letter):04X})" in refused
    assert refused.splitlines()[-1] == line.format("")
    assert not say.reply(refused.splitlines()[-1], by=SAM).refused


@pytest.mark.parametrize(
    "line",
    [
        "/action add Visit 943\u200b476\u200b5919",
        "/action add child A\u200b.B. was seen",
        "/action add bell \x07 \u200b",
    ],
)
def test_a_line_that_cannot_be_sent_is_not_offered(say: Conversation, line: str) -> None:
    refused = say(line, by=SAM)

    assert "invisible character" in refused
    assert refused.endswith("paste them as plain text.")


@pytest.mark.parametrize(
    "title",
    [
        "Hub opened 🎉",
        "Family hub 👩‍👧 opened",
        "1️⃣ of two hubs",
        "Flag 🏴󠁧󠁢󠁥󠁮󠁧󠁿 day",
        "Thanks ❤️‍🔥",
        "Nurse 👩🏽‍⚕️ in post",
        "می\u200cخواهم",
        "✔️ done",
    ],
)
def test_emoji_and_other_scripts_stay_as_they_were_typed(say: Conversation, title: str) -> None:
    assert say(f"/action add {title}").splitlines()[0] == f"A1 logged. {title}"
    assert title in say("/action show A1")


@pytest.mark.parametrize(
    "typed",
    ["\u0410\u0031", "\uff21\uff11", "A\u0661", "\u03911", "a\u06f1", "\u0430\u0031", "\uff41\uff11", "\U0001d4001"],
)
@pytest.mark.parametrize(
    "line", ["/action show {}", "/action update {} two left", "/action {} update two left", "/status {}"]
)
def test_a_ref_is_found_by_what_it_looks_like(say: Conversation, line: str, typed: str) -> None:
    say("/action add Recruit <@U0SAM>")

    assert not say.reply(line.format(typed), by=SAM).refused
    assert "A1" in say(line.format(typed), by=SAM)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("\u04201-1", "P1-1"),
        ("R\u0661\u0662", "R12"),
        ("\uff32\uff10\uff11", "R01"),
        ("R01\u201102", "R01-02"),
        ("\u039c6", "M6"),
    ],
)
def test_a_plans_own_ref_is_kept_as_a_reader_types_it(say: Conversation, typed: str, kept: str) -> None:
    assert say(f"/action add Recruit ref: {typed}").splitlines()[0] == f"{kept} logged. Recruit"
    assert "is on the log already" in say(f"/action add Train the panel ref: {kept}")


@pytest.mark.parametrize("ref", ["R\u06271", "\u0416\u0031", "A\u05d01", "\u4f601"])
def test_a_ref_in_another_alphabet_is_refused_in_words(say: Conversation, ref: str) -> None:
    assert "not of the Latin alphabet" in say(f"/action add Recruit ref: {ref}", by=PAT)


def test_an_import_leaves_out_what_nobody_sees(say: Conversation, tmp_path: Path) -> None:
    file = tmp_path / "plan.csv"
    file.write_text(
        "re\u200bf,title,due\n\u0410\u200b7,Plan\u00ad for vis\u200bits 👩‍👧,31\u200e/07/2020\n", encoding="utf-8"
    )
    said: list[str] = []

    assert import_all(say.log, [file], lambda store: store.boards.all()[0], say.now, False, said.append) == 0

    assert "Plan for visits 👩‍👧" in say("/action show A7")
    assert "Fri 31 Jul 2020" in say("/action show A7")
