"""Words of children and families, of ages and of numbers, as patterns: what several looks of the guard share."""

from board.words import COUNTS

CHILD = (
    r"child(?:ren)?|bab(?:y|ies)|infant|toddler|boys?|girls?|teen(?:ager)?s?|young (?:people|persons?|wom[ae]n|m[ae]n)|"
    r"pupils?|siblings?|twins?|care leavers?|looked[ -]after|famil(?:y|ies)|cases?|yp"
)
KIN = rf"(?i:{CHILD}|mother|mum|father|dad|parents?|carers?|son|daughter|brother|sister)"
# One person, of whom two capitals may be the initials; of a service or many children they seldom are.
ONE = (
    r"(?i:child|baby|boy|girl|teenager|young person|pupil|siblings?|twins?|yp|family|mother|mum|father|dad|parent|"
    r"carer|son|daughter|brother|sister)"
)
# How old a child may be, in digits or in words. What goes on is a range or a group: "16 and 17", "16 to 25", "16+".
AGE = (
    rf"(?:(?<![\d.,])1?\d(?![\d%])|(?i:{'|'.join(sorted(COUNTS[:18], key=len, reverse=True))})\b)"
    r"(?!\s*+(?:\+|plus\b|(?:-|/|to|and|or|&)\s*+(?:\d|over\b|under\b|above\b)))"
)
OLD = r"(?i:(?:y|yo|y/o|yrs?|years?|months?|mths?|weeks?|wks?)(?:[\s-]old)?)"
