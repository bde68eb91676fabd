"""The reference in a file that somebody hands in: read in bounded time and memory, without opening the document."""

import html
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date

from indicators.briefing.reference import LONGEST, PRODUCT, Reference, from_json
from indicators.briefing.reference.address import printed_reference
from indicators.briefing.reference.embedding import CHUNK, CUSTOM, HEADER, KEYWORD, SIGNATURE
from indicators.errors import Refusal
from indicators.ingest.formats.file_types import OLE, declares_entities, tree
from indicators.ingest.issues import Unreadable
from indicators.ingest.sandbox import read_elsewhere

LARGEST = 50_000_000     # bytes of a file
DIRECTORY = 1_000_000    # bytes of an archive's directory
PART = 200_000           # bytes of the part that holds the reference
MOST_CHUNKS = 100_000    # of a PNG
MOST_KEYS = 1_000        # words in a PDF or SVG that may begin a reference
HEAD = 500               # bytes from such a word to the text
ZIP, END, END_64 = b"PK\x03\x04", b"PK\x05\x06", b"PK\x06\x07"
PRINTED, FEW_PARTS = re.compile(r"ppt/slides/slide[0-9]+\.xml|word/footer[0-9]+\.xml"), 3
TAG, PARAGRAPH = re.compile(r"<[^>]+>"), re.compile(r"</[aw]:p>")
END_OF_PDF = 2_000       # bytes in which a PDF that is whole says where its directory begins
IN_PDF = b"/" + KEYWORD, re.compile(rb"\s*"), b"(", b")", 2 * LONGEST
IN_SVG = b"<metadata", re.compile(rb'[^<>]*\bid="' + KEYWORD + rb'"[^<>]*'), b">", b"</metadata>", 6 * LONGEST
"""The key of a reference, what follows it, what is right before and after its text, and bytes of the text at most."""


def reference_in(content: bytes) -> Reference:
    """The reference inside a file. Raises Refusal: recheck.too_large, recheck.password, recheck.damaged,
    recheck.none (of another program, or removed), recheck.newer, recheck.not_valid.
    """
    if len(content) > LARGEST:
        raise Refusal("recheck.too_large", most=LARGEST // 1_000_000)
    if content.startswith(OLE):
        raise Refusal("recheck.password")
    if content.startswith(ZIP):
        text = _in_archive(content)
    elif content.startswith(SIGNATURE):
        text = _in_png(content)
    elif content.startswith(b"%PDF-"):
        text = _of_digits(_last(content, *IN_PDF))
    else:
        text = html.unescape(_last(content, *IN_SVG).decode("utf-8", "replace"))
    if text:
        return from_json(text)
    if found := printed_reference(_printed(content), date.today()):      # where another program removed it
        return found
    raise Refusal("recheck.none")


def _printed(content: bytes) -> str:
    """The text of the first slides, of a document's feet or of a PDF, in which a link or code is printed; "" of others.
    """
    if content.startswith(ZIP):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = [name for name in archive.namelist() if PRINTED.fullmatch(name)][:FEW_PARTS]
            texts = [_member(archive, name).decode("utf-8", "replace") for name in names]
        return html.unescape(" ".join(TAG.sub("", PARAGRAPH.sub(" ", text)) for text in texts))
    if not content.startswith(b"%PDF-") or b"startxref" not in content[-END_OF_PDF:]:
        return ""
    return str(read_elsewhere({"document": True}, content, lambda: None).get("text", ""))


def _last(content: bytes, key: bytes, head: re.Pattern[bytes], start: bytes, end: bytes, most: int) -> bytes:
    """The last such text, since a PDF that was changed has the newest at its end; b"" without any.

    Few keys are looked at, from the end, each for few bytes: a file of nothing but keys would hold up everybody.
    """
    at = len(content)
    for _ in range(MOST_KEYS):
        at = content.rfind(key, 0, at)
        if at < 0:
            break
        begins = content.find(start, at, at + HEAD) + len(start)
        ends = content.find(end, begins, begins + most + len(end))
        if ends > begins > at and head.fullmatch(content, at + len(key), begins - len(start)):
            return content[begins:ends]
    return b""


def _of_digits(text: bytes) -> str:
    """The text in hexadecimal digits. Raises Refusal("recheck.not_valid") for others."""
    try:
        return bytes.fromhex(text.decode("ascii", "replace")).decode("utf-8", "replace")
    except ValueError as error:
        raise Refusal("recheck.not_valid") from error


def _in_archive(content: bytes) -> str:
    """The text in an office document; "" without one."""
    end = content.rfind(END)
    size = int.from_bytes(content[end + 12:end + 16], "little") if end >= 0 else 0
    if size > DIRECTORY or END_64 in content[max(end - 20, 0):end]:
        raise Refusal("recheck.damaged")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.namelist())
            return _in_properties(_member(archive, CUSTOM)) if CUSTOM in names else ""
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, NotImplementedError, EOFError) as error:
        raise Refusal("recheck.damaged") from error


def _member(archive: zipfile.ZipFile, name: str) -> bytes:
    """One member, unpacked up to a limit whatever size it declares."""
    entry = archive.getinfo(name)
    if entry.flag_bits & 0x1:
        raise Refusal("recheck.password")
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise Refusal("recheck.damaged")
    with archive.open(entry) as member:
        found = member.read(PART + 1)
    if len(found) > PART:
        raise Refusal("recheck.damaged")
    return found


def _in_properties(part: bytes) -> str:
    """The text of the properties "Goalline 1", "Goalline 2" and so on; "" without them."""
    try:
        if declares_entities(part):
            raise Refusal("recheck.damaged")
        root = tree(part)
    except Unreadable as unreadable:
        raise Refusal("recheck.damaged") from unreadable
    found = {entry.get("name", ""): "".join(entry.itertext()) for entry in root}
    return "".join(_in_order(found))


def _in_order(found: dict[str, str]) -> Iterator[str]:
    number = 1
    while (text := found.get(f"{PRODUCT} {number}")) is not None:
        yield text
        number += 1


def _in_png(content: bytes) -> str:
    """The text of the chunk, found by the lengths of the chunks, without decoding the picture; "" without one."""
    at = HEADER
    for _ in range(MOST_CHUNKS):
        length, kind = int.from_bytes(content[at:at + 4], "big"), content[at + 4:at + 8]
        if len(kind) < len(CHUNK):
            raise Refusal("recheck.damaged")
        start, end = at + 8, at + 8 + length
        if kind == CHUNK and content.startswith(KEYWORD + b"\0", start) and length <= PART:
            if int.from_bytes(content[end:end + 4], "big") != zlib.crc32(content[at + 4:end]):
                raise Refusal("recheck.damaged")
            return content[start + len(KEYWORD) + 5:end].decode("utf-8", "replace")
        if kind == b"IEND":
            return ""
        at = end + 4
    raise Refusal("recheck.damaged")
