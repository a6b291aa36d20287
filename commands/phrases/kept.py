"""Words that stand in a due date's place and are no date: `Ongoing`, `TBC`, `asap` (domain.md 5, R13)."""

from datetime import date, timedelta

from commands.phrases.found import dates_inside
from commands.phrases.readings import Setting
from commands.phrases.words import pattern, simplified, tidy

# Any day will do: it is only asked whether there is a date at all, so every month has a meeting.
_ANY = Setting(date(2020, 1, 1), tuple(date(2020, 1, 8) + timedelta(weeks=4 * month) for month in range(14)))

# How often is not when, so what looks like a day in these ("every Friday") is none.
_FREQUENCIES = tuple(
    pattern(template)
    for template in (
        "(?:on )?(?:an? )?(?:bi |half |twice |{count} )?(?:daily|weekly|monthly|yearly)(?: basis)?",
        "(?:on )?(?:an? )?(?:fortnightly|quarterly|termly|annual|annually|biannual|biannually)(?: basis)?",
        "(?:once|twice|{count}(?: times)?) (?:an?|per|each|every) {unit}",
        "(?:on )?(?:every|each)(?: other| second| {count})? (?:{unit}|{weekday})",
    )
)
_KEPT = tuple(
    pattern(template)
    for template in (
        r"-+|\?(?: \?)*|n/?a|not applicable|none|nil|no date|verbal update|until further notice",
        "(?:date )?tb[acd](?: .+)?",
        "(?:date )?to be (?:confirmed|agreed|announced|advised|arranged|decided|determined|set)(?: .+)?",
        "(?:ongoing|on going|rolling|continuous|continuously|continual|continually)(?:[ /].+)?",
        "(?:asap|immediate|immediately|with immediate effect|urgent|urgently|straight away)(?:[ /].+)?",
        "as (?:and when )?(?:required|needed|necessary)|as soon as .+",
        "(?:not yet due|not due|overdue|completed?|closed|done|achieved|delivered)(?: .+)?",
        "(?:in |at |on )?(?:every|each) .+|(?:weekly|fortnightly|monthly|quarterly|annually) .+",
        "(?:subject to|dependent on|dependent upon|depends on|depending on|pending|awaiting) .+",
        "(?:when|once|after|post|following|upon|on completion|on receipt) .+",
    )
)


def keeps_its_words(phrase: str) -> bool:
    """True where the words of a due date are kept as they are, with no date (R13): `TBC`, `Every board`, `?`.

    False for anything with a date in it that can be read ("asap - by end Jan"), and for words not known.
    """
    text = simplified(tidy(phrase))
    if any(rule.fullmatch(text) for rule in _FREQUENCIES):
        return True
    return any(rule.fullmatch(text) for rule in _KEPT) and not any(dates_inside(text, _ANY))
