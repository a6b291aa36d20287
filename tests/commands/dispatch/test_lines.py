"""Whole lines as officers type them, each with what must be understood; their free text is kept to the letter."""

from dataclasses import dataclass
from datetime import date

import pytest
from conversation import ALI, JO, SAM, Conversation

from board.actions import Action


@dataclass(frozen=True)
class Line:
    """A line, and what the action must be afterwards: its ref, and some of its fields."""

    typed: str
    ref: str = "A9"
    title: str | None = None
    note: str | None = None
    owner: str | None = None
    owner_words: str = ""
    due: str | None = None
    status: str | None = None
    evidence: str | None = None


MAY = "Second officer to chair May panel"
LINES = [
    # logging: owners at the end, at the start, in the middle, bare, in words
    Line(f"/action add {MAY} <@U0JO> due: end of August measure: M2", title=MAY, owner="U0JO", due="2020-08-31"),
    Line(f"/action add <@U0JO> {MAY} due: 31 Aug", title=MAY, owner="U0JO", due="2020-08-31"),
    Line(f"/action add {MAY} <@U0JO|jo> DUE: 31/08/2020", title=MAY, owner="U0JO", due="2020-08-31"),
    Line(f"/action add measure: M2 due: 31 aug {''}owner: <@U0JO>", ref=""),
    Line(f"/action add {MAY} owner: <@U0ALI> due: 31 August", title=MAY, owner="U0ALI", due="2020-08-31"),
    Line(f"/action add {MAY} owner: ali noor", title=MAY, owner="U0ALI"),
    Line(f"/action add {MAY} owner: @ali", title=MAY, owner="U0ALI"),
    Line(f"/action add {MAY} @ali", title=MAY, owner="U0ALI"),
    Line(f"/action add @ali noor {MAY}", title=MAY, owner="U0ALI"),
    Line(f"/action add {MAY} owner: <@U0JO>.", title=MAY, owner="U0JO"),
    Line(f"/action add {MAY} owner: Head of Service, MASH", title=MAY, owner_words="Head of Service, MASH"),
    Line("/action add Ask <@U0JO> and <@U0ALI> about panel dates", title="Ask @Jo Reed and @Ali Noor about panel dates"),
    Line("/action add Mail the team@region list <@U0JO>", title="Mail the team@region list", owner="U0JO"),
    # keys in odd order and odd dress
    Line(f"/action add {MAY} measure: m2 source: July board due: w/c 6 July owner: <@U0JO>", title=MAY, owner="U0JO", due="2020-07-10"),
    Line(f"/action add {MAY} Due: 31 July Owner: <@U0JO>", title=MAY, owner="U0JO", due="2020-07-31"),
    Line(f"/action add {MAY} due:31/07", title=MAY, due="2020-07-31"),
    Line(f"/action add {MAY} due : 31 July", title=MAY, due="2020-07-31"),
    Line(f"/action add {MAY}\u00a0due:\u00a031\u00a0July", title=MAY, due="2020-07-31"),
    Line(f"/action add {MAY}\ndue: 31 July\nowner: <@U0JO>", title=MAY, owner="U0JO", due="2020-07-31"),
    Line(f"/action  ADD   {MAY} due: 31 July", title=MAY, due="2020-07-31"),
    Line(f"/action /add {MAY}", title=MAY),
    Line(f"/action /action add {MAY}", title=MAY),
    Line(f"/board action add {MAY}", title=MAY),
    Line(f"/action log {MAY}", title=MAY),
    # free text that looks like something else
    Line("/action add Note: see https://example.org/a?due=1&x=2 <@U0JO>", title="Note: see https://example.org/a?due=1&x=2", owner="U0JO"),
    Line("/action add Read due://list and source://x", title="Read due://list and source://x"),
    Line('/action add Write "due: date" on the form <@U0JO>', title='Write "due: date" on the form', owner="U0JO"),
    Line("/action add Write “due: date” on the form", title="Write “due: date” on the form"),
    Line("/action add Overdue: a list for managers", title="Overdue: a list for managers"),
    Line("/action add Reason: two teams are short", title="Reason: two teams are short"),
    Line("/action add Date: agree one with the DfE", title="Date: agree one with the DfE"),
    Line("/action add Report to the board: visits", title="Report to the board: visits"),
    Line("/action add To confirm: the panel’s dates", title="To confirm: the panel’s dates"),
    Line("/action add 2 of 3 teams to move by 5pm – north first", title="2 of 3 teams to move by 5pm – north first"),
    Line("/action add “Seen alone” is recorded – every visit", title="“Seen alone” is recorded – every visit"),
    Line("/action add Cut waits by 10% 🎉 (north & south)", title="Cut waits by 10% 🎉 (north & south)"),
    Line("/action add Tell <!channel> nothing & <b>bold</b>", title="Tell <!channel> nothing & <b>bold</b>"),
    Line("/action add `code` *bold* _it_ ~no~", title="`code` *bold* _it_ ~no~"),
    Line("/action add Meet Mon 13 July and Tue 14 July", title="Meet Mon 13 July and Tue 14 July"),
    Line("/action add R07: first visits – seen in 5 days", title="R07: first visits – seen in 5 days"),
    Line("/action add Due diligence on the new system", title="Due diligence on the new system"),
    Line("/action add Owner’s manual for tablets", title="Owner’s manual for tablets"),
    # dates in their own slot
    Line(f"/action add {MAY} due: next Friday", title=MAY, due="2020-07-17"),
    Line(f"/action add {MAY} due: mid-September", title=MAY, due="2020-09-15"),
    Line(f"/action add {MAY} due: in 2 weeks", title=MAY, due="2020-07-22"),
    Line(f"/action add {MAY} due: next board", title=MAY, due="2020-08-05"),
    Line(f"/action add {MAY} due: Fri 31 Jul 2020", title=MAY, due="2020-07-31"),
    Line(f"/action add {MAY} due: TBC", title=MAY),
    # as spreadsheets have it
    Line(f"/action add {MAY} due: 31 July <@U0JO>", title=MAY, owner="U0JO", due="2020-07-31"),
    Line(f"/action add {MAY} measure: M2 <@U0JO>", title=MAY, owner="U0JO"),
    Line(f"/action add {MAY} owner: Jo Reed, due: 31 July,", title=MAY, owner="U0JO", due="2020-07-31"),
    Line(f"/action add {MAY} owner: Jo Reed; due date: 31 July", title=MAY, owner="U0JO", due="2020-07-31"),
    Line(f"/action add {MAY} owner: me due by: 31 July", title=MAY, owner="U0JO", due="2020-07-31"),
    Line(f"/action add {MAY} owner: TBC", title=MAY),
    Line(f"/action create {MAY}", title=MAY),
    Line("/action update A1 slow RAG: amber, two left", ref="A1", note="slow"),
    Line("/action update A1 slow rating: red because two left", ref="A1", note="slow"),
    # updates, refs in every spelling
    Line("/action update A1 412 of 535 reviewed, north team two short.", ref="A1", note="412 of 535 reviewed, north team two short."),
    Line("/action update a1 412 reviewed", ref="A1", note="412 reviewed"),
    Line("/action update A-1 412 reviewed", ref="A1", note="412 reviewed"),
    Line("/action update A1: 412 reviewed", ref="A1", note="412 reviewed"),
    Line('/action update "A1" 412 reviewed', ref="A1", note="412 reviewed"),
    Line("/action A1 update 412 reviewed", ref="A1", note="412 reviewed"),
    Line("/action update r1002 six agreed", ref="R10-02", note="six agreed"),
    Line("/action update R10 02 six agreed", ref="R10-02", note="six agreed"),
    Line("/action update R10–02 six agreed", ref="R10-02", note="six agreed"),
    Line("/action update R10‑02 six agreed", ref="R10-02", note="six agreed"),
    Line("/action update 1.10 audit begun", ref="1.10", note="audit begun"),
    Line('/action update "SR (25/26) 01" paused for now', ref="SR (25/26) 01", note="paused for now"),
    Line("/action update “SR (25/26) 01” paused for now", ref="SR (25/26) 01", note="paused for now"),
    Line("/action update SR (25/26) 01 paused for now", ref="SR (25/26) 01", note="paused for now"),
    Line("/action update sr (25/26) 01 paused for now", ref="SR (25/26) 01", note="paused for now"),
    Line("/action update A1 status: on hold waiting", ref=""),
    Line("/action update A1 waiting for HR status: On Hold", ref="A1", note="waiting for HR", status="on hold"),
    Line("/action update A1 STATUS: in-progress begun", ref=""),
    Line("/action update A1 Progress: 60% Two teams below", ref="A1"),
    Line("/action update A1 Jo said: due back Monday", ref="A1", note="Jo said: due back Monday"),
    Line("/action update A1 see <https://example.org/x|x> now", ref="A1", note="see <https://example.org/x|x> now"),
    Line("/action update A1 line one\nline two", ref="A1", note="line one\nline two"),
    Line("/action done A1 https://example.org/folder?id=7&due=no all seen", ref="A1", status="awaiting sign-off", evidence="https://example.org/folder?id=7&due=no all seen"),
    Line("/action A1 done dip sample of 20", ref="A1", status="awaiting sign-off", evidence="dip sample of 20"),
    Line("/action done A1 evidence: dip sample of 20", ref="A1", status="awaiting sign-off", evidence="dip sample of 20"),
    Line("/action due A1 end of September because: two left; agency late", ref="A1", due="2020-09-30"),
    Line("/action due A1 30/9/20 Because two left", ref="A1", due="2020-09-30"),
    Line("/action A1 due 30 Sept because two left", ref="A1", due="2020-09-30"),
    Line("/action assign A1 to <@U0ALI>", ref="A1", owner="U0ALI"),
    Line("/action assign A1 owner: Team Manager, MASH", ref="A1", owner_words="Team Manager, MASH"),
]  # fmt: skip


