"""What several parts of History say in the same way: a moment, and what was wrong with a file."""

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from indicators import wording
from indicators.model import Catalogue, Finding, Severity
from pages.parts import menu
from pages.parts.words import day, say


def moment(at: str) -> str:
    """Day and time of an event: "25 November 2026, 15:30 UTC"."""
    return say("history.moment", day=day(at[:10]), time=at[11:16])


def as_of(version: int) -> Markup:
    """A data version, as a link to the first screen as it was then."""
    return Markup('<a data-go href="{}" title="{}">{}</a>').format(
        menu.address("overview", version=str(version)), say("history.open_version"), version)


def findings(kept: Mapping[str, Any], catalogue: Catalogue) -> Markup:
    """What was wrong with a file, as the ledger keeps it: folded, and of very many the first."""
    told: list[Markup | str] = [_finding(each, catalogue) for each in kept["findings"]]
    left = max(kept["count"], len(told)) - len(told)
    told += [say("changed_files.more", count=left)] * bool(left)
    lines = Markup("").join(Markup("<li>{}</li>").format(line) for line in told)
    return Markup("<details><summary>{}</summary><ul>{}</ul></details>").format(
        say("history.findings_count", count=wording.Count(kept["count"])), lines)


def _finding(each: Mapping[str, Any], catalogue: Catalogue) -> Markup:
    found = Finding(
        code=each["code"], severity=Severity(each["severity"]), sheet=each["sheet"], row=each["row"],
        column=each["column"], found=each["found"], values=each["values"])
    return Markup("{}<small>{}</small>").format(
        wording.finding(found, catalogue), wording.mending(found, catalogue))
