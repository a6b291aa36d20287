"""Patterns for words about children and families, ages and numbers, shared by several checks of the guard."""

from board.words import COUNTS

CHILD = (
    r"child(?:ren)?|bab(?:y|ies)|infant|toddler|boys?|girls?|teen(?:ager)?s?|young (?:people|persons?|wom[ae]n|m[ae]n)|"
    r"pupils?|siblings?|twins?|care leavers?|looked[ -]after|famil(?:y|ies)|cases?|yp"
)
KIN = rf"(?i:{CHILD}|mother|mum|father|dad|parents?|carers?|son|daughter|brother|sister)"
# One person, whose initials two capitals may be; those of a service or of many children they seldom are.
ONE = (
    r"(?i:child|baby|boy|girl|teenager|young person|pupil|siblings?|twins?|yp|family|mother|mum|father|dad|parent|"
    r"carer|son|daughter|brother|sister)"
)
# A child's age, in digits or words. If it continues, it is a range or a group: "16 and 17", "16 to 25", "16+".
AGE = (
    rf"(?:(?<![\d.,])1?\d(?![\d%])|(?i:{'|'.join(sorted(COUNTS[:18], key=len, reverse=True))})\b)"
    r"(?!\s*+(?:\+|plus\b|(?:-|/|to|and|or|&)\s*+(?:\d|over\b|under\b|above\b)))"
)
OLD = r"(?i:(?:y|yo|y/o|yrs?|years?|months?|mths?|weeks?|wks?)(?:[\s-]old)?)"
