"""What of a message goes into the form of a new action: its first sentence, or nothing where the guard objects."""

import pytest
from conversation import Crowd

from commands.actions.title import MOST_TITLE
from commands.from_message import MOST_READ, NO_WORDS, TOO_LONG, copied

FIRST_SENTENCE = [
    ("Second officer to chair the May panel", "Second officer to chair the May panel"),
    ("Second officer to chair the May panel.", "Second officer to chair the May panel"),
    ("We agreed to audit 20 files. Jo has the list.", "We agreed to audit 20 files"),
    ("Can somebody check the rota? It looks wrong.", "Can somebody check the rota?"),
    ("Do it now! Please.", "Do it now!"),
    ("Check R07-04, 1.10 and 2.3 of the plan. Then close.", "Check R07-04, 1.10 and 2.3 of the plan"),
    ("Ask Dr. Lane and Cllr. Moss, e.g. by phone. Soon.", "Ask Dr. Lane and Cllr. Moss, e.g. by phone"),
    (
        "Meet at 10 a.m. Tuesday or 2 p.m. Friday to agree it. Soon",
        "Meet at 10 a.m. Tuesday or 2 p.m. Friday to agree it",
    ),
    ("Move the meeting to 3 p.m. on Friday. Thanks", "Move the meeting to 3 p.m. on Friday"),
    ("Write to St. Mary's. They wait.", "Write to St. Mary's"),
    ("J. Reed to send the pack. By Friday.", "J. Reed to send the pack"),
    ("Still waiting… Nobody answers the letters", "Still waiting…"),
    ("Waiting for the venue etc. and the date. Then go.", "Waiting for the venue etc. and the date"),
    ("<@U0JO> to finish the audits with <@U0ALI>. Thanks", "@Jo Reed to finish the audits with @Ali Noor"),
    ("<!channel> send me the rotas. Thanks", "send me the rotas"),
    (":rotating_light: Visits slipped in June :disappointed:. See below", "Visits slipped in June"),
    ("*Visits plan*: finish it. Soon", "Visits plan: finish it"),
    ("_urgent_ ~old~ `code` words_with_marks and 3*4*5", "urgent old code words_with_marks and 3*4*5"),
    ("> Quoted from the letter. Then more.", "Quoted from the letter"),
    ("> Quoted from the letter.\nAnswer it by Friday", "Answer it by Friday"),
    ("Hi all,\nthe rota needs a second officer. Who can?", "the rota needs a second officer"),
    ("Thanks!\n\nGood morning team\nBook the venue", "Book the venue"),
    ("Hello", "Hello"),
    ("• Finish the audits\n• Send the pack", "Finish the audits"),
    ("1. Finish the audits. 2. Send the pack", "Finish the audits"),
    ("- Finish the audits", "Finish the audits"),
    ("\n\n   \n  Finish the audits  \nthen rest", "Finish the audits"),
    ("Note: due: Friday @jo because it slipped. Next", "Note: due: Friday @jo because it slipped"),
    ("Run this:\n```\nSELECT 1. Two\n```", "Run this:"),
    ("```\ntotal: 412 of 535\n```", "total: 412 of 535"),
    ("https://council.example/rota\nCheck the rota", "Check the rota"),
    ("Check https://council.example/rota.html today. Thanks", "Check https://council.example/rota.html today"),
    ("Das Protokoll fertigstellen. Danke!", "Das Protokoll fertigstellen"),
    ("完成审核报告。谢谢", "完成审核报告。"),
    ("أكمل التقرير. شكرا", "أكمل التقرير"),
    ("Dokończ audyt wizyt… Dziękuję", "Dokończ audyt wizyt…"),
    ('He said "finish it." Then he left', 'He said "finish it."'),
    ("At 10:30:45 the line fell. Again", "At 10:30:45 the line fell"),
]


@pytest.mark.parametrize(("message", "title"), FIRST_SENTENCE, ids=[message[:40] for message, _ in FIRST_SENTENCE])
def test_the_title_is_the_first_sentence(message: str, title: str) -> None:
    found = copied(message, message, Crowd())

    assert (found.title, found.told) == (title, "")


@pytest.mark.parametrize(
    "message",
    [
        "",
        "   ",
        "\n",
        ":tada:",
        "👍",
        "...",
        "12 34",
        "https://council.example/rota",
        "<!here>",
        "```\n```",
        "> ",
        "- ",
        "!!!",
        "*",
    ],
)
def test_a_message_without_words_is_said_to_have_none(message: str) -> None:
    found = copied(message, message, Crowd())

    assert (found.title, found.told) == ("", NO_WORDS)


OBJECTED = [
    ("Call 943 476 5919. Then the rest", "an NHS number"),
    ("Finish the audits. His number is 943 476 5919", "an NHS number"),
    ("Finish the audits.\n```\n9434765919\n```", "an NHS number"),
    ("Finish the audits. Born: DoB 01/02/2012", "a child's date of birth"),
    ("Met child A.B. today. Finish the audits", "initials of a child"),
    ("Only 2 of 4 children were seen. Check why", ""),
    ("Ask social worker about LCS 1234567. Then close", "a child's number in a case system"),
    ("His number: *943* *476* *5919*", "an NHS number"),
]


@pytest.mark.parametrize(("message", "kind"), OBJECTED, ids=[kind or "few" for _, kind in OBJECTED])
def test_a_message_that_the_guard_objects_to_is_not_copied_and_the_kind_is_said(message: str, kind: str) -> None:
    found = copied(message, message, Crowd())

    assert found.title == ""
    assert found.told.startswith("The message was not copied: something in it looks like ")
    assert kind in found.told
    for word in ("943", "5919", "2012", "A.B.", "1234567", "audits"):
        assert word not in found.told


def test_what_a_link_leads_to_is_looked_at_though_it_is_not_copied() -> None:
    found = copied("See the file", "See https://council.example/person/1234567", Crowd())

    assert found.title == ""
    assert "case system" in found.told


def test_a_long_sentence_is_cut_between_words_to_what_a_title_holds() -> None:
    message = "Finish the audits of all teams " * 20
    found = copied(message, message, Crowd())

    assert len(found.title) <= MOST_TITLE
    assert found.title.removesuffix("…").split()[-1] in message.split()
    assert found.title.endswith("…")
    assert len(copied("x" * 400, "x" * 400, Crowd()).title) == MOST_TITLE


def test_a_message_too_long_to_be_looked_through_is_not_copied() -> None:
    just = "Finish the audits. " * (MOST_READ // 19)
    assert copied(just, just, Crowd()).title == "Finish the audits"
    more = just + "x" * 19
    assert copied(more, more, Crowd()).told == TOO_LONG
