"""Every verb that writes: what it wrote is told in words by an action's history and by the digest, or excused here.

A verb that is new fails these tests until somebody has typed it below and decided what is told of it.
"""

from collections.abc import Callable, Iterator

import pytest
from conversation import ALI, JO, PAT, SAM, Conversation, Request, dispatch, import_northmoor

from board.digest import compose_digest
from board.history import Entry
from board.position import position
from commands.actions.history_lines import history_line
from commands.digest.changes import changes_in
from commands.reply import Reply
from commands.risks.history_lines import history_line as risk_line
from commands.table import COMMANDS
from storage.database import Database

PANEL = "C0PANEL"
LINES = (
    ("/action add Visits plan <@U0JO> due: 31 July", JO),
    ("/action on-track A1", JO),
    ("/action snooze A1 Monday", JO),
    ("/action reminders at: 08:30", JO),
    ("/action start A1", JO),
    ("/action hold A1 until the audit", JO),
    ("/action update A1 half done rating: amber because two left", JO),
    ("/action due A1 end of August because two left", JO),
    ("/action due A1 end of December because the auditor is away", JO),
    ("/action decline A1 the panel needs it", PAT),
    ("/action due A1 end of November because the auditor is away", JO),
    ("/action agree A1", PAT),
    ("/action assign A1 <@U0ALI>", JO),
    ("/action assign A1 support: <@U0PAT> and Head of MASH", ALI),
    ("/action edit A1 title: Visits plan for both teams accountable: <@U0PAT>", SAM),
    ("/action link A1 M6", JO),
    ("/action unlink A1 M6", JO),
    ("/action done A1 dip sample of 20", ALI),
    ("/action return A1 two teams still to report", PAT),
    ("/action done A1 all teams reported", ALI),
    ("/action close A1 agreed at the July board", PAT),
    ("/action reopen A1 the June figure fell back", PAT),
    ("/action add Audit tool", JO),
    ("/action cancel A2 replaced by A1", SAM),
    ("/action add Typed by mistake", JO),
    ("/action undo", JO),
    ("/action add Contacts plan", JO),
    ("/action done A4 dip sample of 20", JO),
    ("/action close-each A4", PAT),
    ("/area add R98 Fostering", SAM),
    ("/area edit R98 title: Fostering and adoption", SAM),
    ("/area link R98 M6", SAM),
    ("/area rate R98 Good", SAM),
    ("/board scale Low, Middle, High sure: yes", SAM),
    ("/area unlink R98 M6", SAM),
    ("/area bau R98 to Scrutiny Panel", PAT),
    ("/area reopen R98 the June figure fell back", PAT),
    ("/area add R99 Adoption", SAM),
    ("/area merge R99 into R98", SAM),
    ("/area undo", SAM),
    ("/measure add M8 Staff in post <@U0ALI>", SAM),
    ("/risk add Too few social workers <@U0ALI> score: 4x5", SAM),
    ("/risk score RK1 3x5 because two have started", SAM),
    ("/risk update RK1 agency cover runs out in May controls: agency cover", SAM),
    ("/risk link RK1 A1", SAM),
    ("/risk unlink RK1 A1", SAM),
    ("/risk close RK1 because every post is filled", PAT),
    ("/risk reopen RK1 because three have resigned", PAT),
    ("/risk add Typed by mistake", SAM),
    ("/risk undo", SAM),
    ("/board handover <@U0ALI> <@U0JO>", SAM),
    ("/measure target M8 vacancies at most 25 by 30 September 2020", SAM),
    ("/action bau A1 to Scrutiny Panel", PAT),
    ("/measure edit M8 vacancies every: quarter", SAM),
    ("/measure target M8 evidence: exit interviews are read", SAM),
    ("/measure reading M8 vacancies 31 as at 31 May 2020", SAM),
    ("/measure chart M8", SAM),
    ("/measure claim M8 met as at 8 July 2020", SAM),
    ("/measure judge M8 M8b met evidence: seen in ten files", PAT),
    ("/measure statement M8 We are losing fewer people", PAT),
    ("/measure withdraw M8 claim because it was meant for M6", PAT),
    ("/measure undo", PAT),
    ("/digest every friday at 10:00", SAM),
    ("/digest pause", SAM),
    ("/digest resume", SAM),
    ("/digest post", SAM),
    ("/board meeting 2 September 2020", SAM),
    ("/board observer <@U0ALI>", SAM),
    ("/board officer <@U0ALI>", SAM),
    ("/board support <@U0ALI>", SAM),
    ("/board chair <@U0ALI>", PAT),
    ("/board rename Practice Board", SAM),
    ("/board reminders away: on leave, annual leave", SAM),
    ("/board dates owner", SAM),
    ("/board review 29 September 2020", SAM),
    ("/board event 12/13 October 2020 Ofsted monitoring visit", JO),
    ("/board event edit 12 October 2020 day: 19/20 October 2020", JO),
    ("/board event undo", JO),
    ("/board event cancel 12 October 2020 because Ofsted moved it", JO),
    ("/board import fileid: F0123ABCD", SAM),
    ("/board statement The service is steadier", SAM),
    ("/board pack for cabinet", SAM),
    ("/board close its work is done sure: yes", SAM),
    ("/board reopen the review asked for it", SAM),
)
# What the weekly digest does not tell, and why.
NOT_IN_THE_DIGEST = {
    ("measure", "statement"): "the chair's own words stand on the chair's page, and change no figure",
    ("board", "statement"): "as for one of a measure",
    ("action", "undo"): "what was taken back is left out of the digest, and so is the taking back",
    ("measure", "undo"): "as for an action",
    ("action", "on-track"): "it is no update, and updates are what the digest counts",
    ("action", "snooze"): "board support sees it with the reminders; the due date stands",
    ("board", "reminders"): "about what people are told in private, not about the plan",
    ("measure", "add"): "the digest lists every measure, the new one too",
    ("measure", "import measure"): "as for one that is added",
    ("measure", "handover"): "the digest says how a measure stands, not who owns it",
    ("area", "import"): "areas are the plan's own headings",
    ("area", "add"): "as for one that is imported",
    ("area", "rate"): "the scorecard says it: /area list",
    ("board", "scale"): "about how areas are judged, not about the plan",
    ("area", "edit"): "as for one that is imported",
    ("area", "link"): "what goes with what changes no figure",
    ("area", "unlink"): "as for a link",
    ("area", "merge"): "its actions are where they belong: nothing else has changed",
    ("area", "bau"): "the actions that went with it are counted",
    ("area", "reopen"): "its actions are counted once they are reopened",
    ("area", "undo"): "as for an action",
    **{
        ("risk", verb): "the digest counts the risks that need a hand; what changed of one is on /risk show"
        for verb in ("add", "score", "update", "link", "unlink", "close", "reopen", "undo", "handover")
    },
    ("board", "dates"): "about how dates are moved, not about the plan",
    ("board", "review"): "the channel is told before it, and the chair's page says it",
    ("event", "event"): "the forward plan says it, and the digest what comes before the next board",
    ("event", "event edit"): "as for a new one",
    ("event", "event undo"): "as for a new one",
    ("board", "close"): "the channel is told at once",
    ("board", "reopen"): "the channel is told at once",
    ("board", "setup"): "the channel saw the board begin",
    ("board", "meeting"): "the digest says which meeting is next",
    ("board", "chair"): "the channel is told at once",
    ("board", "support"): "a board left without one is told to the channel at once",
    ("board", "officer"): "who does what is on /board roles",
    ("board", "observer"): "who does what is on /board roles",
    ("board", "move"): "both channels are told at once",
    ("board", "rename"): "the channel is told at once",
    ("board", "post"): "the digest itself is what was asked for",
    ("board", "every"): "about the digest, not about the plan",
    ("board", "pause"): "about the digest, not about the plan",
    ("board", "resume"): "about the digest, not about the plan",
}


