"""A reference inside the files of an export: as properties of a document, a chunk of a PNG, metadata of SVG and PDF."""

import io
import struct
import zlib
from collections.abc import Callable, Iterator
from typing import Any

from markupsafe import escape

from indicators.briefing.reference import PRODUCT, Reference

PROPERTY = 255           # characters of a document property that office programs keep
CUSTOM = "docProps/custom.xml"
CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
NAMESPACE = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
EMPTY = f'<Properties xmlns="{NAMESPACE}" xmlns:vt="{TYPES}"/>'.encode()
OWN = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"         # format of properties that people add
SIGNATURE, HEADER = b"\x89PNG\r\n\x1a\n", 33             # of a PNG: with its first chunk
CHUNK, KEYWORD = b"iTXt", PRODUCT.encode()


def properties(reference: Reference) -> Iterator[tuple[str, str]]:
    """Names and values of the document properties that hold a reference: "Goalline 1", "Goalline 2"."""
    text = reference.to_json()
    for number, start in enumerate(range(0, len(text), PROPERTY), 1):
        yield f"{PRODUCT} {number}", text[start:start + PROPERTY]


def into_package(package: Any, part: Callable[..., Any], uri: Callable[[str], Any], reference: Reference) -> None:
    """Add the properties to a package of python-docx or python-pptx; an office's own ones stay.

    ``part`` and ``uri`` are that library's Part and PackURI.
    """
    try:
        kept = package.part_related_by(RELATION)
        kept._blob = _with_properties(kept.blob, reference)  # noqa: SLF001 - neither library has another way
    except KeyError:
        package.relate_to(part(partname=uri(f"/{CUSTOM}"), content_type=CONTENT_TYPE, package=package,
                               blob=_with_properties(EMPTY, reference)), RELATION)


def _with_properties(xml: bytes, reference: Reference) -> bytes:
    """The part of custom properties with those of a reference, in place of an earlier one's."""
    from pptx.opc.oxml import serialize_part_xml  # noqa: PLC0415 - for those who take a file
    from pptx.oxml import parse_xml  # noqa: PLC0415

    root = parse_xml(xml)
    for entry in list(root):
        if entry.get("name", "").startswith(f"{PRODUCT} "):
            root.remove(entry)
    last = max((int(entry.get("pid", "1")) for entry in root), default=1)
    for number, (name, text) in enumerate(properties(reference), last + 1):
        entry = root.makeelement(f"{{{NAMESPACE}}}property", {"fmtid": OWN, "pid": str(number), "name": name})
        value = entry.makeelement(f"{{{TYPES}}}lpwstr", nsmap={"vt": TYPES})
        value.text = text
        entry.append(value)
        root.append(entry)
    return bytes(serialize_part_xml(root))


def into_png(picture: bytes, reference: Reference) -> bytes:
    """The picture with the reference as a text chunk."""
    content = CHUNK + KEYWORD + bytes(5) + reference.to_json().encode()
    chunk = struct.pack(">I", len(content) - len(CHUNK)) + content + struct.pack(">I", zlib.crc32(content))
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

    writer = PdfWriter(clone_from=io.BytesIO(pages))
    writer.metadata = {"/Title": title, "/Author": author, "/Creator": PRODUCT, "/Producer": PRODUCT,
                       f"/{PRODUCT}": reference.to_json().encode().hex()}
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()
