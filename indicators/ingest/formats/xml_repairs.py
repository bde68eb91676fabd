"""Changes to a workbook's XML before its cells are read, for what calamine cannot read or would ignore.

UTF-16 is converted to UTF-8, comments and the like within a text are resolved, since calamine ends a number there, row
numbers such as 3.0 become integers, and blank rows at the end are cut: a blank typed into the last row would give a
table of a million rows. Footnote digits, superscript or subscript, become superscript
characters, so that 12¹ is never read as 121. Strikethrough is kept as a combining character: an old figure next to its
correction is not one number.
"""

import codecs
import re
from collections.abc import Mapping
from html import unescape

from indicators.ingest.formats.archives import Parts
from indicators.ingest.issues import Unreadable

_FAR = 10_000                        # line from which on searching for blank rows is cheaper than reading them

_LINE = re.compile(rb"r=[\"'](\d+)")
_DECIMAL_LINE = re.compile(rb"(<row [^<>]*?\br=[\"']\d+)\.0+([\"'])")
_ITEM = re.compile(rb"<(?:\w+:)?si\b[^>]*>(.*?)</(?:\w+:)?si>", re.DOTALL)
_CELL = re.compile(rb"<(?:\w+:)?c\b([^>]*)>(.*?)</(?:\w+:)?c>", re.DOTALL)
_TEXT = re.compile(rb"<(?:\w+:)?[vt]\b[^>]*>([^<]*)")

_CDATA, _REFERENCE, _OF_XML = b"<![CDATA[", b"&#", "<>&\"'"
_WITHIN_TEXT = re.compile(rb"<!--.*?-->|<!\[CDATA\[(?P<letters>.*?)\]\]>|<\?(?!xml\s).*?\?>"
                          rb"|&#(?P<number>x[0-9a-fA-F]+|[0-9]+);", re.DOTALL)
_LONGEST_REFERENCE = 20              # characters
_TWO_TEXTS = re.compile(rb"</(?:\w+:)?t>\s*<(?:\w+:)?t[\s>/]")

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_ENCODING = re.compile(r"(<\?xml[^>]*?\bencoding=[\"'])[^\"']*")

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LETTERS = re.compile(r"(<(?:\w+:)?t(?:\s[^<>]*)?>)([^<]*)")
_THROUGH = "\u0336"
_STRUCK = re.compile(r"<(?:\w+:)?d?strike(?!\s+val=\"(?:0|false)\")[^<>]*>")
_END_OF_RUN = re.compile(r"(</(?:\w+:)?r>)")
_NAME = re.compile(r"style:name=\"([^\"<>]*)\"")
_STYLE_OF_SPAN = re.compile(r"text:style-name=\"([^\"<>]*)\"")
_LINED = re.compile(r"text-line-through-(?:style|type)=\"(?!none)")
_LIFTED = re.compile(r"style:text-position=\"(?:super|sub|-?[1-9])")


def plain_parts(parts: Parts) -> Parts:
    """Return the parts in a form that calamine can read, with the formatting that it would ignore."""
    for change in (_in_utf8, _resolved, _raised, repaired):
        parts = parts | change(parts)
    return parts


def _in_utf8(parts: Mapping[str, bytes]) -> Parts:
    """The UTF-16 parts converted to UTF-8, the only encoding that calamine reads."""
    try:
        return {name: _ENCODING.sub(r"\1UTF-8", part.decode("utf-16"), count=1).encode()
                for name, part in parts.items() if name.endswith((".xml", ".rels")) and part.startswith(_UTF16)}
    except UnicodeError as error:
        raise Unreadable("read.damaged_workbook", found=str(error)) from error


def _resolved(parts: Mapping[str, bytes]) -> Parts:
    """The parts without comments, processing instructions, CDATA and character references: 6&#48; becomes 60. Raises
    Unreadable if a text occurs twice.
    """
    found = Parts()
    for name, part in parts.items():
        if not name.endswith((".xml", ".rels")):
            continue
        if b"<!--" in part or _CDATA in part or _REFERENCE in part or part.find(b"<?", 1) > 0:
            found[name] = part = _WITHIN_TEXT.sub(_letters, part)
        if name.startswith("xl/") and _TWO_TEXTS.search(part):
            raise Unreadable("read.contradicts_itself", found=name)
    return found


def _letters(found: re.Match[bytes]) -> bytes:
    """What a comment, CDATA or a character reference means, as plain text; a reference that XML needs is kept."""
    if found["letters"] is not None:
        return found["letters"].replace(b"&", b"&amp;").replace(b"<", b"&lt;").replace(b">", b"&gt;")
    if not found["number"]:
        return b""
    letter = _numbered(found[0].decode()) if len(found[0]) < _LONGEST_REFERENCE else "&"
    return found[0] if letter in _OF_XML or letter.isspace() else letter.encode("utf-8", "surrogatepass")


