"""Recognises requests to be left alone, such as "stop", "unsubscribe" or "no more reminders please"."""

import re

_WORD = re.compile(r"[\w’'-]+")
# Each of these is a request by itself.
_STOP = frozenset({"stop", "off", "unsubscribe", "mute", "silence", "opt-out", "optout", "shush", "enough"})
# These count only beside a word for reminders: "no" may answer a question, and "cancel" is a verb of an action.
_STOP_THEM = frozenset({
    "no", "not", "don't", "dont", "never", "fewer", "less", "cancel", "disable", "end", "pause", "quit", "out", "on",
    "start", "resume", "again", "change", "many",
})  # fmt: skip
_SETTING = frozenset({"reminder", "reminders"})
_OPT_OUT = frozenset({"opt", "out"})
_REMINDERS = frozenset({
    "remind", "reminds", "reminding", "message", "messages", "messaging", "notification",
    "notifications", "notify", "notifying", "nudge", "nudges", "nudging", "ping", "pings", "pinging", "alerts",
    "texts", "texting", "dms", "bothering", "pestering", "nagging", "contacting", "subscription",
})  # fmt: skip
_BESIDE = frozenset({
    "hi", "hello", "hey", "please", "pls", "kindly", "thanks", "thank", "you", "cheers", "can", "could", "would",
    "will", "i", "i'd", "we", "want", "like", "need", "to", "do", "me", "my", "your", "the", "these", "those", "this",
    "that", "all", "any", "more", "it", "just", "now", "from", "with", "of", "sending", "getting", "receiving", "send",
    "turn", "switch", "turned", "opt", "so", "too", "boardbot", "for", "sorry", "ok", "okay", "immediately",
})  # fmt: skip
_KNOWN = _STOP | _STOP_THEM | _SETTING | _OPT_OUT | _REMINDERS | _BESIDE
_MOST_LETTERS = 120


def asks_to_stop(words: str) -> bool:
    """True if the words ask only that reminders, or messages, stop or change. Words that say anything else do not
    count: "stop A12", "off sick today"."""
    if len(words) > _MOST_LETTERS or "@" in words:
        return False
    said = {each.replace("’", "'") for each in _WORD.findall(words.casefold())}
    asks = said & _STOP or said >= _OPT_OUT or said & _SETTING or (said & _REMINDERS and said & _STOP_THEM)
    return bool(asks) and said <= _KNOWN
