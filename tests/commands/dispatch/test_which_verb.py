"""Which verb is meant by a word that is none: never one that ends something, and never one that loses what was typed."""

import pytest
from conversation import JO, Conversation


@pytest.fixture
def board(say: Conversation) -> Conversation:
    say("/action add Publish the visits rota ref: R07-08", by=JO)
    say("/measure add M6 Visits", by=JO)
    return say


HOW_IT_ENDS = "Nothing is ever deleted. How the chair or board support ends an action:"


@pytest.mark.parametrize(
    ("typed", "lines"),
    [
        # a slip
        ("/action updat R07-08 two left", ["/action update R07-08 two left"]),
        ("/action udpate R07-08 two left", ["/action update R07-08 two left"]),
        ("/action updaet the rota is late", ["/action update the rota is late"]),
        ("/action asign R07-08 @ali", ["/action assign R07-08 @ali"]),
        ("/action lits overdue", ["/action list overdue"]),
        ("/action retrun R07-08 two left", ["/action return R07-08 two left"]),
        ("/action clsoe R07-08", ["/action close R07-08"]),
        ("/action closee R07-08", ["/action close R07-08"]),
        ("/action cancle R07-08 replaced", ["/action cancel R07-08 replaced"]),
        ("/action R07-08 clsoe", ["/action close R07-08"]),
        ("/measure redaing M6 77%", ["/measure reading M6 77%"]),
        # another word: what each would do is said
        (
            "/action change R07-08 two left",
            [
                "/action update R07-08 two left (adds a note to its history)",
                "/action edit R07-08 title: … (puts its title or source right)",
                "/action due R07-08 … (moves its date)",
                "/action assign R07-08 … (gives it to somebody else)",
            ],
        ),
        # what is to be changed is said
        ("/action change R07-08 due date to 31 July", ["/action due R07-08 31 July (moves its date)"]),
        ("/action change R07-08 due 31 July", ["/action due R07-08 31 July (moves its date)"]),
        ("/action change R07-08 title: Publish it", ["/action edit R07-08 title: Publish it (puts its title or source right)"]),
        ("/action amend R07-08 title to Publish it", ["/action edit R07-08 title: Publish it (puts its title or source right)"]),
        ("/action correct R07-08 source: minute 4", ["/action edit R07-08 source: minute 4 (puts its title or source right)"]),
        ("/action change R07-08 owner to @ali", ["/action assign R07-08 @ali (gives it to somebody else)"]),
        ("/action set R07-08 owner: Head of QA", ["/action assign R07-08 Head of QA (gives it to somebody else)"]),
        ("/action set R07-08 status to on hold", ["/action update R07-08 status: on hold (says how it stands)"]),
        ("/action mark R07-08 as amber", ["/action update R07-08 rating: amber because … (says how it stands)"]),
        ("/action mark R07-08 60%", ["/action update R07-08 progress: 60% (says how it stands)"]),
        ("/action postpone R07-08 31 July", ["/action due R07-08 31 July (moves its date)"]),
        ("/action reassign R07-08 @ali", ["/action assign R07-08 @ali (gives it to somebody)"]),
        ("/action pause R07-08 no staff", ["/action hold R07-08 no staff (puts it on hold)"]),
        ("/action complete R07-08 rota is out", ["/action done R07-08 rota is out (proposes closure; it then awaits sign-off)"]),
        ("/action view R07-08", ["/action show R07-08 (shows it)"]),
        (
            "/action open R07-08",
            ["/action show R07-08 (shows it)", "/action reopen R07-08 (opens it again once it has ended)"],
        ),
        ("/measure figure M6 77%", ["/measure reading M6 77% (enters a figure)"]),
        ("/action mark R07-08 as done", ["/action done R07-08 … (proposes closure; it then awaits sign-off)"]),
        ("/action reject R07-08 two left", [
            "/action return R07-08 two left (says that it is not finished yet)",
            "/action decline R07-08 two left (declines a later date that is asked for)"]),
        ("/area grade R07 good", ["/area rate R07 good (enters its rung on the board's scale)"]),
        ("/area R07 requires improvement", ["/area rate R07 requires improvement (enters its rung on the board's scale)"]),
        ("/area R07 two more audits were done last week", ["/area help"]),
        ("/area close R07", ["/area bau R07 (hands it to business as usual, with the body that watches it)"]),
        ("/digest Friday 9am", ["/digest every Friday 9am"]),
        ("/digest schedule Friday 9am", ["/digest every Friday 9am (moves the weekly slot)"]),
        ("/digest off", ["/digest pause (stops the weekly post until it is resumed)"]),
        ("/digest send", ["/digest post (posts it to the channel now)"]),
        ("/board members", ["/board roles (who is chair, support and observer)"]),
        (
            "/board invite @ali",
            [
                "/board officer @ali (makes somebody an officer, who adds and updates)",
                "/board observer @ali (makes somebody an observer, who reads and updates what they own)",
                "/board support @ali (names a support officer, who keeps the log)",
            ],
        ),
        # what ends an action is never offered for another word
        ("/action delete R07-08", ["/action help cancel"]),
        ("/action remove R07-08 duplicate", ["/action help cancel"]),
        ("/action merge R07-08 into R07-09", ["/action help cancel"]),
        ("/action duplicate R07-08", ["/action help cancel"]),
        ("/action approve R07-08", ["/action help close"]),
        ("/action chose R07-08", ["/action help"]),
        ("/action lose R07-08", ["/action help"]),
        ("/action canal R07-08", ["/action help"]),
        ("/action bay R07-08 to Panel", ["/action help"]),
        # after its ref
        ("/action R07-08 visits at 77%", ["/action update R07-08 visits at 77%"]),
        (
            "/action R07-08 complete, rota is out",
            [
                "/action done R07-08 rota is out (proposes closure; it then awaits sign-off)",
                "/action update R07-08 complete, rota is out (adds it to the action\'s history)",
            ],
        ),
        (
            "/action R07-08 held up by HR",
            ["/action hold R07-08 up by HR", "/action update R07-08 held up by HR (adds it to the action's history)"],
        ),
        (
            "/action R07-08 delay by a week",
            [
                "/action due R07-08 by a week (moves its date)",
                "/action update R07-08 delay by a week (adds it to the action's history)",
            ],
        ),
        (
            "/action R07-08 remove duplicate",
            [
                "/action update R07-08 remove duplicate (adds it to the action's history)",
                "/action help cancel (how the chair or board support ends an action)",
            ],
        ),
        ("/action R07-08 measure: M6", ["/action link R07-08 M6"]),
        ("/action R07-08 area: R02", ["/action link R07-08 area: R02"]),
        ("/action R07-08 title: Publish it", ["/action edit R07-08 title: Publish it"]),
        ("/action R07-08 owner: @ali", ["/action assign R07-08 @ali"]),
        ("/action R07-08 evidence: rota in the folder", ["/action done R07-08 rota in the folder"]),
        ("/action R07-08 rating green", ["/action update R07-08 rating: green"]),
        ("/action R07-08 amber", ["/action update R07-08 rating: amber because …"]),
        ("/action R07-08 change title to Publish it", ["/action edit R07-08 title: Publish it (puts its title or source right)"]),
        ("/action R07-08 delete", ["/action help cancel (how the chair or board support ends an action)"]),
        # no ref: it is something to do
        ("/action complete the audit of supervision", ["/action add complete the audit of supervision", "/action help"]),
        ("/action remove duplicates from the list", ["/action add remove duplicates from the list", "/action help"]),
        ("/action not done yet", ["/action add not done yet", "/action help"]),
        ("/action frobnicate", ["/action help"]),
    ],
)  # fmt: skip
def test_a_word_that_is_no_verb(board: Conversation, typed: str, lines: list[str]) -> None:
    assert board(typed).splitlines()[1:] == lines


def test_how_an_action_ends_is_said_where_somebody_would_delete_it(board: Conversation) -> None:
    assert board("/action delete R07-08").splitlines()[0] == f'I don\'t know "delete". {HOW_IT_ENDS}'
    assert board("/action help cancel").startswith("/action cancel <ref> <reason>")
