"""A packed document without the moment at which it was packed: the same content is the same file."""

import io
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

# The first moment that a zip file can name.
_ALWAYS = (1980, 1, 1, 0, 0, 0)


def stilled(document: bytes) -> bytes:
    """The document packed again, each part in its place and with one and the same time."""
    out = io.BytesIO()
    with ZipFile(io.BytesIO(document)) as packed, ZipFile(out, "w", ZIP_DEFLATED) as again:
        for name in packed.namelist():
            part = ZipInfo(name, _ALWAYS)
            part.compress_type = ZIP_DEFLATED
            again.writestr(part, packed.read(name))
    return out.getvalue()