def moved(say: Conversation) -> Reply:
    """The board brought to another channel, which the bot is in."""
    request = Request("board", "move here", SAM, say.team, PANEL, say.now, say.crowd, delivery="moved",
                      reaches=frozenset({say.channel}), has_bot=True, public=False)  # fmt: skip
    return dispatch(request, say.log)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Conversation, list[Entry]]]:
    """A board on which everything has been typed that writes, and all lines of its history."""
    log = Database(tmp_path_factory.mktemp("told") / "boardbot.db")
    log.prepare()
    say = Conversation(log)
    say("/board setup Improvement Board chair: <@U0PAT>", by=SAM)
    assert import_northmoor(log, say.now) == 0
    for line, by in LINES:
        say.later(minutes=2)
        reply = say.reply(line, by=by)
        assert not reply.refused, (line, reply)
    assert not moved(say).refused
    with log.reading() as store:
        entries = store.history.after(1, 0)
    yield say, entries
    log.close()


def _typed() -> set[tuple[str, str]]:
    of_two_words = {verb.name for command in COMMANDS.values() for verb in command.verbs if " " in verb.name}
    typed = {("board", "setup"), ("board", "move")}
    for line, _ in LINES:
        command, *words = line.removeprefix("/").split()
        two = " ".join(words[:2])
        typed.add((command, two if two in of_two_words else words[0]))
    return typed


def test_every_verb_that_writes_is_typed_here() -> None:
    writing = {(command.name, verb.name) for command in COMMANDS.values() for verb in command.verbs if verb.writes}

    assert writing == _typed()


def test_every_verb_that_writes_of_an_action_has_words_in_its_history(
    written: tuple[Conversation, list[Entry]],
) -> None:
    bare = {each.verb for each in written[1] if each.subject == "action" and _told(each, history_line) == each.verb}

    assert bare == set()


def test_every_verb_that_writes_of_a_risk_has_words_in_its_history(written: tuple[Conversation, list[Entry]]) -> None:
    of_risks = [each for each in written[1] if each.subject == "risk"]

    assert {each.verb for each in of_risks if _told(each, risk_line) == each.verb} == set()
    assert {"handover", "undo"} < {each.verb for each in of_risks}


def _told(entry: Entry, line: Callable[[Entry, str], str]) -> str:
    """What the line says was done, after when and who."""
    return line(entry, "Europe/London").split(" · ")[2]


def test_the_digest_tells_of_every_verb_that_writes_but_for_those_excused(
    written: tuple[Conversation, list[Entry]],
) -> None:
    say, entries = written
    kinds = {(each.subject, each.verb) for each in entries}
    silent = {
        kind
        for kind in kinds
        if not _in_the_digest(say, [each for each in entries if (each.subject, each.verb) == kind])
    }

    assert {kind for kind in kinds if kind[0] == "action"} >= {("action", "handover"), ("action", "import")}
    assert silent == NOT_IN_THE_DIGEST.keys()


def _in_the_digest(say: Conversation, entries: list[Entry]) -> bool:
    """The digest says something about at least one of them."""
    with say.log.reading() as store:
        where = position([], store.measures.all(1), (), say.now.date())
    told = [compose_digest("Board", where, changes_in([each]), None) for each in entries]
    return any(each.action_changes or each.measure_changes for each in told)
