"""Ten digits that pass the NHS check, as one number in eleven does by chance.
The words before them may say what they are."""

import re

from stdnum.gb import nhs

from board.words import COUNTS
from commands.reading.guard.kinds import Concern
from commands.reading.guard.without_dates import without_dates

_NHS = "an NHS number"
_NO_DIGIT = re.compile(r"\D+")
_GAP = r"[^\w,;£%]{1,3}"
# The ways to write such a number. Each is searched for separately: one row of digits may contain the start of another.
_WRITTEN = tuple(
    re.compile(rf"(?<!\d){form}(?!\d)")
    for form in (
        rf"\d{{3}}{_GAP}\d{{3}}{_GAP}\d{{4}}", r"\d{10}", r"\d{3}[ .\-+]\d{7}", r"\d{6}[ .\-+]\d{4}",
        r"\d([ .\-+])(?:\d\1){8}\d",
    )
)  # fmt: skip
# In other groups, the digits may be a list of figures.
_IN_GROUPS = re.compile(r"(?<!\d)(?<!\d[.-])(?:\d[ .\-+]?){9}\d(?!\d|[.-]\d)")
# What is no part of such a number: a ref, a year, a decimal or a number of an outline.
_BESIDE = re.compile(
    r"(?<![A-Za-z\d])(?!no|id)[A-Za-z]{1,2}\d{1,3}(?:[-.]\d{1,2}){0,2}(?!\d)|(?<!\d)(?:19|20)\d\d(?!\d)"
    r"|(?<![\d.])\d(?:\.\d){1,2}(?![\d.])", re.I,
)  # fmt: skip
_NHS_THEN_DIGITS = re.compile(r"\bnhs\D{0,20}?(?P<digits>(?:\d[\s.\-_]{0,2}){9}\d)(?!\d)", re.I)
_SPELT = {"zero": 0, "nought": 0, "oh": 0} | {word: number for number, word in enumerate(COUNTS[:9], 1)}
_SPELT_OUT = re.compile(rf"(?:(?:{'|'.join(_SPELT)})[\s,\-]{{1,2}}){{9}}(?:{'|'.join(_SPELT)})\b")
# The furthest that a word which explains a number may be before it, in characters, and the most words between.
_FAR, _MOST_BETWEEN = 80, 5
# The link to a message in Slack: its digits count seconds.
_MESSAGE = re.compile(
    r"https://[a-z0-9-]{1,60}+(?:\.enterprise)?\.slack\.com/archives/[CDG][A-Z0-9]{8,14}/p1[4-9]\d{14}"
    r"(?:\?thread-ts=1[4-9]\d{8}\.\d{6}(?:&cid=[CDG][A-Z0-9]{8,14})?)?(?![\w=&/-]|\.\w)"
)
_SITE = re.compile(r"\.(?:uk|org|com|net|io|gov|nhs|eu)(?::\d{1,5})?\Z", re.I)
_LONGEST_LINK = 400
_PARTS_OF_LINK = re.compile(r"[?&/;]")
_IN_LINKS_OF_A_CHILD = ("nhs", "patient", "child", "pupil", "upn", "client", "person", "case", "student")
_TOKEN = re.compile(r"p\.o\.|[^\W\d_]+|\d+|[^\w\s]")
_OFFICE = frozenset({
    "acc", "account", "accounts", "asset", "bill", "bills", "booking", "bookings", "budget", "call", "code", "codes",
    "conference", "contract", "contracts", "dial", "ext", "extension", "fax", "helpline", "hotline", "incident", "inv",
    "invoice", "invoices", "isbn", "job", "journal", "ledger", "licence", "license", "meeting", "meetings", "mob",
    "mobile", "order", "orders", "p.o.", "parcel", "passcode", "payment", "payments", "phone", "phones", "po", "pos",
    "purchase", "purchases", "quotation", "quote", "quotes", "receipt", "receipts", "remittance", "req", "request",
    "requests", "requisition", "ring", "serial", "switchboard", "teams", "tel", "telephone", "tender", "tenders",
    "text", "ticket", "tickets", "tracking", "vacancy", "webex", "zoom",
})  # fmt: skip
# These words also go with a child's number: `NHS ref`, `child's reference`.
_ANY_NUMBER = frozenset({"ref", "reference", "references", "refs"})
_OF_A_CHILD = frozenset({
    "babies", "baby", "born", "boy", "boys", "brother", "carer", "case", "child", "children", "client", "dad",
    "daughter", "dob", "family", "father", "girl", "girls", "he", "her", "hers", "him", "his", "infant", "mother",
    "mum", "nhs", "parent", "parents", "patient", "patients", "person", "pupil", "pupils", "she", "sibling",
    "siblings", "sister", "son", "student", "teenager", "toddler", "twin", "twins", "upn", "yp",
})  # fmt: skip
_JOINING = frozenset({"and", "or"})
_SIGNS = frozenset(":#(=-/&'+\"")
_SHORTENED = frozenset({"acc", "ext", "inv", "mob", "no", "nos", "num", "o", "ref", "refs", "req", "tel"})


