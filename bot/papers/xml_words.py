"""Makes words fit for XML: characters that it cannot hold are written out."""

import re

from commands.reply import one_line

# The characters that XML 1.0 does not allow.
_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def in_xml(words: str) -> str:
    """The words on one line; a character that XML cannot hold is written out, as `\\x1b`."""
    return legal(one_line(words))


def legal(words: str) -> str:
    """The same, keeping line breaks."""
    return _NOT_IN_XML.sub(lambda found: found[0].encode("unicode_escape").decode(), words)
