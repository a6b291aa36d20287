"""Whose a claim is: what names a body, and what a source gives away."""

import pytest

from board.bodies import COUNCIL, body_in, body_named, same_body


@pytest.mark.parametrize(
    ("typed", "body"),
    [
        ("council", COUNCIL), ("the council", COUNCIL), ("The Council.", COUNCIL), ("local authority", COUNCIL),
        ("LA", COUNCIL), ("us", COUNCIL), ("chair", "the chair"), ("the independent chair", "the chair"),
        ("OFSTED", "Ofsted"), ("HMI", "Ofsted"), ("scrutiny panel", "scrutiny"), ("DfE", "the DfE"),
        ("Department for Education", "the DfE"), ("lscp", "the LSCP"), ("commissioner", "the commissioner"),
        ("Youth council", "Youth council"), ("Ofsted inspector", "Ofsted inspector"), ("", ""),
    ],
)  # fmt: skip
def test_a_body_is_written_one_way(typed: str, body: str) -> None:
    assert body_named(typed) == body


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Housing Panel", "the housing  panel", True),
        ("chair", "the independent chair", True),
        ("Ofsted", "ofsted", True),
        ("Ofsted", "Ofsted inspector", False),
        ("council", "DCS", True),
        ("the Director of Children’s Services", "local authority", True),
        ("cabinet", "the lead member", True),
        ("council", "Director of Public Health", False),
        ("council", "Youth council", False),
        ("council", "coun\u200bcil\u2060", True),
        ("Ofsted", "\u202aofsted", True),
    ],
)
def test_two_spellings_of_one_body(one: str, other: str, same: bool) -> None:
    assert same_body(one, other) is same


@pytest.mark.parametrize(
    ("source", "body"),
    [
        ("chair's view", "the chair"), ("Independent Chair\u2019s report", "the chair"), ("scrutiny, 8 July", "scrutiny"),
        ("Ofsted monitoring visit letter", "Ofsted"), ("HMI letter", "Ofsted"), ("DfE review", "the DfE"),
        ("Department for Education letter", "the DfE"), ("LSCP annual report", "the LSCP"),
        ("Safeguarding Children Partnership minutes", "the LSCP"), ("Commissioner's report", "the commissioner"),
        ("letter of the adviser", "the adviser"), ("scrutiny, on the Ofsted letter", "scrutiny"),
        ("cabinet report", ""), ("NE Lincolnshire cabinet report, 8 July 2020", ""), ("weekly return", ""), ("", ""),
        ("chaired by Pat", ""), ("armchair audit", ""), ("the council's own audit", ""), ("commissioning plan", ""),
    ],
)  # fmt: skip
def test_a_source_that_names_another_body(source: str, body: str) -> None:
    assert body_in(source) == body
