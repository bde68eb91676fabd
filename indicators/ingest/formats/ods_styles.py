"""The styles of an ODS workbook: which strike through what they hold, and the number format of each.

A format is put into the words that other workbooks have for it: "0," of a factor of 1000, '[<5]"<5";0' of conditions.
"""

import re
from collections.abc import Iterator

_SPACE = "urn:oasis:names:tc:opendocument:xmlns:"
_STYLE, _NUMBER = f"{_SPACE}style:1.0}}", f"{_SPACE}datastyle:1.0}}"
_FORMATS = {f"{_NUMBER}{kind}-style" for kind in ("number", "percentage", "currency", "text", "date", "boolean")}
_DIGITS = {f"{_NUMBER}{kind}" for kind in ("number", "scientific-number", "fraction", "text-content")}
_OF_DAYS = {f"{_NUMBER}{part}": letters for part, letters in {
    "year": "yyyy", "month": "mm", "day": "dd", "era": "g", "day-of-week": "ddd", "quarter": "mm", "week-of-year": "mm",
    "hours": "hh", "minutes": "mm", "seconds": "ss", "am-pm": "hh"}.items()}
_BOOLEAN = '[=0]"FALSE";"TRUE"'
_WRITTEN = {f"{_NUMBER}text", f"{_NUMBER}embedded-text", f"{_NUMBER}currency-symbol"}
_CONDITION = re.compile(r"value\(\)\s*(<=|>=|!=|<|>|=)\s*(-?\d+(?:\.\d+)?)")
_MOST_INSIDE = 20                    # styles that one is made of


class Styles:
    """Styles as they come by in the XML: ``start``, ``text`` and ``end`` are handlers of its parser."""

    def __init__(self) -> None:
        self._name, self._format, self._sign = "", "", ""
        self._text: str | None = None                       # of what a format writes, inside of it
        self._of = dict[str, tuple[str, str]]()             # name -> the style that it is made of, and its format
        self._struck = dict[str, bool]()
        self._codes = dict[str, str]()
        self._cases = dict[str, list[tuple[str, str]]]()    # format -> condition, and the format where it holds

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """A style, or something that one says."""
        if tag == f"{_STYLE}style":
            self._name = attributes.get(f"{_STYLE}name", "")
            self._of[self._name] = (attributes.get(f"{_STYLE}parent-style-name", ""),
                                    attributes.get(f"{_STYLE}data-style-name", ""))
        elif tag == f"{_STYLE}text-properties":
            lines = {attributes.get(f"{_STYLE}text-line-through-{axis}", "") for axis in ("style", "type")} - {""}
            if lines:
                self._struck[self._name] = lines != {"none"}
        elif tag in _FORMATS:
            self._format, self._sign = attributes.get(f"{_STYLE}name", ""), "%" if "percentage" in tag else ""
            self._codes[self._format] = ""
        elif self._format and tag in _DIGITS:
            self._codes[self._format] += _digits(attributes)
        elif self._format and tag in _OF_DAYS:
            self._codes[self._format] += _OF_DAYS[tag]
        elif self._format and tag == f"{_NUMBER}boolean":
            self._codes[self._format] = _BOOLEAN
        elif self._format and tag in _WRITTEN:
            self._text = ""
        elif self._format and tag == f"{_STYLE}map" and (found := _CONDITION.search(
                attributes.get(f"{_STYLE}condition", ""))):
            self._cases.setdefault(self._format, []).append((
                f"[{found[1].replace('!=', '<>')}{found[2]}]", attributes.get(f"{_STYLE}apply-style-name", "")))

    def text(self, words: str) -> None:
        """What a format writes."""
        if self._text is not None:
            self._text += words

    def end(self, tag: str) -> None:
        """The end of a format, or of what it writes."""
        if tag in _FORMATS:
            self._format = ""
        elif tag in _WRITTEN and self._text is not None:
            written, self._text = self._text.replace('"', ""), None
            written = written.replace(self._sign, "") if self._sign else written
            if tag.endswith("embedded-text") and self._codes[self._format]:
                self._codes[self._format] += f'"{written}"0'
            elif written:
                self._codes[self._format] += f'"{written}"'

    def strikes(self, name: str) -> bool:
        """Whether a style, or what it is made of, strikes through what it holds."""
        return next((self._struck[style] for style in self._line(name) if style in self._struck), False)

    def code(self, name: str) -> str:
        """The number format of a style, "" where it has none."""
        form = next((own for style in self._line(name) if (own := self._of[style][1])), "")
        if form not in self._codes:
            return ""
        cases = [f"{condition}{self._codes.get(other, '')}" for condition, other in self._cases.get(form, ())]
        return ";".join([*cases, self._codes[form]])

    def _line(self, name: str) -> Iterator[str]:
        """A style and those that it is made of."""
        for _ in range(_MOST_INSIDE):
            if name not in self._of:
                return
            yield name
            name = self._of[name][0]


def _digits(attributes: dict[str, str]) -> str:
    """Digits of a number; what it shows of its thousands."""
    factor = attributes.get(f"{_NUMBER}display-factor", "1").split(".")[0]
    shown = "#" if attributes.get(f"{_NUMBER}min-integer-digits") == "0" and attributes.get(
        f"{_NUMBER}decimal-places", "0") == "0" else "0"
    return shown + "," * (max(len(factor) - 1, 0) // 3)
