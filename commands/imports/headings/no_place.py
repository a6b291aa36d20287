"""The headings of columns that are known and have no place on the log, and the reason that the report gives."""

from commands.imports.headings.of_kinds import by_heading, folded, without_brackets

_WHY = {
    "success": "what success would look like is no evidence that it was reached, and has no place on the log yet",
    "start": "the log keeps no start date",
    "next": "the log keeps no date of a next review",
    "dates": "give the day when it is due a column of its own",
    "by": "is it when the action is due, or who does it? Then head it so",
    "line": "is it the ref? Then head it so",
    "before": "the log keeps a risk as it is now, and not as it was before its controls",
    "milestones": "what is reached on the way has no place of its own: give each a row, and mark it as a milestone",
    "date": "is it when the action is due, or when it was raised? Then head it so",
}
_WITHOUT_PLACE = by_heading("""
    success: how will we know; how we will know; how will we know it has worked; success criteria
    success: success criterion; success measure; success measures; measure of success; benefits
    success: measures of success; outcome; outcomes; intended outcome; intended outcomes; impact
    success: intended impact; expected impact; output; output or outcome; what will success look like
    success: what does good look like
    dates: start rev end; start revised end; start end; start and end; start and end date; start end date
    start: planned start; planned start date; actual start; actual start date; start; start date
    start: date started; commenced
    next: next review; next review date; date of next review; review due; next reviewed
    by:
    line:
    date: dates
    milestones: key milestones; milestones and dates; interim milestones
    before: inherent likelihood; inherent impact; inherent score; inherent risk; inherent risk score; inherent rating
    before: inherent risk rating; inherent l; inherent i; inherent risk l; inherent risk i; inherent risk likelihood
    before: inherent risk impact; gross likelihood; gross impact; gross score; gross risk; gross risk score
    before: initial likelihood; initial impact; initial score; initial risk score
""")


def why_no_place(heading: str) -> str:
    """Why the log has no place for a heading that is known; empty if it is not known."""
    spelt = (heading, without_brackets(heading))
    return next((_WHY[known] for each in spelt if (known := _WITHOUT_PLACE.get(folded(each), ""))), "")
