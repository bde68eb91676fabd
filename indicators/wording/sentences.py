"""Whole sentences: of messages, refusals and issues."""

from indicators.errors import Refusal
from indicators.model import Catalogue, Issue, Message
from indicators.wording.filling import fill
from indicators.wording.language import words
from indicators.wording.names import to_type

UNSAVED = "="           # value of a workbook's cell whose formula has no saved value
FOUND_AT_MOST = 120     # letters of what was found, such as a whole header


def message(sent: Message, catalogue: Catalogue | None = None, lang: str = "en") -> str:
    """The sentence of a message; ``catalogue`` names the areas, goals and indicators whose codes it carries."""
    return fill("message", sent.code, sent.values, catalogue, lang)


def error(refusal: Refusal, lang: str = "en") -> str:
    """The sentence of a refusal."""
    return fill("error", refusal.code, refusal.values, None, lang)


def issue(found: Issue, catalogue: Catalogue | None = None, lang: str = "en") -> str:
    """Where something is wrong and what: "goals/1.1.yaml, line 12, unit: ...", "line 4, column “value”: ...".

    Here and in the three below ``catalogue`` names the indicators, areas and units whose codes an issue carries.
    """
    phrases = words(lang)["phrase"]
    line = phrases["line"].format(row=found.row) if found.row else ""
    of_table = found.column and found.row and not found.file     # of a catalogue or a rule it is a key
    column = phrases["column"].format(column=found.column) if of_table else found.column
    location = ", ".join(part for part in (found.file, found.sheet, line, column) if part)
    sentence = problem(found, catalogue, lang)
    return f"{location}: {sentence}" if location else sentence


def problem(found: Issue, catalogue: Catalogue | None = None, lang: str = "en") -> str:
    """What is wrong, without where."""
    return _of_issue("issue", found, catalogue, lang)


def found_there(found: Issue, lang: str = "en") -> str:
    """What was found: the text of the file, or in our words where the file has none to show."""
    instead = words(lang)["found_instead"]
    if found.sheet and found.found == UNSAVED:
        return str(instead["unsaved"])
    return str(instead.get(found.code, found.found))


def expected(found: Issue, catalogue: Catalogue | None = None, lang: str = "en", *, by_hand: bool = False) -> str:
    """What an issue of a submitted file would have been right with: "a year, such as 2014".

    Here and below ``by_hand`` is for whom has no console, and names no option of a command.
    """
    return _of_issue(_section("expected", found, lang, by_hand=by_hand), found, catalogue, lang)


def fix(found: Issue, catalogue: Catalogue | None = None, lang: str = "en", *, by_hand: bool = False) -> str:
    """How to mend an issue of a submitted file."""
    return _of_issue(_section("fix", found, lang, by_hand=by_hand), found, catalogue, lang)


def _section(name: str, found: Issue, lang: str, *, by_hand: bool) -> str:
    return f"{name}_by_hand" if by_hand and found.code in words(lang)[f"{name}_by_hand"] else name


def mending(found: Issue, catalogue: Catalogue | None = None, lang: str = "en") -> str:
    """What was found and expected, and how to mend it: "Found “-5”; expected 0 or more. Correct the figure."."""
    there = found_there(found, lang)
    cut = there if len(there) <= FOUND_AT_MOST else f"{there[:FOUND_AT_MOST]}…"
    code = "issue.found" if there else "issue.expected"
    values = {"found": cut, "expected": expected(found, catalogue, lang)}
    sentence = message(Message(code=code, values=values), lang=lang)
    return f"{sentence} {fix(found, catalogue, lang)}"


def in_full(found: Issue, lang: str = "en") -> str:
    """Where something is wrong and what; of a file of figures also what was found there, and how to correct it."""
    sentence = issue(found, lang=lang)
    return f"{sentence} {mending(found, lang=lang)}" if found.code in words(lang)["fix"] else sentence


def _of_issue(section: str, found: Issue, catalogue: Catalogue | None, lang: str) -> str:
    given = found.values if catalogue is None else {
        key: to_type(key, value, catalogue, lang) for key, value in found.values.items()}
    return fill(section, found.code, {"found": found.found, "column": found.column, "file": found.file,
                                      "sheet": found.sheet, "row": found.row, **given}, None, lang)
