"""Ten digits that pass the NHS check, as one number in eleven does. What stands before them may say what they are."""

import re

from stdnum.gb import nhs

from commands.reading.guard.kinds import Concern

_NHS = "an NHS number"
_NO_DIGIT = re.compile(r"\D+")
_GAP = r"[\s.\-_/+]{1,3}"
_DIGITS = re.compile(rf"(?<!\d)(?:\d{{3}}{_GAP}\d{{3}}{_GAP}\d{{4}}|(?:\d[ .\-+]?){{9}}\d)(?!\d)")
_DATE_IN_DIGITS = re.compile(r"\d{4}-\d{2}-\d{2}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}")
_NHS_THEN_DIGITS = re.compile(r"\bnhs\D{0,20}?(?P<digits>(?:\d[\s.\-_]{0,2}){9}\d)(?!\d)", re.I)
# A word that says what a number is stands at most so far before it, and with at most so many words between.
_FAR, _MOST_BETWEEN = 80, 5
_SITE = re.compile(r"\.(?:uk|org|com|net|io|gov|nhs|eu)(?::\d{1,5})?\Z", re.I)
_LONGEST_LINK = 400
_PARTS_OF_LINK = re.compile(r"[?&/;]")
_IN_LINKS_OF_A_CHILD = ("nhs", "patient", "child", "pupil", "upn", "client", "person", "case", "student")
_TOKEN = re.compile(r"p\.o\.|[^\W\d_]+|\d+|[^\w\s]")
_OFFICE = frozenset({
    "order", "orders", "p.o.", "purchase", "purchases", "po", "pos", "invoice", "invoices", "inv", "bill", "bills",
    "quote", "quotes", "quotation", "requisition", "req", "receipt", "receipts", "contract", "contracts", "tender",
    "tenders", "budget", "account", "accounts", "acc", "ledger", "journal", "payment", "payments", "remittance", "code",
    "codes", "meeting", "meetings", "zoom", "teams", "webex", "conference", "passcode", "dial", "phone", "phones",
    "telephone", "tel", "mobile", "mob", "fax", "call", "ring", "text", "helpline", "hotline", "switchboard",
    "extension", "ext", "ticket", "tickets", "incident", "job", "request", "requests", "asset", "serial", "licence",
    "license", "tracking", "parcel", "booking", "bookings", "isbn", "vacancy",
})  # fmt: skip
# These are also said of a child's number: `NHS ref`, `child's reference`.
_ANY_NUMBER = frozenset({"ref", "refs", "reference", "references"})
_OF_A_CHILD = frozenset({
    "nhs", "upn", "patient", "patients", "child", "children", "baby", "babies", "infant", "toddler", "boy", "boys",
    "girl", "girls", "teenager", "pupil", "pupils", "student", "sibling", "siblings", "twin", "twins", "family", "case",
    "client", "person", "mother", "mum", "father", "dad", "parent", "parents", "carer", "son", "daughter", "brother",
    "sister", "he", "she", "him", "her", "his", "hers", "yp", "dob", "born",
})  # fmt: skip
_JOINING = frozenset({"and", "or"})
_SIGNS = frozenset(":#(=-/&'+\"")
_SHORTENED = frozenset({"no", "nos", "num", "ref", "refs", "tel", "mob", "ext", "inv", "req", "acc", "o"})


def nhs_number(text: str) -> Concern | None:
    """An NHS number in `text`, by its check digit. One that stands in a link, or after a word such as *order* or
    *phone*, may be another: it is asked about."""
    found = [match.span() for match in _DIGITS.finditer(text) if not _DATE_IN_DIGITS.match(match[0])]
    found += [match.span("digits") for match in _NHS_THEN_DIGITS.finditer(text)]
    starts = [start for start, end in found if nhs.is_valid(_NO_DIGIT.sub("", text[start:end]))]
    if not starts:
        return None
    return Concern(_NHS, askable=all(_is_perhaps_another(text[:start]) for start in starts))


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
    """What a link calls the number at its end: `…?patient=` or `…/patient/`."""
    parts = [part for part in _PARTS_OF_LINK.split(link.casefold()) if part]
    return parts[-1] if parts else ""


def _is_of_an_office(tokens: list[str]) -> bool:
    """Of the `tokens` before a number the nearest that says what it is says that it is an office's."""
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
    """The words go on after `token`: it is no sign, or one that stands between a word and its number, or in a list."""
    if token == ".":
        return bool(before) and before[-1] in _SHORTENED
    return token.isalnum() or token in _SIGNS or (token == "," and bool(before) and before[-1].isdigit())
