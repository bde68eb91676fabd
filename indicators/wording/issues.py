"""What an issue says: where it is, what was found and expected there, and how to fix it.

One message of issues.ftl states an issue, with what was expected (``.expected``), the fix (``.fix``) and, for scripts,
the option of a command that also fixes it (``.option``). Issues that say the same share a message.
"""

from indicators.model import Catalogue, Issue, Message
from indicators.wording.messages import has, nearest, say
from indicators.wording.names import to_type
from indicators.wording.sentences import fill, message

UNSAVED = "="           # content of a workbook's cell whose formula has no saved value
FOUND_AT_MOST = 120     # maximum characters of the value found, such as a whole header

_SHARED = {
    "against_option": ("country.against_option", "indicator.against_option", "year.against_option"),
    "area.contradiction": ("indicator.contradiction",),
    "area.empty": ("indicator.empty",),
    "area.empty_below": ("indicator.empty_below",),
    "area.suggested": ("indicator.suggested",),
    "catalogue.missing": ("catalogue.judged_without_rule", "catalogue.counts_no_people"),
    "columns.both": ("columns.twice",),
    "document": ("document.too_many_parts",),
    "document.empty": ("document.only_blank",),
    "document.encoding": ("document.nul_byte", "document.no_encoding"),
    "document.too": ("document.killed",),
    "document.too_long": ("document.too_many_pages",),
    "read.empty": ("read.only_blank", "read.no_rows"),
    "read.encoding": ("read.nul_byte", "read.in_utf8", "read.not_in_encoding", "read.no_encoding"),
    "read.wrong_width": ("read.too_many_cells", "read.too_few_cells"),
    "report.years": ("report.no_year", "report.several_years"),
    "value.absences": ("value.and_absence", "value.two_absences"),
    "value.limit": ("value.below_limit", "value.above_limit"),
    "warning.rise": ("warning.fall",),
    "year.financial": ("year.month_or_financial",),
    "year.part": ("year.period",),
}
"""Codes that a message says beside those that begin with its own."""

SAID_AS = {code: message for message, codes in _SHARED.items() for code in codes}


def issue(found: Issue, catalogue: Catalogue | None = None) -> str:
    """Location and problem: "goals/1.1.yaml, line 12, unit: ...", "line 4, column “value”: ...".

    ``catalogue``, here and below, gives the names of the indicators, areas and units whose codes an issue contains.
    """
    line = say("phrase.line", row=found.row) if found.row else ""
    of_table = found.column and found.row and not found.file     # in a catalogue or rule it is a key
    column = say("phrase.column", column=found.column) if of_table else found.column
    location = ", ".join(part for part in (found.file, found.sheet, line, column) if part)
    sentence = problem(found, catalogue)
    return f"{location}: {sentence}" if location else sentence


def problem(found: Issue, catalogue: Catalogue | None = None) -> str:
    """The problem, without its location."""
    return _said(found, "", catalogue)


def found_there(found: Issue) -> str:
    """The value found: text of the file, or a description where the file has none to show."""
    if found.sheet and found.found == UNSAVED:
        return say("found_instead.unsaved")
    return say("found_instead", found.code) if has("found_instead", found.code) else found.found


def expected(found: Issue, catalogue: Catalogue | None = None) -> str:
    """What an issue's location should contain: "a year, such as 2014"."""
    return _said(found, ".expected", catalogue)


def fix(found: Issue, catalogue: Catalogue | None = None, *, by_hand: bool = False) -> str:
    """How to fix an issue of a submitted file; ``by_hand`` names no option of a command."""
    sentences = [_said(found, ".fix", catalogue), "" if by_hand else _said(found, ".option", catalogue)]
    return " ".join(filter(None, sentences))


def how_to_fix(found: Issue, catalogue: Catalogue | None = None) -> str:
    """Value found, value expected and fix: "Found “-5”; expected 0 or more. Correct the figure."."""
    there = found_there(found)
    cut = there if len(there) <= FOUND_AT_MOST else f"{there[:FOUND_AT_MOST]}…"
    code = "issue.found" if there else "issue.expected"
    values = {"found": cut, "expected": expected(found, catalogue)}
    return f"{message(Message(code=code, values=values))} {fix(found, catalogue)}"


def in_full(found: Issue) -> str:
    """Location and problem; for a file of figures also value found and fix."""
    sentence = issue(found)
    return f"{sentence} {how_to_fix(found)}" if has("issue", _said_as(found.code), ".fix") else sentence


def _said_as(code: str) -> str:
    """The code whose message says an issue of this one."""
    return SAID_AS.get(code) or nearest("issue", code)


def _said(found: Issue, part: str, catalogue: Catalogue | None) -> str:
    """The message of an issue, or an attribute of it, "" where it has none."""
    code = _said_as(found.code)
    if part and not has("issue", code, part):
        return ""
    values = found.values if catalogue is None else {
        key: to_type(key, value, catalogue) for key, value in found.values.items()}
    family, _, rest = found.code.partition(".")
    kind = found.code.removeprefix(code).strip("._") if found.code.startswith(code) else rest
    return fill("issue", code, {
        "family": family, "kind": kind, "found": found.found, "column": found.column, "file": found.file,
        "sheet": found.sheet, "row": found.row, **values}, None, part)
