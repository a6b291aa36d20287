"""Removes the time of packing from a zipped document, so that the same content gives the same file."""

import io
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

# The earliest time that a zip file can hold.
_ALWAYS = (1980, 1, 1, 0, 0, 0)


def stilled(document: bytes) -> bytes:
    """The document packed again, with each part in its place and the same time for all."""
    out = io.BytesIO()
    with ZipFile(io.BytesIO(document)) as packed, ZipFile(out, "w", ZIP_DEFLATED) as again:
        for name in packed.namelist():
            part = ZipInfo(name, _ALWAYS)
            part.compress_type = ZIP_DEFLATED
            again.writestr(part, packed.read(name))
    return out.getvalue()