@pytest.fixture
def board(say: Conversation) -> Conversation:
    """A board with measure M2 and four actions under the refs that real plans use."""
    say("/measure add M2 Review of cases")
    say("/action add First <@U0JO> due: 31 August")
    for ref in ("R10-02", "1.1", "1.10", "SR (25/26) 01"):
        say(f'/action add Something to do owner: <@U0JO> ref: "{ref}"', by=SAM)
    return say


def find(say: Conversation, ref: str) -> Action | None:
    with say.log.reading() as store:
        return store.actions.find(store.boards.all()[0].id, ref)


@pytest.mark.parametrize("line", LINES, ids=lambda line: line.typed[:60])
def test_a_line_is_understood(board: Conversation, line: Line) -> None:
    with board.log.reading() as store:
        before = set(store.actions.refs(1))
    by = JO if line.ref != "" else ALI

    reply = board.reply(line.typed, by=by)

    if not line.ref:
        assert reply.refused
        return
    assert not reply.refused, board(line.typed)
    with board.log.reading() as store:
        new = [ref for ref in store.actions.refs(1) if ref not in before]
    action = find(board, new[0] if line.ref == "A9" else line.ref)
    assert action is not None
    wanted = {
        "title": line.title,
        "note": line.note,
        "owner_id": line.owner,
        "owner_words": line.owner_words or None,
        "due_on": date.fromisoformat(line.due) if line.due else None,
        "status": line.status,
        "evidence": line.evidence,
    }
    assert {name: getattr(action, name) for name, value in wanted.items() if value is not None} == {
        name: value for name, value in wanted.items() if value is not None
    }
    if line.ref == "A9" and not line.owner:
        assert action.owner_id is None


