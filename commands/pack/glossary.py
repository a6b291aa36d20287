"""The meanings of the words in a paper, exactly as in docs/glossary.md; a test compares them."""

from board.outcomes import Outcome
from board.words import capital
from commands.reply import Bold, Heading, Part, Table, listing

# What each verdict means, worst first.
VERDICTS = {
    Outcome.NOT_MET: "the target's date has passed, and the figure at that date missed it",
    Outcome.SLIPPED: "met at its date, and the latest figure misses the target",
    Outcome.BROKEN: "a trend that was to hold in every month did not",
    Outcome.TO_GO: "the date is still to come, and the latest figure is short of the target",
    Outcome.NO_READING: "there is no figure, or none that is recent enough; never taken as met",
    Outcome.NOT_DEFINED: "the words of the target are not settled, or a figure is suppressed",
    Outcome.NEEDS_EVIDENCE: "a person judges it by evidence, and nobody has yet",
    Outcome.MIXED: "the trend is right overall, with a step back in it",
    Outcome.MET_LATE: "missed at its date, and first met after it",
    Outcome.ON_TARGET: "the date is still to come, and the latest figure reaches the target",
    Outcome.HELD: "the trend is as it was asked for",
    Outcome.MET: "the figure at the target's date reached it, and the latest still does",
    Outcome.WATCHED: "no target is set: its figures are told, and not judged",
}
WORDS = {
    "action": "something that an owner must do by a date. Its ref (A12, R01-02) is text, never a number",
    "due date": "a calendar day. The original one is kept for ever; each move needs a reason and is counted",
    "asked for": "a later due date that an owner asks for where the board agrees its dates; the date in force stands "
    "until the chair or support agrees or declines",
    "overdue": "worked out from the due date, the status and today. It is never stored, so nobody can type it away",
    "milestone": "an action that is marked as one. Its baseline is the original due date, its forecast the due date in "
    "force",
    "rating": "the owner's own red, amber or green, with a reason. It says nothing of status or overdue",
    "area": "an area of improvement: a recommendation, priority, finding, practice area or domain. It has a lead, a "
    "route (the plan, or business as usual) and the body that watches it. One that an action named before anybody "
    "added it is unsorted",
    "rung": "an area's judgement on its board's scale, as at a day, with who moderated it: the six points of the "
    "self-assessment, or three to six words of the board's own",
    "escalation measure": "M1, M2…: a title and its conditions. If it is missed, the department may escalate the "
    "notice",
    "condition": "a test on an indicator: at least 85% by a date, rising, within 10 points of another, or evidence "
    "that a person judges. These four are its kinds",
    "reading": "an indicator's figure as at a date. A correction is another reading; both are kept",
    "suppressed": "a figure that is too small to show: it is no figure, and not the want of one",
    "claim": "what a body (the council, Ofsted, the chair…) reported a measure to be, with its source and date",
    "standing": "what the figures as at a claim's own day, or earlier, say of it: borne out, contradicted, or cannot "
    "be confirmed. What has happened since stands beside it: slipped since, met since, not met since",
    "statement": "what the chair says of a measure, or of where the board stands, in the chair's own words, as at a "
    "day. It is no claim, and nothing is counted by it",
    "verdict": "what the readings say of a condition, worked out now. Its outcome is a word: met, to go, slipped…",
    "risk": "RK1, RK2…: what may happen, its owner and controls, and dated scores: likelihood times impact, each from "
    "1 to 5",
}  # fmt: skip


def glossary() -> list[Part]:
    """The key to the verdicts, and the meanings of the other words."""
    key = [(Bold(f"{capital(str(outcome))}:"), f" {means}") for outcome, means in VERDICTS.items()]
    words = tuple((capital(word), capital(means)) for word, means in WORDS.items())
    return [
        Heading("Key and glossary"),
        Heading("Verdicts, worst first", 2),
        listing(*key),
        Heading("Words", 2),
        Table(("Word", "What it means"), words, said="What the words of this paper mean"),
    ]
