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

from indicators.briefing.reference import PRODUCT, Reference, from_json
from indicators.briefing.reference.address import printed_reference
from indicators.errors import Refusal
from indicators.ingest.formats.file_types import OLE, declares_entities, tree
from indicators.ingest.issues import Unreadable
from indicators.ingest.sandbox import read_elsewhere

LARGEST = 50_000_000     # bytes of a file
PART = 200_000           # bytes of a part that is read
DIRECTORY = 1_000_000    # bytes of an archive's directory
CORE = "docProps/core.xml"
DESCRIPTION = "{http://purl.org/dc/elements/1.1/}description"
PRINTED = re.compile(r"ppt/slides/slide[0-9]+\.xml|word/footer[0-9]+\.xml|xl/sharedStrings\.xml")
FEW_PARTS = 3            # of those in which a link or code is printed
TAG, PARAGRAPH = re.compile(r"<[^>]+>"), re.compile(r"</([aw]:p|si)>")
SIGNATURE, HEADER = b"\x89PNG\r\n\x1a\n", 33             # of a PNG: with its first chunk
CHUNK = b"iTXt" + PRODUCT.encode() + bytes(5)
ZIP, END, END_64 = b"PK\x03\x04", b"PK\x05\x06", b"PK\x06\x07"
IN_PDF = re.compile(rb"/" + PRODUCT.encode() + rb"\s{0,9}\(([^()/]{1,16000}+)\)")
IN_SVG = re.compile(rb'<metadata[^<>]{0,99}\bid="' + PRODUCT.encode() + rb'"[^<>]{0,99}>([^<]{1,48000}+)</metadata>')
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
    content = CHUNK + reference.to_json().encode()
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
    """The reference inside a file; where another program removed it, that which is printed in it.

    Raises Refusal: recheck.damaged (or with a password), recheck.none (of another program), recheck.not_valid.
    """
    if len(content) > LARGEST or content.startswith(OLE):
        raise Refusal("recheck.damaged")
    printed = ""
    try:
        if content.startswith(ZIP):
            text, printed = _in_archive(content)
        elif content.startswith(SIGNATURE):
            text = _in_png(content)
        elif content.startswith(b"%PDF-"):
            text = bytes.fromhex(_last(IN_PDF, content)).decode("utf-8", "replace")
        else:
            text = html.unescape(_last(IN_SVG, content))
    except ValueError as error:
        raise Refusal("recheck.not_valid") from error
    if text:
        return from_json(text)
    if content.startswith(b"%PDF-") and b"startxref" in content[-END_OF_PDF:]:
        printed = str(read_elsewhere({"document": True}, content, lambda: None).get("text", ""))
    if found := printed_reference(printed, date.today()):
        return found
    raise Refusal("recheck.none")


def _last(pattern: re.Pattern[bytes], content: bytes) -> str:
    """The last such text, since a PDF that was changed has the newest at its end; "" without any."""
    found = pattern.findall(content)
    return found[-1].decode("utf-8", "replace") if found else ""


def _in_png(content: bytes) -> str:
    """The text of the chunk, without decoding the picture; "" without one."""
    from PIL import Image  # noqa: PLC0415 - for those who hand in a picture

    try:
        with Image.open(io.BytesIO(content), formats=["PNG"]) as picture:
            return str(picture.info.get(PRODUCT, ""))
    except (OSError, SyntaxError, Image.DecompressionBombError) as error:
        raise Refusal("recheck.damaged") from error


def _in_archive(content: bytes) -> tuple[str, str]:
    """The text in the properties of an office document, "" without; and what is printed on its first slides or pages.
    """
    end = content.rfind(END)
    size = int.from_bytes(content[end + 12:end + 16], "little") if end >= 0 else 0
    if size > DIRECTORY or END_64 in content[max(end - 20, 0):end]:
        raise Refusal("recheck.damaged")
    try:
        with ZipFile(io.BytesIO(content)) as archive:
            names = archive.namelist()
            text = _in_properties(_member(archive, CORE)) if CORE in names else ""
            parts = [] if text else [name for name in names if PRINTED.fullmatch(name)][:FEW_PARTS]
            printed = " ".join(_member(archive, name).decode("utf-8", "replace") for name in parts)
    except (BadZipFile, zlib.error, OSError, ValueError, RuntimeError, EOFError, Unreadable) as error:
        raise Refusal("recheck.damaged") from error
    return text, html.unescape(TAG.sub("", PARAGRAPH.sub(" ", printed)))


def _member(archive: ZipFile, name: str) -> bytes:
    """One member, unpacked up to a limit whatever size it declares."""
    entry = archive.getinfo(name)
    if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise Refusal("recheck.damaged")
    with archive.open(entry) as member:
        part = member.read(PART + 1)
    if len(part) > PART:
        raise Refusal("recheck.damaged")
    return part


def _in_properties(part: bytes) -> str:
    """The JSON in the comments; "" without."""
    if declares_entities(part):
        raise Refusal("recheck.damaged")
    product, _, text = (tree(part).findtext(DESCRIPTION) or "").partition(" ")
    return text if product == PRODUCT else ""
