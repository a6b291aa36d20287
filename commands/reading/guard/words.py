"""Words of children and families, of ages and of numbers, as patterns: what several looks of the guard share."""

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
_NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18,
}  # fmt: skip
# How old a child may be, in digits or in words. What goes on is a range or a group: "16 and 17", "16 to 25", "16+".
AGE = (
    rf"(?:(?<![\d.,])1?\d(?![\d%])|(?i:{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})\b)"
    r"(?!\s*+(?:\+|plus\b|(?:-|/|to|and|or|&)\s*+(?:\d|over\b|under\b|above\b)))"
)
OLD = r"(?i:(?:y|yo|y/o|yrs?|years?|months?|mths?|weeks?|wks?)(?:[\s-]old)?)"


def number(words: str) -> int:
    """The number that digits or a word such as `two` are."""
    return int(words) if words.isdigit() else _NUMBERS[words.casefold()]
