"""A child's initials: next to a word for a child or the family, an age, or someone who works with the child."""

import re
from collections.abc import Iterator

from commands.reading.guard.ages import has_age
from commands.reading.guard.kinds import Concern
from commands.reading.guard.stretches import is_near
from commands.reading.guard.words import KIN, ONE

# Capitals that stand for a service, a plan or a workplace, and are nobody's initials.
_SERVICES = frozenset({
    "AD", "AM", "AP", "AT", "BS", "BY", "CE", "CP", "CS", "CX", "DA", "DO", "DV", "ED", "EH", "EP", "FC", "FE", "FF",
    "FP", "GP", "HR", "HT", "HV", "IB", "ID", "IF", "IN", "IR", "IS", "IT", "LA", "LP", "MH", "NE", "NO", "NW", "OF",
    "OK", "ON", "OR", "OT", "PA", "PI", "PM", "PR", "QA", "RI", "SC", "SE", "SG", "SO", "SP", "SW", "TM", "TO", "TV",
    "UK", "US", "VR", "VS", "WC", "WE", "YJ", "YO", "YP", "YR",
})  # fmt: skip
# These may be initials, but next to a number or in a file's name they are mostly a team or a kind of thing.
_TEAMS = frozenset({
    "AI", "AO", "AS", "BC", "BI", "CA", "CC", "CD", "CL", "CO", "CT", "DC", "DD", "EY", "FS", "FT", "GO", "HO", "HS",
    "II", "IV", "MP", "NO", "OM", "PC", "PE", "PO", "PT", "QR", "RO", "SD", "SI", "SS", "TA", "VI", "WP", "XI", "XX",
    "YS",
})  # fmt: skip
_LONGER = frozenset({
    "ADM", "ADS", "AIM", "ALL", "ALN", "AND", "API", "ART", "ASB", "BAU", "BCC", "BME", "BSO", "CAF", "CEO", "CFO",
    "CIC", "CIN", "CIO", "CLA", "CME", "COO", "CPB", "CPC", "CPP", "CQC", "CSC", "CSE", "CSP", "CSV", "CWD", "CYP",
    "DBS", "DCC", "DCS", "DCT", "DFC", "DFE", "DHR", "DLT", "DSL", "DWP", "ECC", "EDT", "EET", "EHC", "EHE", "EHP",
    "EIS", "ESF", "FAQ", "FFT", "FGC", "FGM", "FIS", "FOI", "FST", "FTE", "GCC", "GCP", "GDP", "HCC", "HMI", "HMP",
    "HOS", "HSB", "HSE", "IBS", "ICB", "ICO", "ICP", "ICS", "IFA", "IRO", "IRT", "ISA", "ITT", "JTA", "KCC", "KPI",
    "KS1", "KS2", "KS4", "LAC", "LAD", "LCC", "LCS", "LEA", "LGA", "LGO", "LOS", "MAS", "MCC", "MFH", "MOJ", "MTM",
    "NCC", "NEL", "NHS", "NOT", "NVQ", "OFF", "ONS", "PCC", "PDF", "PEP", "PEX", "PHE", "PLO", "PMO", "PRU", "PSW",
    "QTR", "RAG", "REG", "ROI", "SAB", "SAR", "SCC", "SCR", "SEF", "SEN", "SGO", "SIF", "SLA", "SLT", "SOS", "SRO",
    "SSW", "STP", "TAC", "TAF", "THE", "UAS", "UPN", "URL", "VCS", "VSH", "WCC", "YJB", "YJS", "YOS", "YOT", "YPS",
})  # fmt: skip
_CAPITALS = re.compile(
    r"(?<![\w&.])(?:(?P<dotted>[A-Z]\.(?:\s?[A-Z]\.){0,2}(?:\s?[A-Z]\b(?!\.))?(?!\s?[A-Z]\.))|"
    r"(?P<bare>[A-Z]{2,3})(?=s?(?![\w]))|"
    r"(?P<apart>[A-Z] [A-Z])(?=\s?\())"
)
_FAR = 60
_AFTER_KIN = re.compile(rf"\b{KIN}(?:'s)?(?:\s++(?:of|called|named|is))?\s*+(?:[,:(]\s*+)?\Z")
_AFTER_ONE = re.compile(rf"\b{ONE}(?:'s)?(?:\s++(?:of|called|named|is))?\s*+(?:[,:(\"-]\s*+)?\Z")
_WORKER = (
    r"(?:(?:allocated|current|new|previous|former|own)\s)?(?:social worker|sw|iro|key ?worker|support worker|"
    r"allocated worker|personal adviser|foster|placement|school|nursery|college|health visitor|guardian|head ?teacher|"
    r"teacher|case ?file|file|care plan|cp|cin plan|pathway plan|pep|ehcp|lac review|strategy|bedroom|home\b|address|"
    r"disclosure|allegation|injur)"
)
_DID = (
    r"\s(?:ran away|went missing|is missing|absconded|disclosed|"
    r"was (?:seen|placed|excluded|arrested|assaulted|born|taken)|"
    r"and (?:his|her) (?:mother|mum|father|dad|brother|sister|siblings?|family|parents|foster))"
)
_WHOSE = re.compile(rf"(?i:{_DID})\b|'?s'?\s(?:{KIN}\b|(?i:{_WORKER}))|'s\s++{KIN}\b")
_IS_ONE = re.compile(rf"\s*+\(\s*+{ONE}\s*+\)")
_WORKER_OF = re.compile(
    r"(?i:social worker|\bsw|\biro|key ?worker|foster carers?|placement|strategy (?:meeting|discussion))\s"
    r"(?:for|of|to|about|on|with)\s\Z",
    re.I,
)
# `Child M`, `children K and M` and `J's mum`, but not `the child I met`.
_LETTER = re.compile(r"\b(?i:child|baby|boy|girl|sibling|twin)\s[A-HJ-Z](?:'s)?(?![\w.&/-])")
_LETTERS = re.compile(
    r"\b(?i:children|babies|boys|girls|siblings|twins|brothers|sisters)\s[A-HJ-Z]\s?(?:,|&|\+|and)\s?[A-Z](?![\w.&/-])"
)
_OF_A_LETTER = re.compile(
    r"(?<![\w&.'-])[A-HJ-Z]'s\s(?i:(?:foster|birth|older|younger|new|allocated)\s)?"
    r"(?i:mother|mum|father|dad|parents?|carers?|brother|sister|siblings?|family|nan|social worker|key ?worker)\b"
)
_HINT = re.compile(r"(?:child|baby|boy|girl|sibling|twin)\s[a-z]\b|(?:ren|ies|s)\s[a-z]\b|(?<!\w)[a-z]'s\s")
_MORE = frozenset("-/")


