"""Text outside a sheet's cells: document properties, page headers and footers, text boxes, comments."""

from collections.abc import Iterable, Iterator, Mapping
from xml.etree.ElementTree import Element

from indicators.ingest.formats.archives import tree

_PROPERTIES = {"title", "subject", "description", "keyword"}
_OVER_CELLS = ("annotation", "text-box")
_LONGEST = 200           # characters; longer lines are not titles


def words_of_ods(parts: Mapping[str, bytes]) -> list[str]:
    """Return the lines of the properties, page headers and footers, comments and text boxes of an ODS workbook."""
    properties = (node.text or "" for node in tree(parts.get("meta.xml", b"")).iter()
                  if local_name(node.tag) in _PROPERTIES)
    pages = [node for node in tree(parts.get("styles.xml", b"")).iter()
             if local_name(node.tag).partition("-")[0] in ("header", "footer") and "}" in node.tag]
    content = parts.get("content.xml", b"")
    over = [node for node in tree(content).iter() if local_name(node.tag) in _OVER_CELLS] if any(
        f":{name}".encode() in content for name in _OVER_CELLS) else []
    return lines_of([*properties, *paragraphs(line for block in (*pages, *over) for line in block.iter()
                                              if local_name(line.tag) == "p")])


def lines_of(texts: Iterable[str]) -> list[str]:
    """Return the distinct lines of these texts that have a letter or digit and are not too long."""
    lines = (" ".join(line.split()) for text in texts for line in text.splitlines())
    return list(dict.fromkeys(line for line in lines if any(map(str.isalnum, line)) and len(line) <= _LONGEST))


def paragraphs(nodes: Iterable[Element]) -> Iterator[str]:
    """Yield the text of each paragraph."""
    return ("".join(node.itertext()) for node in nodes)


def local_name(tag: str) -> str:
    """Return the name of an element without its namespace."""
    return tag.rpartition("}")[2]
