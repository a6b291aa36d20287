"""Finds words that say nothing where evidence or a reason is asked for: "ok", "done", "n/a", "see above", "x".

Words are refused only if every one of them is among those below, a single letter, a bare number or a repeated letter.
One word of substance is enough ("minutes", "sickness", a link, "19 of 20"), however short. The rule is docs/rules.md
4.1.
"""

import re
import unicodedata

# In Slack's notation; an emoji says no more than its character would.
EMOJI = re.compile(r":[a-z0-9_+'-]++:", re.I)
# An emoji, or a placeholder that was copied from an example.
_NO_WORDS = re.compile(rf"{EMOJI.pattern}|<[^<>@#!/]*>", re.I)
# "19 of 20", "412/535" and "86%" say something; a bare number or 100% does not.
_FIGURE = re.compile(r"\d\s*+(?:/|(?:out )?of)\s*+\d|\d\s*+(?:%|per ?cent)", re.I)
_ALL_OF_IT = re.compile(r"(?<![\d.,])100(?:\.0+)?\s*+(?:%|per ?cent)", re.I)
_WORD = re.compile(r"[^\W_](?:[\w&]|['’](?=\w))*+")
_LINK = re.compile(r"://\w")
_APOSTROPHES = str.maketrans("", "", "'’")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_SMALL = _words("""
    a about again all also am an and any are as at be been being but by can could did do does for from had has
    have he here i if in is it its ive just me my of on or our per she so some than that thats the their then
    there these they this those to up us was we were will with would you your now still yet already very too out
    what why how
""")
_ANSWERS = _words("""
    ok okay okey k kk yes yep yup yeah y ya aye no n nope fine good great nice right sure cool thanks thank thx
    ta cheers please pls plz lgtm tick ticked check checked na nil none nothing zero null idk dunno unknown
    various misc other something anything whatever reason reasons because cause test testing tests asdf asdfgh
    sdf qwerty qwe abc xyz foo bar blah bla lorem ipsum ditto same know say said stated discussed before
    http https www applicable obvious self explanatory today yesterday tomorrow last next this week month soon later tbc
    tba tbd wip eta sort sorted fully totally completely isnt wasnt hasnt havent arent job task action
    thing things update updated dont doesnt not
""")
_STATES = _words("""
    done complete completed completes finish finished close closed closing achieved met reached target agreed
    approved confirmed evidence attached attachment above below see pending progress ongoing hold awaiting sign
    signed off follow follows coming proof incomplete unfinished
""")
_NOT = _words("no not nothing isnt wasnt never without none incomplete unfinished hasnt havent arent")
# These are a reason to hold or return an action, but not evidence: that something was sent or said does not tell where
# it is.
_REASONS = _words("""
    waiting ready started underway link links sent emailed held provided uploaded available shared verbal verbally
    send sending planned required requested expected promised
""")


def is_evidence(words: str) -> bool:
    """True if the words, or a link among them, could tell somebody where to look."""
    return _says_something(words, _STATES | _REASONS)


def is_reason(words: str) -> bool:
    """True if the words give a reason. That something is *not* done, or lacks evidence, is a reason to return or hold
    it; that it *is* done is not."""
    if _says_something(words, _STATES):
        return True
    said = _folded(words)
    return bool(said & _NOT and said & (_STATES | {"yet"}))


def _says_something(words: str, empty: frozenset[str]) -> bool:
    words = _NO_WORDS.sub(" ", words)
    if _FIGURE.search(_ALL_OF_IT.sub(" ", words)) or _LINK.search(words):
        return True
    # "IT" is a department, unless everything was typed in capitals.
    if "IT" in words.split() and not (words.isupper() and words.strip() != "IT"):
        return True
    return any(not _is_empty(word, empty) for word in _folded(words))


def _folded(words: str) -> frozenset[str]:
    plain = unicodedata.normalize("NFKC", words).casefold()
    return frozenset(word.translate(_APOSTROPHES) for word in _WORD.findall(plain))


def _is_empty(word: str, empty: frozenset[str]) -> bool:
    # One letter, however often ("x", "zzz"), or a bare number.
    return len(set(word)) == 1 or word.isdigit() or word in _SMALL or word in _ANSWERS or word in empty
