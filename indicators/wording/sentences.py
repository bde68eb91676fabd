"""Whole sentences: of messages, refusals and findings."""

from indicators.errors import Refusal
from indicators.model import Catalogue, Finding, Message
from indicators.wording.filling import fill
from indicators.wording.language import words


def message(said: Message, catalogue: Catalogue | None = None, lang: str = "en") -> str:
    """The sentence of a message; ``catalogue`` names the areas, goals and indicators whose codes it carries."""
    return fill("message", said.code, said.values, catalogue, lang)


def error(refusal: Refusal, lang: str = "en") -> str:
    """The sentence of a refusal."""
    return fill("error", refusal.code, refusal.values, None, lang)


def finding(found: Finding, lang: str = "en") -> str:
    """Where something is wrong and what: "goals/1.1.yaml, line 12, unit: ..."."""
    line = words(lang)["phrase"]["line"].format(row=found.row) if found.row else ""
    place = ", ".join(part for part in (found.file, found.sheet, line, found.column) if part)
    said = _of_finding("finding", found, lang)
    return f"{place}: {said}" if place else said


def problem(found: Finding, lang: str = "en") -> str:
    """What is wrong, without where."""
    return _of_finding("finding", found, lang)


def expected(found: Finding, lang: str = "en") -> str:
    """What a finding of a submitted file would have been right with: "a year, such as 2014"."""
    return _of_finding("expected", found, lang)


def fix(found: Finding, lang: str = "en") -> str:
    """How to mend a finding of a submitted file."""
    return _of_finding("fix", found, lang)


def _of_finding(section: str, found: Finding, lang: str) -> str:
    return fill(section, found.code, {"found": found.found, "column": found.column, "file": found.file,
                                      "sheet": found.sheet, "row": found.row, **found.values}, None, lang)
