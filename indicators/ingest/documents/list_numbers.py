"""Bullets and numbers of a DOCX's lists, which the document describes but does not write out."""

import re
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BULLET = "•"
MOST = 10_000            # of a number that is written out

Element = Any


class ListNumbers:
    """Counts the paragraphs of every list of a document."""

    def __init__(self, document: Any) -> None:
        self._levels: dict[tuple[str, int], tuple[str, str, int]] = {}
        self._counts: dict[tuple[str, int], int] = {}
        self._styles = {style.get(f"{W}styleId"): style.find(f"{W}pPr/{W}numPr")
                        for style in document.styles.element.iter(f"{W}style")}
        numbering = next((part.element for part in document.part.package.iter_parts()
                          if part.partname == "/word/numbering.xml"), None)
        if numbering is not None:
            self._read(numbering)

    def before(self, paragraph: Element) -> str:
        """Return what the list shows before a paragraph, with a space; "" for one that is in no list or empty."""
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        own = paragraph.find(f"{W}pPr/{W}numPr")
        listed = own if own is not None else self._styles.get(style.get(f"{W}val")) if style is not None else None
        if listed is None or not any(text.text and text.text.strip() for text in paragraph.iter(f"{W}t")):
            return ""
        number, level = (_value(listed.find(f"{W}{name}"), "0") for name in ("numId", "ilvl"))
        if number == "0" or not level.isdecimal():
            return ""
        return self._next(number, int(level))

    def _read(self, numbering: Element) -> None:
        abstract = {each.get(f"{W}abstractNumId"): each for each in numbering.iter(f"{W}abstractNum")}
        for number in numbering.iter(f"{W}num"):
            known = abstract.get(_value(number.find(f"{W}abstractNumId"), ""))
            for level in (*(known.iter(f"{W}lvl") if known is not None else ()), *number.iter(f"{W}lvl")):
                start = _value(level.find(f"{W}start"), "1")
                self._levels[str(number.get(f"{W}numId")), int(level.get(f"{W}ilvl", "0"))] = (
                    _value(level.find(f"{W}numFmt"), "decimal"), _value(level.find(f"{W}lvlText"), ""),
                    int(start) if start.isdecimal() else 1)

    def _next(self, number: str, level: int) -> str:
        form, pattern, start = self._levels.get((number, level), ("bullet", "", 1))
        if form in ("bullet", "none"):
            return f"{BULLET} " if form == "bullet" else ""
        count = self._counts.get((number, level), start - 1) + 1
        self._counts[number, level] = count
        for lower in [key for key in self._counts if key[0] == number and key[1] > level]:
            del self._counts[lower]
        close = re.search(r"%\d([.)．）、]?)\s*$", pattern)
        opened = pattern[0] if pattern.startswith(("(", "（")) else ""
        return f"{opened}{_written(count, form)}{close[1] if close and close[1] else '.'} "


def _value(element: Element | None, otherwise: str) -> str:
    return otherwise if element is None else str(element.get(f"{W}val", otherwise))


def _written(count: int, form: str) -> str:
    """A number in the form of a list, such as lowerRoman; Arabic for forms of other scripts."""
    if form.endswith("Letter") and 0 < count <= 26:
        letter = chr(ord("a") + count - 1)
        return letter.upper() if form.startswith("upper") else letter
    if form.endswith("Roman") and 0 < count <= MOST:
        roman = _roman(count)
        return roman.upper() if form.startswith("upper") else roman
    return str(count)


def _roman(count: int) -> str:
    written = ""
    for value, letters in ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
                           (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")):
        written, count = written + letters * (count // value), count % value
    return written
