"""Words in place of a due date that are no date: `Ongoing`, `TBC`, `asap` (docs/rules.md 1.11)."""

import re
from datetime import date, timedelta

from commands.reading.phrases.inside_text import dates_inside
from commands.reading.phrases.meaning import Background
from commands.reading.phrases.vocabulary import pattern, simplified, tidy

# Any day will do, as the question is only whether there is a date at all. Every month has a meeting.
_ANY = Background(date(2020, 1, 1), tuple(date(2020, 1, 8) + timedelta(weeks=4 * month) for month in range(14)))

_NTH = "(?:first|second|third|fourth|last|[1-4](?:st|nd|rd|th))"

# These say how often, not when: what looks like a day in them ("every Friday") is no date.
_FREQUENCIES = tuple(
    pattern(template)
    for template in (
        "(?:on )?(?:an? )?(?:bi |half |twice |{count} )?(?:daily|weekly|monthly|yearly)(?: basis)?",
        "(?:on )?(?:an? )?(?:fortnightly|quarterly|(?:half )?termly|annual|annually|biannual|biannually)(?: basis)?",
        "(?:once|twice|{count}(?: times)?) (?:an?|per|each|every) (?:{unit}|quarter|term|half term)",
        "(?:on )?(?:every|each)(?: other| second| {count})? (?:{unit}|{weekday}|half term)",
        f"(?:on )?(?:every|each) {_NTH} {{weekday}}",
        f"(?:on )?{_NTH} {{weekday}} (?:in )?(?:every|each) month",
        "(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)days|(?:end|start) (?:every|each) (?:week|month|quarter|term)",
    )
)
_DATES = "(?:(?:(?:completion|due|end|target) )?dates? |details |deadline |timescales? )?"
_KEPT = tuple(
    pattern(template)
    for template in (
        r"-+|\?(?: \?)*|n/?[ak]|null|(?:none|nil)(?: (?:agreed|given|known|set|yet))?|unknown|not sure",
        "verbal update|until further notice|open(?: ended)?|ad hoc|bau",
        "no (?:(?:due|end|fixed|set|target) )?(?:date|deadline|timescale)s?(?: .+)?",
        _DATES + "not (?:yet )?(?:agreed|applicable|confirmed|known|set|started)(?: .+)?",
        _DATES + "(?:tb[acd](?:[ /].+)?|to (?:confirm|follow)(?: .+)?)",
        "(?:various|multiple|several|see) .+|various|multiple",
        "(?:in |over )?(?:short|medium|long|longer)(?: to .+)? term(?: .+)?",
        "standing (?:agenda )?item(?: .+)?|business as usual(?: .+)?|(?:as )?per .+|as above",
        "(?:on hold|paused|parked|in (?:hand|progress|train)|under ?way|under (?:discussion|review))(?: .+)?",
        _DATES + "to be (?:confirmed|agreed|announced|advised|arranged|decided|determined|fixed|set)(?: .+)?",
        "(?:ongoing|on going|rolling|continuous|continuously|continual|continually)(?:[ /].+)?",
        "(?:asap|immediate|immediately|with immediate effect|urgent|urgently)(?:[ /].+)?",
        "(?:(?:straight|right) ?away|without delay)(?: .+)?",
        "as (?:and when )?(?:required|needed|necessary)|as soon as .+",
        "(?:not yet due|not due|overdue|completed?|closed|done|achieved|delivered)(?: .+)?",
        "(?:cancelled|deferred|superseded|suspended|withdrawn|no longer (?:applicable|needed|required))(?: .+)?",
        "(?:in |at |on )?(?:every|each) .+|(?:weekly|fortnightly|monthly|quarterly|annually) .+",
        "(?:subject to|dependent on|dependent upon|depends on|depending on|pending|awaiting) .+|pending",
        "(?:if|when|once|after|post|following|upon|on completion|on receipt) .+",
    )
)
_FROM_WHEN = re.compile(
    r"(?:any time |some time |only |shortly |just )?"
    r"(?:after|beyond|not until|(?:not|no|never) (?:before|earlier than))\b"
)


def keeps_its_words(phrase: str) -> bool:
    """True if the words of a due date are kept as they are, with no date: `TBC`, `Every board`, `?`.

    False for words with a date in them that can be read ("asap - by end Jan"), and for unknown words.
    """
    text = simplified(tidy(phrase))
    if any(rule.fullmatch(text) for rule in _FREQUENCIES):
        return True
    return any(rule.fullmatch(text) for rule in _KEPT) and not any(dates_inside(text, _ANY))


def says_from_when(text: str) -> bool:
    """True if a simplified phrase only names a day before those that it means: `not before 31 August`."""
    return _FROM_WHEN.match(text) is not None
