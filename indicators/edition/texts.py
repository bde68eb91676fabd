"""Pages of texts and lists: what changed, commitments, how it is judged, terms, data, and the editions."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pandas as pd

from indicators import statements, wording
from indicators.briefing.pack.commitments import finding
from indicators.changes.in_words import NOTHING, status_in_words
from indicators.changes.releases import public_changes
from indicators.changes.status_flips import SURE
from indicators.changes.versions import changed_rules, stated_otherwise
from indicators.edition.release import Edition
from indicators.model import KEY, Absence, Certainty, Status, records
from indicators.model.commitments import CLOSED, Commitment
from indicators.reports.commitments import Due, Pairs, kind_in_words, promises, state_of
from indicators.warehouse.snapshot import with_present_codes
from indicators.wording import day, say

TERMS = ("flow", "stock", "share", "level", "lead", "context", "status", "tick", "window", "growth", "baseline", "path",
         "provisional", "edition")

KINDS = ("yearly", "deadline", "no_number", "law", "any")
"""Kinds of goals, by which statuses are explained."""


def pairs_of(edition: Edition) -> Pairs:
    """The commitments that the public may see, by country and year."""
    pairs = [pair for area in edition.catalogue.area for pair in edition.read.commitments(area)]
    return sorted(pairs, key=lambda pair: (wording.area(pair[0].ref_area, edition.catalogue), -pair[0].year,
                                           pair[0].goal))


def commitments_values(edition: Edition) -> dict[str, Any]:
    """The commitments with their states and answers."""
    pairs, catalogue = pairs_of(edition), edition.catalogue
    group = wording.text(catalogue.groups[0].name)
    return {"headline": finding(pairs, group, catalogue) if pairs else say("public.no_commitments"),
            "commitments": [_commitment(edition, *pair) for pair in pairs]}


def _commitment(edition: Edition, one: Commitment, due: Due) -> dict[str, Any]:
    when = "" if one.status in CLOSED else day(due.last.isoformat()) if due.by else say("commitments.due_next")
    return {"area": one.ref_area, "name": wording.area(one.ref_area, edition.catalogue), "goal": one.goal,
            "title": wording.goal_titles(edition.catalogue).get(one.goal, one.goal),
            "text": say("commitments.quoted", text=one.text), "year": str(one.year),
            "state": say(f"commitments.status_{state_of(one, due)}"), "due": when,
            "overdue": say("commitments.overdue") if due.overdue else "",
            "answers": [wording.quoted(step, one.ref_area, edition.catalogue) for step in one.answers if step.text]}


def changes_values(edition: Edition) -> dict[str, Any]:
    """What differs from the release before: statuses, figures, rules, commitments, reports and replies."""
    before, read = edition.before, edition.read
    if before is None:
        return {"before": None, "headline": say("public.first_edition"), "flips": [], "rows": [], "rules": [],
                "promises": [], "reports": [], "replies": []}
    changed = public_changes(before.board, edition.board, edition.codes)
    flips = changed.flips[changed.flips["breakdown"] == ""].sort_values(KEY)
    became, _ = promises(pairs_of(before), pairs_of(edition))
    known = {area: report.year for area, report in before.read.reports.items()}
    return {
        "before": before, "headline": say("editions.lead", count=wording.Count(len(flips)), first=before.name),
        "flips": [_key(edition, row) | {when: status_in_words(row, when) for when in SURE} for row in records(flips)],
        "rows": _changed_figures(edition, before, stated_otherwise(changed.rows)),
        "rules": [{"part": f"{change.part} {change.code}", "key": change.key or say("changed_files.whole"),
                   "before": change.before, "after": change.after}
                  for change in changed_rules(before.catalogue, edition.catalogue)],
        "promises": [_commitment(edition, one.commitment, one.due) | {"kind": kind_in_words(kind)}
                     for kind, those in became.items() for one in those],
        "reports": [say("reports.of", area=wording.area(area, edition.catalogue), year=report.year)
                    for area, report in read.reports.items() if known.get(area) != report.year],
        "replies": [wording.remark(remark, edition.catalogue) for area in edition.catalogue.area
                    for remark in read.remarks(area) if remark.by_country and remark not in before.read.remarks(area)]}


def _changed_figures(edition: Edition, before: Edition, rows: pd.DataFrame) -> list[dict[str, str]]:
    """Figures before and after; a figure that is not shown with the reason, as on the page of its country."""
    then, now = (_hidden_figures(edition, one.board.observations) for one in (before, edition))
    known = with_present_codes(before.board.observations[KEY], edition.codes)
    new = now.keys() - set(known.itertuples(index=False, name=None))
    hidden = pd.DataFrame(sorted(new), columns=KEY).assign(kind="new") if new else rows[:0]
    changed = []
    for row in records(pd.concat([rows, hidden]).sort_values(KEY)):
        key = tuple(row[name] for name in KEY)
        changed.append({**_key(edition, row), "kind": row["kind"],
                        "before": then.get(key) or _side(edition, row, "before"),
                        "after": now.get(key) or _side(edition, row, "after")})
    return changed


def _hidden_figures(edition: Edition, observed: pd.DataFrame) -> dict[tuple[Any, ...], str]:
    """Why figures are not shown, by their keys."""
    catalogue = edition.catalogue
    rows = with_present_codes(observed[observed["hidden"]], edition.codes)
    return {tuple(row[name] for name in KEY): wording.figure_in_words(
        row, catalogue.indicators[row["indicator"]], catalogue)
        for row in records(rows[rows["indicator"].isin(list(catalogue.indicators))])}


def _key(edition: Edition, row: Mapping[str, Any]) -> dict[str, str]:
    catalogue = edition.catalogue
    return {"area": row["ref_area"], "name": wording.area(row["ref_area"], catalogue), "year": str(row["year"]),
            "goal": catalogue.goal_of.get(row["indicator"], ""),
            "indicator": wording.indicator(row["indicator"], catalogue)}


def _side(edition: Edition, row: Mapping[str, Any], when: str) -> str:
    """The figure before or after, or why there is none; NOTHING where there was no row."""
    if row["kind"] == {"before": "new", "after": "gone"}[when] or row["indicator"] not in edition.catalogue.indicators:
        return NOTHING
    cells = {name: row[f"{name}_{when}"] for name in ("value", "absence", "marks")}
    indicator = edition.catalogue.indicators[row["indicator"]]
    marks = ", ".join(map(wording.mark, wording.flagged(cells["marks"]).split()))
    words = wording.figure_in_words({**cells, "hidden": False}, indicator, edition.catalogue)
    return f"{words} ({marks})" if marks and marks != wording.mark("illustrative") else words


def how_values(_edition: Edition) -> dict[str, Any]:
    """Each status by kind of goal, the goals with their rules, and what an absence means."""
    kinds = [(status, say(f"how.kind_{kind}"), say(f"how.{kind}_{status}")) for kind in KINDS for status in Status
             if wording.has("how", f"{kind}_{status}")]
    return {"statuses": kinds, "rules_of": statements.how_judged, "absences": list(Absence),
            "outlook": statements.OUTLOOK}


def glossary_values(edition: Edition) -> dict[str, Any]:
    """Terms with their meaning: of figures, statuses and marks."""
    return {"terms": [(say(f"term.{name}"), say(f"term_means.{name}")) for name in TERMS],
            "sure": [(wording.certainty(code), say(f"term_means.{code}")) for code in map(str, Certainty)],
            "marks": [(wording.mark(one.code) if one.kind == "mark" else wording.absence(one.code),
                       wording.text(one.meaning), one.obs_status) for one in edition.catalogue.statuses]}


def data_values(edition: Edition, files: Sequence[str]) -> dict[str, Any]:
    """The files of open data, the sources of the figures with their terms, and what is not shown."""
    observations = edition.board.observations
    pairs = set(zip(observations["source_title"], observations["source_url"], strict=True))
    offers: dict[str, list[str]] = {}
    for name in (path.removeprefix("data/") for path in files if path.startswith("data/")):
        offers.setdefault(name.partition("/")[0].partition(".")[0], []).append(name)
    return {"offers": offers,
            "sources": [source for source in edition.catalogue.sources if (source.title, source.url) in pairs],
            "count": int(observations["value"].notna().sum()),
            "hidden": list(_hidden(edition))}


def _hidden(edition: Edition) -> Iterator[tuple[str, int]]:
    """Reasons why figures are not shown, with the number of figures; breakdowns of people are none of the public's."""
    for reason, count in edition.board.observations.query("hidden")["suppressed"].value_counts().sort_index().items():
        yield say(f"suppression.{reason}"), int(count)
