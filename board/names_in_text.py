"""Finds people's names in text, in every form that certainly is the name: `Jo Reed`, `JO REED`, `Reed, Jo`, `J. Reed`,
`Jo R`, `Mr Reed`, `Jo` alone, and the addresses and links that contain them.

In doubt a word stays: a person called Will or Park is only told from the ordinary word by the other parts of the name,
or by what comes before it. So the resulting text may still name somebody.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import unquote

from board.folding import APOSTROPHES, folded
from board.names import FORMS_OF_ADDRESS, bare_name
from board.names_that_are_words import NAMES_THAT_ARE_WORDS

_ACCENTS = "\u0300-\u036f"
# The `'s` of "Reed's" is not part of the name.
_WORD = re.compile(rf"[^\W_](?:[^\W_]|[{_ACCENTS}]|[{APOSTROPHES}](?!s\b)(?=[^\W_]))*+")
_BETWEEN = re.compile(r"[\s.,_\-\u2010-\u2015]{1,3}")
_ADDRESS = re.compile(
    r"(?<![\w.+'’-])(?P<mail>[\w.+'’-]++@[\w-]++(?:\.[\w-]++)++)"
    r"|(?P<link>(?:https?://|www\.)[^\s<>|\"]++|(?<![\w.-])(?:[\w-]++\.)++[a-z]{2,}+/[^\s<>|\"]*+)",
    re.I,
)
_PART_OF_LINK = re.compile(r"[/?&=#:@;,]")
_ENDS = ".,;:!?)]}'’"
# After these words of a street's or a school's address, a surname belongs to a place.
_OF_A_PLACE = frozenset({
    "academy", "avenue", "close", "college", "cottage", "court", "crescent", "drive", "farm", "gardens", "grange",
    "grove", "hall", "hill", "house", "lane", "lodge", "manor", "mews", "nursery", "park", "place", "primary", "road",
    "school", "square", "street", "terrace", "way",
})  # fmt: skip
_SHORTEST = 2
# In capitals a word this short may be an abbreviation; in a link, it may be anything.
_ABBREVIATED, _SHORT_IN_LINK = 3, 3
_Found = tuple[int, int]


class NamesInText:
    """Finds the people with these names. A handle is found after an @, and in addresses and links."""

    def __init__(self, names: Iterable[str], handles: Iterable[str] = ()) -> None:
        self._forms: set[tuple[str, ...]] = set()
        self._alone: set[str] = set()
        self._joined: set[str] = {"".join(_plain_words(each)) for each in handles} - {""}
        for name in names:
            self._add(bare_name(name))
        self._longest = max(map(len, self._forms), default=1)

    def _add(self, parts: Sequence[str]) -> None:
        self._alone.update(each for each in (*parts[:1], *parts[-1:]) if len(each) >= _SHORTEST)
        if len(parts) < _SHORTEST:
            return
        self._forms.update(_ways_to_write(parts))
        first, last = parts[0], parts[-1]
        self._joined.update({"".join(parts), first + last, first[0] + last, last + first[0], last + first})

    def left_out(self, words: str, name: str, link: str) -> str:
        """The words with `name` in place of each name and address of somebody, and `link` in place of each link that
        contains one."""
        if not self._alone:
            return words
        parts, end = [], 0
        for found in _ADDRESS.finditer(words):
            at = found.group().rstrip(_ENDS)
            if self._is_held_in(at, is_mail=bool(found["mail"])):
                parts += [self._in_plain(words[end : found.start()], name), name if found["mail"] else link]
                end = found.start() + len(at)
        return "".join([*parts, self._in_plain(words[end:], name)])

    def _in_plain(self, words: str, name: str) -> str:
        parts, end = [], 0
        for start, stop in self._found(words):
            parts += [words[end:start], name]
            end = stop
        return "".join([*parts, words[end:]])

    def _found(self, words: str) -> Iterator[_Found]:
        """The places of names, from left to right."""
        tokens = list(_WORD.finditer(words))
        texts = [folded(each.group()) for each in tokens]
        place = 0
        while place < len(tokens):
            many = self._many_at(words, tokens, texts, place)
            if many:
                start = tokens[place].start()
                yield start - words.startswith("@", start - 1) * (start > 0), tokens[place + many - 1].end()
            place += many or 1

    def _many_at(self, words: str, tokens: Sequence[re.Match[str]], texts: Sequence[str], place: int) -> int:
        """How many words from a place on are a name; 0 if none."""
        most = _in_a_row(words, tokens, place, max(self._longest, _SHORTEST))
        for many in range(most, 1, -1):
            if self._is_name(words, tokens[place : place + many], texts[place : place + many]):
                return many
        if most > 1 and texts[place] in FORMS_OF_ADDRESS and texts[place + 1] in self._alone:
            return 2 if _begins_large(tokens[place + 1]) else 0
        return int(self._is_name_alone(words, tokens, texts, place))

    def _is_name(self, words: str, found: Sequence[re.Match[str]], texts: Sequence[str]) -> bool:
        if tuple(texts) not in self._forms:
            return False
        letters = [each for each in found if len(each.group()) == 1]
        if not all(map(_begins_large, letters)):
            return False
        if any(each not in NAMES_THAT_ARE_WORDS for each in texts if len(each) >= _SHORTEST):
            return True
        dotted = all(words.startswith(".", each.end()) for each in letters if each.group() in "AI")
        return dotted and all(map(_begins_large, found))

    def _is_name_alone(self, words: str, tokens: Sequence[re.Match[str]], texts: Sequence[str], place: int) -> bool:
        token, text, behind = tokens[place].group(), texts[place], place + 1
        if words.startswith("@", tokens[place].start() - 1) and tokens[place].start() and text in self._joined:
            return True
        if text in self._joined and text not in NAMES_THAT_ARE_WORDS and text not in self._alone:
            return True
        if text not in self._alone or text in NAMES_THAT_ARE_WORDS or not _begins_large(tokens[place]):
            return False
        if token.isupper() and len(token) <= _ABBREVIATED:
            return False
        is_place = behind < len(texts) and texts[behind] in _OF_A_PLACE and _begins_large(tokens[behind])
        return not is_place

    def _is_held_in(self, address: str, is_mail: bool) -> bool:
        """True if an e-mail address names somebody before its @, or a link in any of its parts."""
        if is_mail:
            parts = _plain_words(address.partition("@")[0])
            return (len(parts) == 1 and parts[0] in self._alone) or self._is_in_part(parts)
        return any(self._is_in_part(_plain_words(each)) for each in _PART_OF_LINK.split(unquote(address)))

    def _is_in_part(self, parts: Sequence[str]) -> bool:
        if any(each in self._joined for each in parts):
            return True
        if any(len(each) >= _SHORT_IN_LINK and each in self._alone - NAMES_THAT_ARE_WORDS for each in parts):
            return True
        lengths = range(_SHORTEST, self._longest + 1)
        rows = (tuple(parts[at : at + many]) for many in lengths for at in range(len(parts) - many + 1))
        return any(row in self._forms and not _is_doubtful(row) for row in rows)


def perhaps_names(words: str) -> Iterator[str]:
    """Words that may be somebody's name: two or three words in a row that begin with capitals, and what comes before
    the @ of an address."""
    tokens = list(_WORD.finditer(words))
    for place in range(len(tokens)):
        for many in range(2, _in_a_row(words, tokens, place, 3) + 1):
            if all(map(_begins_large, tokens[place : place + many])):
                yield " ".join(each.group() for each in tokens[place : place + many])
    for found in _ADDRESS.finditer(words):
        if found["mail"]:
            yield " ".join(_plain_words(found["mail"].partition("@")[0]))


def _begins_large(word: re.Match[str]) -> bool:
    """True if it begins with a capital, or is in a script without capitals."""
    first = word.group()[0]
    return first.isalpha() and not first.islower()


def _ways_to_write(parts: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Every way to write a name of several parts, in full or with initials: at least two of its parts."""
    first, last = parts[0], parts[-1]
    for many in range(_SHORTEST, len(parts) + 1):
        yield from (tuple(parts[at : at + many]) for at in range(len(parts) - many + 1))
    yield from ((*parts[:many], last) for many in range(1, len(parts) - 1))
    yield from ((first[0], last), (last, first[0]), (last, first), (first, last[0]))
    yield (last, *parts[:-1])
    yield (*(each[0] for each in parts[:-1]), last)


def _in_a_row(words: str, tokens: Sequence[re.Match[str]], place: int, most: int) -> int:
    """How many words from a place on are adjacent, as the parts of a name are: `most` at most."""
    many = 1
    while many < most and place + many < len(tokens):
        before, after = tokens[place + many - 1], tokens[place + many]
        if not _BETWEEN.fullmatch(words, before.end(), after.start()):
            break
        many += 1
    return many


def _plain_words(words: str) -> list[str]:
    """The words of an address in small letters, without the digits that tell apart two people of one name."""
    plain = (each.strip("0123456789") for each in map(folded, _WORD.findall(words)))
    return [each for each in plain if each]


def _is_doubtful(form: Sequence[str]) -> bool:
    """True for an initial beside an ordinary word."""
    return min(map(len, form)) == 1 and all(each in NAMES_THAT_ARE_WORDS for each in form if len(each) > 1)