def initials(text: str) -> Concern | None:
    """Capitals, with or without full stops, if the words around them say that they may be a child's."""
    return (
        Concern("the initials of a child or a family", askable=True)
        if any(_found(text)) or is_near(text, _HINT, _FAR, _LETTER, _LETTERS, _OF_A_LETTER)
        else None
    )


def may_be_initials(capitals: str) -> bool:
    """True if two capitals are not known as a service, a team or a kind of paper."""
    return capitals not in _SERVICES and capitals not in _TEAMS


def _found(text: str) -> Iterator[bool]:
    for match in _CAPITALS.finditer(text):
        capitals, end = match[0], match.end()
        if capitals in _SERVICES or capitals in _LONGER:
            continue
        before = text[max(0, match.start() - _FAR) : match.start()]
        if match["apart"]:
            yield has_age(text, before, end, sure=True)
            continue
        is_long = bool(match["bare"]) and len(capitals) > 2
        yield bool(_WHOSE.match(text, end)) or bool(_WORKER_OF.search(before))
        yield not is_long and _is_beside_kin(match, before, text[end : end + 1], text)
        yield has_age(text, before, end, sure=not is_long and capitals not in _TEAMS)


def _is_beside_kin(match: re.Match[str], before: str, follows: str, text: str) -> bool:
    if _IS_ONE.match(text, match.end()):
        return True
    if match["dotted"]:
        return len(match[0]) > 2 and bool(_AFTER_KIN.search(before))
    return follows not in _MORE and not follows.isalnum() and bool(_AFTER_ONE.search(before))
