"""Text outside a sheet's cells: document properties, page headers and footers, text boxes, comments."""

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from html import unescape

from indicators.ingest.formats.archives import tree
from indicators.ingest.issues import COMMENT_AUTHOR

_PROPERTIES = {"title", "subject", "description", "keywords", "keyword", "category", "contentStatus"}
_LINKED = ("comments", "threadedComment", "drawing")
_HEADER_FOOTER = re.compile(rb"<(?:odd|even|first)(?:Header|Footer)>([^<]*)<")
_PART_OF_PAGE = re.compile(r"&[LCR]")
_LAYOUT = re.compile(r"&(?:[PNDTFABIUSXYEGZH]|\d+|\"[^\"]*\"|K[0-9A-F]{6})")
_LONGEST = 200           # characters; longer lines are not titles


def words_of_xlsx(parts: Mapping[str, bytes], part: str) -> list[str]:
    """Return the lines of text outside the cells of an XLSX workbook and the sheet in ``part``, without long lines."""
    found = [*_properties(parts.get("docProps/core.xml", b"")), *_pages(parts.get(part, b""))]
    folder, name = posixpath.split(part)
    for link in tree(parts.get(f"{folder}/_rels/{name}.rels", b"")):
        if link.get("Type", "").rpartition("/")[2] in _LINKED:
            target = posixpath.normpath(posixpath.join(folder, link.get("Target", ""))).lstrip("/")
            found += _paragraphs(parts.get(target, b""), ("comment", "threadedComment", "p"))
    return lines_of(found)


def words_of_ods(parts: Mapping[str, bytes]) -> list[str]:
    """Return the lines of the properties, page headers and footers of an ODS workbook; its comments and text boxes are
    in the cell XML.
    """
    pages = [page for page in tree(parts.get("styles.xml", b"")).iter()
             if _name(page.tag).partition("-")[0] in ("header", "footer") and "}" in page.tag]
    return lines_of([*_properties(parts.get("meta.xml", b"")), *(
        "".join(line.itertext()) for page in pages for line in page.iter() if _name(line.tag) == "p")])


def lines_of(texts: Iterable[str]) -> list[str]:
    """Return the distinct lines of these texts that have a letter or digit and are not too long."""
    lines = (" ".join(line.split()) for text in texts for line in text.splitlines())
    return list(dict.fromkeys(line for line in lines if any(map(str.isalnum, line)) and len(line) <= _LONGEST))


def page_lines(stated: str) -> str:
    """Return the text of a page header or footer, with left, middle and right on separate lines and without layout
    codes.
    """
    return _LAYOUT.sub(" ", _PART_OF_PAGE.sub("\n", stated))


def _pages(part: bytes) -> Iterator[str]:
    return (page_lines(unescape(text.decode("utf-8", "replace"))) for text in _HEADER_FOOTER.findall(part))


def _properties(part: bytes) -> Iterator[str]:
    return (node.text or "" for node in tree(part).iter() if _name(node.tag) in _PROPERTIES)


def _paragraphs(part: bytes, kinds: tuple[str, ...]) -> Iterator[str]:
    """Yield the text of comments or text box paragraphs, without author names; Goalline's own comments are skipped."""
    root = tree(part)
    authors = {str(at): node.text or "" for at, node in enumerate(
        node for node in root.iter() if _name(node.tag) == "author")}
    for node in root.iter():
        author = authors.get(node.get("authorId", ""), "")
        if _name(node.tag) in kinds and author != COMMENT_AUTHOR:
            stated = "".join(text.text or "" for text in node.iter() if _name(text.tag) in ("t", "text"))
            yield stated.removeprefix(f"{author}:")


def _name(tag: str) -> str:
    return tag.rpartition("}")[2]
