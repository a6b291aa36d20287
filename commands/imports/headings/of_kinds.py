"""The headings of spreadsheets: for each kind of sheet, its fields and the names that councils give them.

The names come from published plans, trackers and logs, and are written as `folded` returns them.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import lru_cache

from commands.imports.headings.dated import is_update, without_day
from commands.imports.headings.events import EVENTS
from commands.imports.headings.measures import BENCHMARKS, CLAIMS, MEASURES, READINGS, STATEMENTS
from commands.imports.headings.revised import is_revised_date, with_revision_first
from commands.imports.headings.risks import RISKS, SCORES
from commands.reading.closest import closest

# The fields of actions whose heading may have a day in it: "RAG June".
_OF_A_DAY = frozenset({"status", "rating", "progress"})
# Two fields that a slash joins, and the one that holds what stands under both.
_JOINED = {frozenset({"update", "progress"}): "update", frozenset({"status", "rating"}): "status"}
# Anything longer is a cell of text, not a heading.
LONGEST_HEADING = 80
# A sheet of risks must have one of these, as a list of actions may have a column for risks too.
ONE_OF = {"risks": frozenset({"likelihood", "impact", "score", "controls"})}
# A list of actions without refs must have one of these: a title and a name alone may be any list.
WITHOUT_REFS = frozenset(
    {"due", "original_due", "revised_due", "status", "rating", "progress", "update", "raised", "closed_on", "evidence"}
)
# The fields that a sheet of each kind must have; for actions, see also `WITHOUT_REFS`.
NEEDED: Mapping[str, frozenset[str]] = {
    "areas": frozenset({"ref", "recommendation"}),
    "rungs": frozenset({"domain", "rung", "as_at"}),
    "measures": frozenset({"measure", "cond", "indicator", "kind"}),
    "readings": frozenset({"measure", "indicator", "as_at", "value"}),
    "claims": frozenset({"measure", "reported", "as_at"}),
    "benchmarks": frozenset({"indicator", "authority", "year_ending_march", "value"}),
    "actions": frozenset({"ref", "title"}),
    "risks": frozenset({"risk"}),
    "scores": frozenset({"ref", "as_at", "likelihood", "impact", "because"}),
    "statements": frozenset({"of", "words", "as_at"}),
    "events": frozenset({"event", "first"}),
}
# A field, and its headings besides its own name.
_HEADED: Mapping[str, str] = {
    "areas": """
        ref: ref no; ref number; refs; reference; reference no; reference number; no; nos; number; item; area ref
        ref: item no; item number; id; unique id; recommendation no; recommendation number; rec no; rec; priority no
        recommendation: recommendations; area of improvement; improvement area; finding; findings
        recommendation: priority area; practice area; area for improvement; areas for improvement; area of concern
        recommendation: domain; domains
        theme: workstream; strand
        kind: kind of area
        source: origin; source document; letter; report; paragraph; para
        goal: target rung; goal rung; target grade
        priority:
        measure: measure ref; measure no; measure number; escalation measure
        lead: owner; lead officer; area lead; responsible officer; who; action lead; lead person
        route: delivery route; plan or business as usual
        governance: watched by; body; governance group; monitored by; oversight; monitoring body
        lead_id: lead slack id
    """,
    "events": EVENTS,
    "rungs": """
        domain: area; area ref; ref; self assessment domain; theme
        rung: rating; grade; judgement; self assessment; assessment; score in words
        as_at: as at; date; assessed on; date of assessment
        source: source document; paper
        moderated: moderated by; moderator; checked by
    """,
    "measures": MEASURES,
    "readings": READINGS,
    "benchmarks": BENCHMARKS,
    "claims": CLAIMS,
    "actions": """
        ref: ref no; ref number; refs; reference; reference no; reference number; no; nos; number; item; item no
        ref: item number; id; unique id; action ref; action no; action number; action id; action reference; task no
        ref: rec no; task id; task number; task ref; plan ref; unique ref; line ref; unique reference; s n; s no; sn
        ref: work item id; issue key; issue id; ticket id; ticket no; ticket number; sr no; serial no; serial number
        ref: row no; line no
        title: action; actions; action title; action required; actions required; action description; agreed action
        title: action to be taken; management action; improvement action; what; what will we do; what we will do
        title: what needs to be done; what are we going to do; task; tasks; activity; activities; description
        title: recommendation; recommendations; key action; key actions; deliverable; task name; action name
        title: what needs to happen; what must be done; what we need to do; what we are doing; what are we doing
        title: action needed; actions needed; required action; required actions; proposed action; proposed actions
        title: planned action; planned actions; specific action; specific actions; improvement actions; our actions
        title: action we will take; actions we will take; action point; action points; actions agreed; action agreed
        title: action arising; actions arising
        owner: action owner; lead; leads; lead officer; lead person; lead name; named lead; named leads; action lead
        owner: responsible; responsibility; responsible officer; responsible person; responsible lead
        owner: person responsible; officer responsible; officer; who; who by; by who; by whom; who will do it
        owner: assigned to; allocated to; assignee; owned by; management lead; lead initials; owner initials
        owner: initials of lead; operational lead; lead officer and member; lead officer member; delivery lead
        owner: delivery owner; task owner
        owner_id: slack id; owner slack id
        accountable_id:
        due: due date; date due; due by; when; by when; when by; timescale; timescales; timeframe; timeframes
        due: target date; target completion date; target completion; completion date; planned completion date
        due: expected completion date; complete by; to be completed by; deadline; finish; planned finish; deadlines
        due: end; end date; finish date; timescale target; current due date; planned completion; target end
        due: target end date; target finish; target finish date; planned end; planned end date; planned finish date
        due: expected end; expected end date; expected finish; expected finish date; expected completion
        due: estimated completion; estimated completion date; estimated end date; implementation date
        due: target implementation date; agreed implementation date
        original_due: original; original due date; original date; original target date; original target; baseline
        original_due: original deadline; original completion date; initial due date; baseline date; first due date
        original_due: first due; original implementation date; original end date; original finish date
        original_due: original timescale; original timeframe; initial date; initial target date
        revised_due: revised due date; revised date; revised; revised target date; revised deadline; revised timescale
        revised_due: revised completion date; revised target; new date; new due date; new target date; new deadline
        revised_due: new timescale; forecast; forecast date; forecast completion date; extended to; extension date
        revised_due: extended date; moved to; rebaselined date; rescheduled date; amended date; updated due date
        revised_due: rev date; rev due; rev due date; rev target; rev target date
        moves: number of moves; times moved; number of extensions; times extended
        raised: date added; added; added on; date raised; raised on; date opened; opened; opened on; date open
        raised: date logged; logged; logged on; date created; created; created on; date identified; date agreed
        raised: date of meeting; meeting date; date of action; mtg date; date of mtg
        closed_on: date closed; closed on; closed date; closure date; date of closure; closing date; date done
        closed_on: date completed; completed on; completed date; date complete; actual completion date; actual date
        closed_on: actual completion; date of completion; actual finish; actual finish date; actual end
        closed_on: actual end date; date implemented
        status: action status; current status; state; open closed; open or closed; status of action; progress status
        status: proposed to open or close; issue status; task status; implementation status; delivery status
        status: completion status; overall status
        rating: rag; brag; rag rating; brag rating; rag status; brag status; rag rated; current rag; colour; rag brag
        rating: rag score; bragg; ragb; r a g; r a g b; b r a g; progress rag; delivery rag; overall rag; action rag
        rating_reason: rag reason; reason for rating; reason for rag; rag comment; rag comments; rag narrative
        rating_reason: rag commentary
        progress: percent complete; percentage complete; complete percent; percent done; percent progress; percent
        progress: how complete
        measure: measure ref; measure no; measure number; escalation measure; measures; linked measure
        area: areas; area of improvement; improvement area; area for improvement; area of concern; area of focus
        area: priority; priorities; priority area; theme; themes; workstream; work stream; strand; practice area
        area: finding; domain; area ref
        source: origin; source of action; source meeting; source document; meeting; raised at; arising from; minute
        source: minute ref; paper; min ref; minute no; minute number; min no
        update: updates; latest update; current update; last update; progress update; progress updates
        update: progress report; progress note; progress notes; progress to date; progress made; progress comments
        update: progress comment; action update; status update; action taken; actions taken; comment; comments
        update: commentary; note; notes; narrative; status comment; status comments; latest position; current position
        update: update comments; comments update
        evidence: evidence of completion; evidence link; link to evidence; completion evidence; closure evidence
        evidence: evidence of closure; evidence seen; where is the evidence; supporting evidence
        watched_by: watched by; governance; governance group; body; oversight; monitored by; monitoring
        watched_by: monitoring body; reporting to; reports to
        accountable: accountable; accountable officer; accountable lead; senior responsible officer; sro; sponsor
        accountable: exec lead; executive lead; exec sponsor; executive sponsor; strategic lead; director
        milestone: a milestone; is it a milestone; is a milestone; milestone yes no; milestone y n
        supporters: supporter; support; supporting; supported by; supporting officer; supporting officers; helped by
        supporters: supporting lead; supporting leads; support officer; support lead
        supporter_ids:
    """,
    "risks": RISKS,
    "scores": SCORES,
    "statements": STATEMENTS,
}
_MARKS_IN_WORDS = re.compile(r"[.'\u2018\u2019]")
_BETWEEN_WORDS = re.compile(r"[\W_]++")
_BRACKETS = re.compile(r"[(\[][^()\[\]]*+[)\]]")


def folded(heading: str) -> str:
    """A heading as headings are compared, without case, punctuation or runs of spaces: `due date` for `Due Date:`."""
    plain = heading.replace("#", " no ").replace("\u2116", " no ").replace("%", " percent ")
    plain = _MARKS_IN_WORDS.sub("", unicodedata.normalize("NFKC", plain).casefold())
    return " ".join(_BETWEEN_WORDS.sub(" ", plain).split())


def without_brackets(heading: str) -> str:
    """A heading without its words in brackets: `Priority` for `Priority (H/M/L)`."""
    return _BRACKETS.sub(" ", heading)


def by_heading(headed: str) -> dict[str, str]:
    """The field of each heading, as they are written above: a line for a field, or several."""
    found: dict[str, str] = {}
    for line in headed.strip().splitlines():
        field, _, words = line.strip().partition(":")
        found[field.replace("_", " ")] = field
        found |= dict.fromkeys(filter(None, map(str.strip, words.split(";"))), field)
    return found


FIELDS = {kind: by_heading(headed) for kind, headed in _HEADED.items()}


def field_of(kind: str, heading: str) -> str:
    """The field that a heading names in a sheet of that kind; empty if boardbot does not know it.

    Words in brackets are ignored if need be ("Due date (dd/mm/yy)"), and two names of one field, or of two that are
    alike, may be joined by a slash ("Lead / Owner", "Status / RAG").
    """
    # Headings are looked up again and again, so they are cached; a cell of text is not.
    return (_kept if len(heading) <= LONGEST_HEADING else _kept.__wrapped__)(kind, heading)


@lru_cache(maxsize=4096)
def _kept(kind: str, heading: str) -> str:
    spelt = (heading.replace("(s)", ""), with_revision_first(heading), without_brackets(heading))
    found = next((field for each in spelt if (field := _field(kind, each))), "")
    parts = frozenset(_field(kind, each) for each in heading.split("/"))
    return found or (next(iter(parts)) if len(parts) == 1 else _JOINED.get(parts, ""))


def _field(kind: str, heading: str) -> str:
    if len(heading) > LONGEST_HEADING:
        return ""
    plain = folded(heading)
    known = FIELDS[kind].get(plain, "")
    if known or kind != "actions":
        return known
    if is_revised_date(plain):
        return "revised_due"
    of_a_day = FIELDS[kind].get(without_day(plain), "")
    return "update" if is_update(plain) else of_a_day if of_a_day in _OF_A_DAY else ""


def nearly(kind: str, heading: str) -> str:
    """The field of the known heading that this one nearly is; empty if there is none. "Created by" is no "Created"."""
    near = closest(folded(heading), FIELDS[kind], cutoff=0.8)
    return FIELDS[kind][near] if near and near.endswith(" by") == folded(heading).endswith(" by") else ""


def known_in(cells: Sequence[str]) -> int:
    """How many of a row's cells are headings of one kind of sheet, for the kind with the most."""
    return max(sum(bool(field_of(kind, each)) for each in cells if each) for kind in FIELDS)
