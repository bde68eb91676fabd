"""Phrases that several parts of "History" share: times, people, versions, issues."""

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from indicators import wording
from indicators.model import Catalogue, Issue, Severity
from indicators.opening import LogEntry
from indicators.submissions.history import Entry
from indicators.wording import day, say
from pages.shared import markup, menu
from pages.shared.issue_table import by_kind, issues_table

FEW = 3          # maximum number of countries that are named


def moment(at: str) -> str:
    """Date and time of an event: "25 November 2026, 15:30 UTC"."""
    return say("history.moment", day=day(at[:10]), time=time_of(at))


def time_of(at: str) -> str:
    """The time of an event: "15:30 UTC"."""
    return say("history.time", time=at[11:16])


def erased_by(entry: LogEntry) -> str:
    """Who erased something, when and why: "Ben, 25 November 2026, 15:30 UTC: names of victims"."""
    return f"{entry.actor_name}, {moment(entry.at)}: {entry.payload['reason']}"


def as_of(version: int) -> Markup:
    """A data version, with a link to the first page as of that version."""
    return markup.link(menu.address("overview", version=str(version)), version, title=say("history.open_version"))


def link_to(what: str, which: object) -> Markup:
    """A link to a submission by its id, or to a remark by its version."""
    if what == "submission":
        return markup.link(menu.address("history", submission=str(which)), which)
    return markup.link(menu.address("history", view=f"{what}s", **{what: str(which)}),
                       say(f"history.{what}_one", version=which))


def issues(stored_issues: Mapping[str, Any], catalogue: Catalogue) -> Markup:
    """The issues of a file as stored in the ledger: in an expander, similar ones grouped, the first of many."""
    groups = by_kind(Issue(
        code=issue["code"], severity=Severity(issue["severity"]), sheet=issue["sheet"], row=issue["row"],
        column=issue["column"], found=issue["found"], values=issue["values"]) for issue in stored_issues["findings"])
    return markup.fold(say("history.issues_count", count=wording.Count(stored_issues["count"])),
                       issues_table(groups, catalogue, max(0, stored_issues["count"] - sum(
                           kind.count for kind in groups))))


def coverage(entry: Entry, catalogue: Catalogue) -> str:
    """Countries and years of its figures: "Cambodia and France; 2015 to 2016"; "" if it has none."""
    submission = entry.submission
    if not submission.areas or not submission.years:
        return ""
    names = sorted(catalogue.area[code].name if code in catalogue.area else code for code in submission.areas)
    areas = wording.listed(names) if len(names) <= FEW else say(
        "history.areas", count=wording.Count(len(names)))
    first, last = min(submission.years), max(submission.years)
    return say("history.of_areas", areas=areas, years=str(first) if first == last else say(
        "history.years", first=first, last=last))


def figure_counts(entry: Entry) -> str:
    """Number of published figures, of new or changed ones, and of those rejected."""
    submission = entry.submission
    if submission.kind in ("catalogue", "narrative"):
        return ""
    parts = [say("history.rows", count=wording.Count(submission.row_count))]
    new_counts = submission.payload.get("counts", {})
    parts += [say(f"history.rows_{name}", count=wording.number(new_counts[name])) for name in ("new", "changed")
              if new_counts.get(name)]
    refused = submission.payload.get("refused", {}).get("count", 0)
    parts += [say("history.rows_refused", count=wording.number(refused))] * bool(refused)
    return ", ".join(parts)
