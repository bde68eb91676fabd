"""The country and year of a report, from its own lines."""

import re
from collections import Counter
from collections.abc import Sequence

from indicators.catalogue.area_names import AreaNames
from indicators.model import Message
from indicators.reports.report import Line, Placement
from indicators.reports.wordings import named, normalised
from indicators.reports.wrapping import width
from indicators.wording import text

YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
SHORTENED = re.compile(r"(?<!\d)((?:19|20)\d\d)\s?[/–—-]\s?(\d\d)(?!\d)")
YEAR_OF_REPORT = re.compile(r"(?<!\d)((?:19|20)\d\d)\s+report\b", re.IGNORECASE)
SEPARATORS = re.compile(r"\s+[-–—|/]\s+|[:;,()|：；，、（）｜]")
LONGEST = 100            # characters of a country's line
MOST_WORDS = 12          # of a title
SENTENCE = re.compile(r"[.;,]$|[.;]\s")
SHORTEST = 4             # letters of a name that needs no label: "no" and "as" are codes of countries


def area_of(line: str, names: AreaNames) -> str:
    """Return the country that a line names and nothing else, except for words such as "report" and a year; "" if none.
    """
    if len(line) > LONGEST or line.rstrip()[-1:] in ".;":
        return ""
    pieces = [piece for piece in SEPARATORS.split(YEAR.sub(" ", line)) if piece.strip()]
    labelled = bool(pieces) and normalised(pieces[0]) in map(normalised, named("country"))
    area_of_line = _country(line, names, short=False)
    if area_of_line:
        return area_of_line
    codes = {code for piece in pieces if (code := _country(_without_title(piece), names, short=labelled))}
    other_pieces = [piece for piece in pieces if not _country(_without_title(piece), names, short=labelled)]
    labels = set(map(normalised, named("country")))
    is_rest_title = all(is_title(piece, names) or normalised(piece) in labels for piece in other_pieces)
    return codes.pop() if len(codes) == 1 and is_rest_title else ""


def is_title(line: str, names: AreaNames | None) -> bool:
    """Whether a line is a title of the report: short, and with a word for it, a year alone, or the Alliance's name."""
    words = f" {normalised(line)} "
    if len(words.split()) > MOST_WORDS or SENTENCE.search(line):
        return False
    groups = [normalised(text(group.name)) for group in names.catalogue.groups] if names else []
    titles = [*map(normalised, named("report")), *filter(None, groups)]
    return not words.strip() and bool(YEAR.search(line)) or any(
        f" {title} " in words or title in words and width(title) > len(title) for title in titles)


def year_of(placed: Sequence[tuple[Line, Placement]]) -> tuple[int, tuple[Message, ...]]:
    """Return the year of a report, 0 if unknown, and flags.

    A year in its title or the country's line is the report's. Otherwise, and where titles name different ones, it is
    the one after the year in the form's question "your country's 2013 report", which is about the report before: the
    form is sent yearly.
    """
    titles = sorted({year for line, placement in placed if placement.kind in ("title", "country")
                     for year in years_in(line.text)})
    if len(titles) == 1:
        return titles[0], ()
    differ = (Message(code="report.titles_differ", values={"years": list(map(str, titles))}),) if titles else ()
    question = " ".join(line.text for line, placement in placed
                        if placement.kind == "question" and placement.part == "A")
    asked = Counter(map(int, YEAR_OF_REPORT.findall(question) or YEAR.findall(question)))
    if not asked:
        return 0, differ
    year = max(asked, key=lambda found: (asked[found], found)) + 1
    flag = Message(code="report.years_differ", values={"year": str(year)})
    return year, (*differ, flag) if len(asked) > 1 else differ


def years_in(line: str) -> set[int]:
    """The years that a line names: of "2013/14" both, which follow each other, of "2013-09" one."""
    following = {int(year) + 1 for year, short in SHORTENED.findall(line) if (int(year) + 1) % 100 == int(short)}
    return set(map(int, YEAR.findall(line))) | following


def is_year_of_report(line: str) -> bool:
    """Whether a line is a word for a report and a year, and nothing else: "Progress report 2015"."""
    return bool(YEAR.search(line)) and normalised(line) in map(normalised, named("report"))


def _country(name: str, names: AreaNames, *, short: bool) -> str:
    if not short and width(normalised(name)) < SHORTEST:
        return ""
    code = names.code(name.strip(" .:-–—*_#"))
    return code if code and names.catalogue.area[code].kind == "country" else ""


def _without_title(piece: str) -> str:
    """A piece of a line without words for a report: "Report of Cambodia" -> "Cambodia"."""
    plain = piece
    for title in named("report"):
        plain = re.sub(rf"\b{re.escape(title)}\b(?:\s+(?:of|by|from|for)\b)?(?:\s+the\b)?", " ", plain,
                       flags=re.IGNORECASE)
    return plain.strip()
