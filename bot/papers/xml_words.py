"""Words as they may stand in a file of XML: what it cannot hold is written out."""

import re

from commands.reply import one_line

# What XML 1.0 has no place for.
_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def in_xml(words: str) -> str:
    """The words on one line; a letter that XML cannot hold is written out, as `\\x1b`."""
    return legal(one_line(words))


def legal(words: str) -> str:
    """The same with the lines that the words have."""
    return _NOT_IN_XML.sub(lambda found: found[0].encode("unicode_escape").decode(), words)
