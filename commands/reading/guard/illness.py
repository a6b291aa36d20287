"""A reason that mentions a person's illness: a colleague's health does not belong in a board's log."""

import re

from commands.reading.guard.kinds import Concern

_REASON = re.compile(r"\bbecause\b", re.I)
_LONGEST_REASON = 300
_SUFFERS = (
    r"(?:cancer|covid|flu|pneumonia|an? (?:stroke|heart attack|breakdown|operation|miscarriage|fall|accident|seizure|"
    r"infection|migraine)(?! (?:in|of|by|to)\b)|surgery|depression|anxiety|diabetes|epilepsy|migraines?|chemo\w*|"
    r"treatment for)"
)
_HINT = re.compile(
    r"sick|ill|unwell|poorly|pregnan|injur|hospital|diagnos|bereav|depress|signed off|off w|positive|health|broke|"
    r"fractur|hurt|cancer|covid|flu|pneumon|stroke|attack|breakdown|operation|miscarr|fall|accident|absence|seizure|"
    r"infection|migraine|surgery|anxiety|diabet|epilep|chemo|treatment|stress|condition|disab"
)
# Documents and the like also end in "er", and are signed off every week.
_WHO = (
    r"(?:she|he|lead|head of service|director|author|chair|(?!(?:paper|tender|order|letter|chapter|charter|register|"
    r"offer|newsletter|tracker|transfer|cover|number|folder|poster|user|further|never|ever|after|later)\b)[a-z]+er)"
)
_NOBODYS = ("team", "service", "hub", "council", "trust", "agency", "provider", "school", "authority", "icb", "board")
_SOMEBODYS = rf"(?:{''.join(f'(?<!{each})' for each in _NOBODYS)}'s|her|his|their)"
_ILL = re.compile(
    r"\b(?:(?:off|in|on)(?: long[- ]term)? sick|off ill|(?:long[- ]term )?sick leave|signed off (?:sick\b|"
    rf"with (?:{_SUFFERS}\b|stress|exhaustion|burnout|it\b|her|his|their)|by (?:her|his|the|a) (?:gp|doctor)|"
    r"(?:from )?work\b(?!force))|"
    rf"{_WHO} (?:is|was|has been|had been) signed off\b(?! (?:the|by|on|late))|"
    r"(?<!kicked )(?<!kick )(?<!started )(?<!start )(?<!set )off (?:work )?with "
    r"(?:stress|covid|flu|anxiety|depression|a |an |her|his|their)|"
    r"(?:is|was|are|been|being|fell|fallen|falls|feels?|became|taken|'s) "
    r"(?:very |seriously |still |too |suddenly |so )?"
    r"(?:ill(?![\s-](?:prepared|equipped|suited|defined|advised|informed))|sick|unwell|poorly|pregnant|injured|hospitali[sz]ed|diagnosed|bereaved|depressed)\b|"
    r"in (?:the )?hospital\b(?! (?:trust|data|discharge))|"
    r"(?:has|had|have|having|with|got|gets|recovering from|diagnosed with|suffer\w*(?: from)?|undergo\w*|needs|needed|"
    rf"awaiting|after) (?:long |severe |mild |bad )?{_SUFFERS}\b|"
    r"tested positive|ill[- ]health|health reasons|(?:broke|broken|fractured|injured|hurt) (?:her|his|their)\b|"
    r"(?:illness|sickness|absence) of (?:the |our )?(?:[a-z]+ )?(?:manager|officer|lead|head|director|owner|worker|"
    r"author)|"
    rf"{_SOMEBODYS} (?:[a-z]+ )?(?:illness|sickness|operation|surgery|cancer|pregnancy|depression|anxiety|stress|"
    r"chemo\w*|diagnosis|disability|injury|breakdown|miscarriage)\b(?! (?:policy|strategy|data|figures|levels|rates?|"
    r"manual|pathway|services?|assessments?|practitioner))|"
    rf"{_SOMEBODYS} (?:mental |poor |own )?health\b(?! (?:strategy|services?|team|review|plan|policy|lead|nurse|worker|"
    r"trust|offer|data|checks?|assessments?|and|needs|visitors?|colleagues|partners|practitioners?|providers?|board)))",
    re.I,
)
# Many people, with none of them named: `three staff are off sick`.
_MANY = re.compile(
    r"\b(?:staff|workers|officers|colleagues|people|managers|many|several|few|children|auditors|members|two|three|"
    r"four|five|six|\d+)\b[^.,;]{0,30}\Z",
    re.I,
)


def illness(text: str) -> Concern | None:
    """Words after *because* that say that somebody is ill. Many people with none of them named are no concern."""
    for words in _REASON.split(text)[1:]:
        reason = words[:_LONGEST_REASON]
        if _HINT.search(reason.lower()) and any(
            not _MANY.search(reason[: found.start()]) for found in _ILL.finditer(reason)
        ):
            return _SOMEBODYS_ILLNESS
    return None


_SOMEBODYS_ILLNESS = Concern(
    "somebody's illness",
    askable=True,
    advice="Nothing about anybody's health may go in this log; say that they are away, and not why.",
)
