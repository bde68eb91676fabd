"""The reference inside a file: put into every export, and read back from a file that somebody hands in.

It is in the properties of a document, in a chunk of a PNG, or in the metadata of SVG and PDF. A file is read in bounded
time and memory, without opening the document.
"""

import html
import io
import re
import struct
import zlib
from datetime import date
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from markupsafe import escape

from indicators.briefing.reference import PRODUCT, Reference, from_json, printed_reference
from indicators.errors import Refusal
from indicators.ingest.formats.file_types import OLE, ZIPS
from indicators.ingest.sandbox import read_elsewhere

LARGEST = 50_000_000     # bytes of a file
PART = 200_000           # bytes of the part that is read
DIRECTORY = 1_000_000    # bytes of an archive's directory
CORE = "docProps/core.xml"
DESCRIPTION = "{http://purl.org/dc/elements/1.1/}description"
HEADER = 33              # bytes of a PNG's signature and its first chunk
END, END_64 = b"PK\x05\x06", b"PK\x06\x07"
EMBEDDED = re.compile(rb'Goalline[ \0">]{1,9}(\{[^{}]{0,48000}+\})|/Goalline\s{0,9}\(([0-9a-f]{2,16000}+)\)')
"""A reference as JSON or, in a PDF, its digits. Nothing else of what is around it is read."""
END_OF_PDF = 2_000       # bytes in which a PDF that is whole says where its directory begins


def comments(reference: Reference) -> str:
    """The text that stands for a reference in the comments of a document's properties."""
    return f"{PRODUCT} {reference.to_json()}"


def into_properties(about: Any, reference: Reference) -> None:
    """Put a reference into the core properties of python-docx or python-pptx."""
    about.comments = PRODUCT
    for element in about._element.iter(DESCRIPTION):  # noqa: SLF001 - a text may be longer than these libraries let pass
        element.text = comments(reference)


def into_png(picture: bytes, reference: Reference) -> bytes:
    """The picture with the reference as a text chunk."""
    content = b"iTXt" + PRODUCT.encode() + bytes(5) + reference.to_json().encode()
    chunk = struct.pack(">I", len(content) - 4) + content + struct.pack(">I", zlib.crc32(content))
    return picture[:HEADER] + chunk + picture[HEADER:]


def into_svg(picture: str, reference: Reference, title: str, description: str) -> str:
    """The picture with a title and a description, as screen readers read them, and the reference as its metadata."""
    start = picture.index("<svg") + len("<svg")
    head = picture.index(">", start)
    named = f'role="img" aria-labelledby="{PRODUCT}-title" aria-describedby="{PRODUCT}-text"'
    return (f'{picture[:start]} {named}{picture[start:head]}>'
            f'<title id="{PRODUCT}-title">{escape(title)}</title><desc id="{PRODUCT}-text">{escape(description)}</desc>'
            f'<metadata id="{PRODUCT}">{escape(reference.to_json())}</metadata>{picture[head + 1:]}')


def into_pdf(pages: bytes, reference: Reference, title: str, author: str) -> bytes:
    """The pages with the reference in their information, in hexadecimal digits, and with title and author."""
    from pypdf import PdfWriter  # noqa: PLC0415 - for those who take a file

    writer, made = PdfWriter(clone_from=io.BytesIO(pages)), io.BytesIO()
    writer.metadata = {"/Title": title, "/Author": author, "/Creator": PRODUCT, "/Producer": PRODUCT,
                       f"/{PRODUCT}": reference.to_json().encode().hex()}
    writer.write(made)
    return made.getvalue()


def reference_in(content: bytes) -> Reference:
    """The reference inside a file; in a PDF that another program made of it, that of the link which is printed there.

    Raises Refusal: recheck.damaged (or with a password), recheck.none (of another program), recheck.not_valid.
    """
    if len(content) > LARGEST or content.startswith(OLE):
        raise Refusal("recheck.damaged")
    if embedded := EMBEDDED.findall(_properties(content) if content.startswith(ZIPS) else content):
        text, digits = embedded[-1]          # the newest is at the end of a PDF that was changed
        try:
            return from_json(html.unescape((text or bytes.fromhex(digits.decode())).decode()))
        except ValueError as error:
            raise Refusal("recheck.not_valid") from error
    if content.startswith(b"%PDF-") and b"startxref" in content[-END_OF_PDF:]:
        text = str(read_elsewhere({"document": True}, content, lambda: None).get("text", ""))
        if printed := printed_reference(text, date.today()):
            return printed
    raise Refusal("recheck.none")


def _properties(content: bytes) -> bytes:
    """The part with the properties of an office document, unpacked up to a limit whatever size it declares.

    Raises Refusal("recheck.damaged") for a larger one or another packing.
    """
    end = content.rfind(END)
    size = int.from_bytes(content[end + 12:end + 16], "little") if end >= 0 else 0
    if size > DIRECTORY or END_64 in content[max(end - 20, 0):end]:
        raise Refusal("recheck.damaged")
    try:
        with ZipFile(io.BytesIO(content)) as archive:
            if CORE not in archive.namelist():
                return b""
            entry = archive.getinfo(CORE)
            with archive.open(entry) as member:
                part = member.read(PART + 1) if entry.compress_type in (ZIP_STORED, ZIP_DEFLATED) else b""
    except (BadZipFile, zlib.error, OSError, ValueError, RuntimeError, EOFError) as error:
        raise Refusal("recheck.damaged") from error
    if not 0 < len(part) <= PART:
        raise Refusal("recheck.damaged")
    return part
