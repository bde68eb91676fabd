"""An office's own slides or document as a template: checked before it is opened, and tried before it is used."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from zipfile import BadZipFile, ZipFile, ZipInfo

from indicators import logs
from indicators.errors import Refusal
from indicators.ingest.formats.file_types import declares_entities

LARGEST, LARGEST_XML = 200_000_000, 20_000_000     # bytes of all parts and of those that are parsed, unpacked
MOST_PARTS = 10_000
BLOCK = 1_000_000
XML = b"<", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"            # how a part begins that is parsed, whatever its name
TYPES, MACROS = "[Content_Types].xml", (b"macroEnabled", b"vbaProject")


@contextmanager
def own_file(template: Path) -> Iterator[None]:
    """Check a template; any error inside counts as a fault of the file, since other programs write what no library
    expects.

    Raises Refusal("brief.template") also where it would fill the memory, declares entities, or holds macros.
    """
    try:
        with ZipFile(template) as archive:
            _check(archive)
        yield
    except Refusal:
        raise
    except Exception as error:
        logs.event.info("template not usable", exc_info=True)
        raise Refusal("brief.template", template=str(template), kind=template.suffix[1:].upper()) from error


def _check(archive: ZipFile) -> None:
    """Raise BadZipFile for what no template needs. Parts are unpacked to count, since an archive may declare less."""
    entries = archive.infolist()
    if len(entries) > MOST_PARTS:
        raise BadZipFile
    left, left_of_xml = LARGEST, LARGEST_XML
    for entry in entries:
        is_xml, parsed = False, bytearray()
        for block in _blocks(archive, entry):
            is_xml = is_xml or not parsed and block.lstrip().startswith(XML)
            left, left_of_xml = left - len(block), left_of_xml - len(block) * is_xml
            if min(left, left_of_xml) < 0:
                raise BadZipFile
            if is_xml:
                parsed += block
        if declares_entities(bytes(parsed)) or entry.filename == TYPES and any(word in parsed for word in MACROS):
            raise BadZipFile


def _blocks(archive: ZipFile, entry: ZipInfo) -> Iterator[bytes]:
    with archive.open(entry) as part:
        while block := part.read(BLOCK):
            yield block
