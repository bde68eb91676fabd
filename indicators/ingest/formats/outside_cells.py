"""Text outside a sheet's cells: document properties, page headers and footers, text boxes, comments."""

from collections.abc import Iterable, Mapping
from xml.etree.ElementTree import Element

from indicators.ingest.formats.archives import tree
from indicators.ingest.formats.table import Line, Surrounding, SurroundingKind, surroundings_of

_PROPERTIES = {"title", "subject", "description", "keyword"}
_OVER_CELLS: dict[str, SurroundingKind] = {"annotation": "comment", "text-box": "text_box"}
_LONGEST = 200           # characters; longer lines are not titles


def outside_of_ods(parts: Mapping[str, bytes]) -> list[Surrounding]:
    """Return the properties, page headers and footers, comments and text boxes of an ODS workbook."""
    properties = [(0, node.text or "") for node in tree(parts.get("meta.xml", b"")).iter()
                  if local_name(node.tag) in _PROPERTIES]
    pages = [node for node in tree(parts.get("styles.xml", b"")).iter()
             if local_name(node.tag).partition("-")[0] in ("header", "footer") and "}" in node.tag]
    content = parts.get("content.xml", b"")
    found = [*surroundings_of("property", properties), *surroundings_of("page_header", map(_text, pages))]
    if any(f":{name}".encode() in content for name in _OVER_CELLS):
        for node in tree(content).iter():
            if kind := _OVER_CELLS.get(local_name(node.tag)):
                found += surroundings_of(kind, [_text(node)])
    return list(dict.fromkeys(found))


def _text(block: Element) -> Line:
    """The paragraphs of an element, one a line."""
    return 0, "\n".join("".join(node.itertext()) for node in block.iter() if local_name(node.tag) == "p")


def lines_of(texts: Iterable[str]) -> list[str]:
    """Return the distinct lines of these texts that have a letter or digit and are not too long."""
    lines = (" ".join(line.split()) for text in texts for line in text.splitlines())
    return list(dict.fromkeys(line for line in lines if any(map(str.isalnum, line)) and len(line) <= _LONGEST))


def local_name(tag: str) -> str:
    """Return the name of an element without its namespace."""
    return tag.rpartition("}")[2]
