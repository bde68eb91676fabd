"""Sentences of messages, refusals and issues."""

from collections.abc import Iterable, Sequence

from indicators.errors import Refusal
from indicators.model import Catalogue, Issue, Message
from indicators.wording.messages import has, say
from indicators.wording.names import to_type
from indicators.wording.values import fill

UNSAVED = "="           # content of a workbook's cell whose formula has no saved value
FOUND_AT_MOST = 120     # maximum characters of the value found, such as a whole header


def message(sent: Message, catalogue: Catalogue | None = None) -> str:
    """The sentence of a message; ``catalogue`` gives the names of areas, goals and indicators."""
    return fill("message", sent.code, sent.values, catalogue)


def paragraphs(sent: Iterable[Sequence[Message]], catalogue: Catalogue) -> tuple[str, ...]:
    """The sentences of paragraphs of messages, a text for each paragraph."""
    return tuple(" ".join(message(one, catalogue) for one in paragraph) for paragraph in sent)


def error(refusal: Refusal) -> str:
    """The sentence of a refusal."""
    return fill("error", refusal.code, refusal.values, None)


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
    return _of_issue("issue", found, catalogue)


def found_there(found: Issue) -> str:
    """The value found: text of the file, or a description where the file has none to show."""
    if found.sheet and found.found == UNSAVED:
        return say("found_instead.unsaved")
    return say("found_instead", found.code) if has("found_instead", found.code) else found.found


def expected(found: Issue, catalogue: Catalogue | None = None, *, by_hand: bool = False) -> str:
    """What an issue's location should contain: "a year, such as 2014".

    ``by_hand``, here and below, is for people without a console, and names no option of a command.
    """
    return _of_issue(_section("expected", found, by_hand=by_hand), found, catalogue)


def fix(found: Issue, catalogue: Catalogue | None = None, *, by_hand: bool = False) -> str:
    """How to fix an issue of a submitted file."""
    return _of_issue(_section("fix", found, by_hand=by_hand), found, catalogue)


def _section(name: str, found: Issue, *, by_hand: bool) -> str:
    return f"{name}_by_hand" if by_hand and has(f"{name}_by_hand", found.code) else name


def how_to_fix(found: Issue, catalogue: Catalogue | None = None) -> str:
    """Value found, value expected and fix: "Found “-5”; expected 0 or more. Correct the figure."."""
    there = found_there(found)
    cut = there if len(there) <= FOUND_AT_MOST else f"{there[:FOUND_AT_MOST]}…"
    code = "issue.found" if there else "issue.expected"
    values = {"found": cut, "expected": expected(found, catalogue)}
    sentence = message(Message(code=code, values=values))
    return f"{sentence} {fix(found, catalogue)}"


def in_full(found: Issue) -> str:
    """Location and problem; for a file of figures also value found and fix."""
    sentence = issue(found)
    return f"{sentence} {how_to_fix(found)}" if has("fix", found.code) else sentence


def _of_issue(section: str, found: Issue, catalogue: Catalogue | None) -> str:
    given = found.values if catalogue is None else {
        key: to_type(key, value, catalogue) for key, value in found.values.items()}
    return fill(section, found.code, {"found": found.found, "column": found.column, "file": found.file,
                                      "sheet": found.sheet, "row": found.row, **given}, None)