@pytest.mark.parametrize(
    ("typed", "corrected"),
    [
        ("/action add Audit onwer: <@U0JO>", "/action add Audit owner: <@U0JO>"),
        ("/action add Audit deu: 31 July", "/action add Audit due: 31 July"),
        ("/action add Audit mesure: M2 due: 31 July", "/action add Audit measure: M2 due: 31 July"),
        ("/action update A1 begun staus: in progress", "/action update A1 begun status: in progress"),
        ("/action updat A1 visits at 77%", "/action update A1 visits at 77%"),
        ("/action A1 closee", "/action close A1"),
        ("/action add Audit measure: M22", "/action add Audit measure: M2 (Review of cases)"),
        ("/action show R10-03", "/action show R10-02 (Something to do)"),
        ("/action update A1 begun status: in progres", "/action update A1 begun status: in progress"),
        ("/action add Audit owner: @ali nor", "/action add Audit owner: <@U0ALI>"),
        ("/action A1 visits at 77%", "/action update A1 visits at 77%"),
        ("/action Finish the audits in May", "/action add Finish the audits in May"),
        ("/action due A1 end of September - two left", "/action due A1 30 September 2020 because two left"),
        ("/measure chow M2", "/measure show M2"),
        ("/digest psot", "/digest post"),
        ("/board metings", "/board meetings"),
    ],
)
def test_a_slip_is_answered_with_the_line_put_right(board: Conversation, typed: str, corrected: str) -> None:
    reply = board.reply(typed)

    assert reply.refused
    assert corrected in board(typed).splitlines()


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("/action add Audit due: 31 July due: 1 August", '"due:" appears twice'),
        ("/action add Audit due:", 'There is nothing after "due:"'),
        ("/action add", "An action needs a few words"),
        ("/action add \u200b", "invisible character (U+200B)"),
        (f"/action add {'x' * 301}", "301 characters"),
        (f"/action add {'x' * 10_000}", "10,004 characters"),
        ("/action add Audit \x07 bell", "invisible character (U+0007)"),
        ("/action add Audit owner: <@U0NOBODY>", "Slack knows nobody"),
        ("/action add Audit owner: <@U0BOT>", "A robot cannot own"),
        ("/action add Audit ref: A1", "is on the log already"),
        ("/action add Audit ref: help", "A ref is letters and digits"),
        ("/action add Audit ref: <@U0PAT>", 'There is nothing after "ref:".'),
        ("/action frobnicate A1", 'I don\'t know "frobnicate".'),
        ("/action update Z99 x", "There is no action Z99"),
        ("/measure show M99", "There is no measure M99"),
        ("/action due A1 31 November because x", "November"),
        ("/action due A1 soonish because x", '"soonish"'),
    ],
)
def test_bad_input_is_refused_by_name_and_changes_nothing(board: Conversation, typed: str, why: str) -> None:
    with board.log.reading() as store:
        before = store.history.count()

    assert why in board(typed)

    with board.log.reading() as store:
        assert store.history.count() == before