def _numbered(reference: str) -> str:
    """The character of a reference: as in HTML, but for those between 128 and 159, which HTML takes as Windows-1252."""
    number = reference.strip("&#;")
    code = int(number[1:], 16) if number.startswith("x") else int(number)
    return chr(code) if 0x80 <= code <= 0x9F else unescape(reference)


def repaired(parts: Mapping[str, bytes]) -> Parts:
    """Return the sheets that needed repair, repaired."""
    sheets = {name: part for name, part in parts.items() if name.startswith("xl/worksheets/")}
    made = {name: _DECIMAL_LINE.sub(rb"\1\2", part) for name, part in sheets.items()}
    made |= {name: _cut(part, _blanks(parts.get("xl/sharedStrings.xml", b"")))
             for name, part in made.items() if _is_far(part)}
    return {name: part for name, part in made.items() if part != sheets[name]}


def _is_far(part: bytes) -> bool:
    line = _LINE.search(part, max(part.rfind(b"<row "), 0))
    return line is not None and int(line[1][:9]) > _FAR


def _blanks(shared: bytes) -> set[bytes]:
    """Indices of the shared strings that are blank, as bytes."""
    return {str(number).encode() for number, item in enumerate(_ITEM.finditer(shared))
            if not b"".join(_TEXT.findall(item[1])).strip()}


def _cut(part: bytes, blanks: set[bytes]) -> bytes:
    """A sheet without the blank rows at its end."""
    last = part.rfind(b"</sheetData>")
    end = last
    while (start := part.rfind(b"<row ", 0, end)) >= 0 and not _has_words(part[start:end], blanks):
        end = start
    return part[:end] + part[last:] if last >= 0 else part


def _has_words(row: bytes, blanks: set[bytes]) -> bool:
    """Whether a row has a formula or a cell that is not blank."""
    if b"<f" in row:
        return True
    return any(stated.strip() and not (b't="s"' in about and stated in blanks)
               for about, inside in _CELL.findall(row) for stated in _TEXT.findall(inside))


def _raised(parts: Mapping[str, bytes]) -> Parts:
    """The parts with superscripts, subscripts or strikethrough, with these written as characters. Text is split at its
    tags so that the regular expressions stay fast on any input.
    """
    found = Parts()
    for name, part in parts.items():
        cells = name.startswith("xl/") and name.endswith(".xml")
        if cells and (b"vertAlign" in part or b"strike" in part) and b"r>" in part:
            cut = _END_OF_RUN.split(part.decode("utf-8", "surrogateescape"))
            found[name] = "".join(map(_run, cut)).encode("utf-8", "surrogateescape")
        elif name == "content.xml" and (b"text-position" in part or b"text-line-through" in part):
            text = part.decode("utf-8", "surrogateescape")
            lifted, lined = (_styles(text, sign) for sign in (_LIFTED, _LINED))
            first, *spans = text.split("<text:span ")
            made = "<text:span ".join([first, *(_span(span, lifted, lined) for span in spans)])
            found[name] = made.encode("utf-8", "surrogateescape")
    return found


def raised(text: str) -> str:
    """Return a text with its digits raised."""
    return text.translate(_RAISED)


def struck(text: str) -> str:
    """Return a text with each character struck through."""
    return "".join(f"{letter}{_THROUGH}" for letter in text)


def _styles(text: str, sign: re.Pattern[str]) -> set[str]:
    """Names of the ODS styles with a property."""
    return {found[1] for word in text.split("</style:style>") if (own := word.rpartition("<style:style ")[2])
            and sign.search(own) and (found := _NAME.search(own))}


def _run(piece: str) -> str:
    """Convert a piece that ends with a run, whose own properties come last."""
    if found := _STRUCK.search(piece):
        at = found.end()
        return piece[:at] + _LETTERS.sub(lambda text: text[1] + struck(text[2]), piece[at:])
    before, style, own = piece.rpartition("vertAlign")
    if not style or not any(kind in own[:40] for kind in ("superscript", "subscript")):
        return piece
    return before + style + _LETTERS.sub(lambda text: text[1] + text[2].translate(_RAISED), own)


def _span(piece: str, lifted: set[str], lined: set[str]) -> str:
    """Convert what follows the start of a span tag: its style, and its text up to the next tag."""
    opening, end, rest = piece.partition(">")
    found = _STYLE_OF_SPAN.search(opening)
    if found is None or found[1] not in lifted | lined:
        return piece
    letters, tag, more = rest.partition("<")
    made = struck(letters) if found[1] in lined else letters.translate(_RAISED)
    return opening + end + made + tag + more