def nhs_number(text: str) -> Concern | None:
    """An NHS number in `text`, by its check digit.

    If it is in a link, after a word such as *order* or *phone*, or in other groups, it may be another number: board
    support may confirm it.
    """
    if ".slack.com/" in text:
        text = _MESSAGE.sub("message", text)
    undated = without_dates(text)
    found = [match.span() for written in _WRITTEN for match in written.finditer(undated)]
    if "nhs" in text.lower():
        found += [match.span("digits") for match in _NHS_THEN_DIGITS.finditer(text)]
    found += [match.span() for match in _SPELT_OUT.finditer(text.lower())]
    starts = [start for start, end in found if nhs.is_valid(_digits(text[start:end]))]
    if not starts and not _is_in_groups(undated):
        return None
    return Concern(_NHS, askable=all(_is_perhaps_another(text[:start]) for start in starts))


def _is_in_groups(undated: str) -> bool:
    found = _IN_GROUPS.findall(_BESIDE.sub(lambda found: "d" * len(found[0]), undated))
    return any(nhs.is_valid(_digits(each)) for each in found)


def _digits(words: str) -> str:
    """The digits of a number, including one that is spelt out: `nine four three`."""
    spelt = "".join(str(_SPELT.get(word, "")) for word in _TOKEN.findall(words.lower()))
    return _NO_DIGIT.sub("", words) or spelt


def _is_perhaps_another(before: str) -> bool:
    near = before[-_LONGEST_LINK:]
    link = near.split()[-1] if near.strip() and not near[-1].isspace() else ""
    if _is_link(link):
        return not any(child in _parameter(link) for child in _IN_LINKS_OF_A_CHILD)
    return _is_of_an_office(_TOKEN.findall(near[-_FAR:].casefold()))


def _is_link(words: str) -> bool:
    site, slash, _ = words.partition("/")
    return "://" in words or words.lstrip("(<[\"'").startswith("www.") or bool(slash and _SITE.search(site))


def _parameter(link: str) -> str:
    """The last part of a link before the number, which says what it is: `…?patient=` or `…/patient/`."""
    _, _, path = link.rpartition("://")[2].partition("/")
    parts = [part for part in _PARTS_OF_LINK.split(path.casefold()) if part]
    return parts[-1] if parts else ""


def _is_of_an_office(tokens: list[str]) -> bool:
    """True if the nearest of the `tokens` before a number that explains it says that it is an office's number."""
    between = 0
    while tokens and between <= _MOST_BETWEEN:
        token = tokens.pop()
        if token in _OFFICE or token in _OF_A_CHILD:
            return token in _OFFICE
        if token in _ANY_NUMBER:
            whose = [word for word in tokens if word.isalpha() and word != "s"][-1:]
            return _OF_A_CHILD.isdisjoint(whose)
        if not _leads_on(token, tokens):
            return False
        between += token.isalpha() and token not in _JOINING
    return False


def _leads_on(token: str, before: list[str]) -> bool:
    """True if the words continue after `token`:
    it is no sign, or a sign between a word and its number, or in a list."""
    if token == ".":
        return bool(before) and before[-1] in _SHORTENED
    return token.isalnum() or token in _SIGNS or (token == "," and bool(before) and before[-1].isdigit())
