"""Two editions compared: new data, revisions, rules, statuses, commitments, comments and reports, apart."""

from collections.abc import Sequence
from datetime import date

import streamlit as st
from markupsafe import Markup

from indicators import wording
from indicators.changes.versions import EditionChanges, compare_editions
from indicators.model import Catalogue
from indicators.opening import Release
from indicators.reports.commitments import EditionCommitments, Promise, Promises, promises
from indicators.wording import day, say
from pages.shared import cache, catalogue_changes, changes, changes_as_csv, frame, markup, state
from pages.shared.cache import Visit
from pages.shared.commitments import phrases
from pages.shared.table import Cell, Column, table

FIGURES = ("new", "changed", "gone")
PROMISES = ("kept", "dropped", "overdue", "new", "other")


def show(visit: Visit) -> None:
    """Ask for two editions, by default the last two, and render what differs."""
    known = {str(edition.version): edition for edition in cache.snapshot_of(visit.figures).editions()}
    frame.html(markup.paragraph(say("editions.what"), "gl-quiet gl-text"))
    if not cache.are_editions(visit.figures):
        frame.html(markup.paragraph(say("editions.too_few", count=len(known))))
        return
    names = {version: _named(edition) for version, edition in known.items()}
    *_, before, newest = known
    containers = st.columns(2)
    with containers[0]:
        one = state.choose("from", say("editions.from"), list(names), before, names.__getitem__)
    with containers[1]:
        other = state.choose("to", say("editions.to"), list(names), newest, names.__getitem__)
    if one == other:
        frame.html(markup.paragraph(say("editions.same")))
        return
    first, last = sorted((known[one], known[other]), key=lambda edition: edition.version)
    found, promised = _compared(visit.cache_key._replace(version=0), (first.version, first.at), (last.version, last.at))
    frame.html(_made(visit, (first, last), found, promised))
    changes_as_csv.downloads(found.figures, str(first.version), str(last.version), visit.catalogue)


@st.cache_resource(max_entries=8, show_spinner=False)
def _compared(key: cache.CacheKey, first: tuple[int, str], last: tuple[int, str]
              ) -> tuple[EditionChanges, Promises]:
    """What differs between two editions, by data version and moment."""
    snapshot = cache.snapshot_of(key.figures)
    before, after = (EditionCommitments(
        commitments=snapshot.commitments(version), day=date.fromisoformat(at[:10]),
        reported={(report.ref_area, report.year) for report in snapshot.narratives(version)})
        for version, at in (first, last))
    return compare_editions(snapshot, first[0], last[0]), promises(before, after)


def _named(edition: Release) -> str:
    return say("editions.named", edition=wording.edition(edition.name), year=edition.year, version=edition.version,
               day=day(edition.at[:10]))


def _made(visit: Visit, chosen: tuple[Release, Release], found: EditionChanges, promised: Promises) -> Markup:
    """The counts of what differs, then each kind under its heading."""
    first, last = (wording.edition(edition.name) for edition in chosen)
    return markup.joined((
        markup.paragraph(say("editions.lead_staff", first=first, last=last), "gl-lead"),
        markup.bullets(_counts(found, promised) or [say("editions.nothing")]),
        *(_figures(found, kind, visit.catalogue) for kind in FIGURES), _rules(found, visit.catalogue),
        changes.flips(found.figures.flips, visit.catalogue, "compared"), _promises(promised, visit.catalogue),
        _replies(found, visit.catalogue), _reports(found, visit.catalogue)))


def _counts(found: EditionChanges, promised: Promises) -> list[str]:
    counts = {kind: found.figures.count(kind) for kind in FIGURES}
    counts |= {"rules": len(found.rules), "flips": int((found.figures.flips["breakdown"] == "").sum())}
    counts |= {f"commitments_{kind}": len(getattr(promised, kind)) for kind in PROMISES}
    counts |= {"commitments_gone": promised.gone, "comments": len(found.replies), "reports": len(found.reports)}
    return [say(f"editions.count_{kind}", count=wording.Count(count)) for kind, count in counts.items() if count]


def _figures(found: EditionChanges, kind: str, catalogue: Catalogue) -> Markup:
    """Figures of one kind, before and after; for removed ones nothing where there are none."""
    rows = found.figures.rows[found.figures.rows["kind"] == kind]
    if rows.empty:
        return _headed(kind, say("editions.none")) if kind != "gone" else Markup("")
    caption = say(f"editions.count_{kind}", count=wording.Count(len(rows)))
    return _headed(kind, changes.figures(rows, catalogue, caption, "compared"))


def _headed(kind: str, content: Markup | str) -> Markup:
    shown = content if isinstance(content, Markup) else markup.paragraph(content)
    return markup.heading(2, say(f"editions.head_{kind}")) + shown


def _rules(found: EditionChanges, catalogue: Catalogue) -> Markup:
    if not found.rules:
        return _headed("rules", say("editions.none"))
    return _headed("rules", catalogue_changes.listed(found.rules, catalogue, say("editions.rules_caption"), "compared"))


def _promises(promised: Promises, catalogue: Catalogue) -> Markup:
    """Commitments by what became of them, a table for each kind that occurs."""
    lists = {kind: getattr(promised, kind) for kind in PROMISES}
    tables = [_table(found, kind, catalogue) for kind, found in lists.items() if found]
    return _headed("commitments", markup.joined(tables) if tables else say("editions.none"))


def _table(found: Sequence[Promise], kind: str, catalogue: Catalogue) -> Markup:
    """The commitments of one list under their number."""
    columns = [Column(say("commitments.commitment"), width=44), Column(say("commitments.goal")),
               Column(say("compared.before")), Column(say("compared.after")), Column(say("commitments.due"))]
    head = say(f"editions.count_commitments_{kind}", count=wording.Count(len(found)))
    rows = table("", columns, [_row(promise, catalogue) for promise in found], of="commitments")
    return markup.fold(head, rows, opened=len(found) <= changes.MOST_OPEN)


def _row(promise: Promise, catalogue: Catalogue) -> list[Cell]:
    one = promise.commitment
    words = markup.joined((phrases.quoted(one.text), markup.small(phrases.attributed(one, catalogue))))
    before = say(f"commitments.status_{promise.before}") if promise.before else say("editions.not_yet")
    return [Cell(words), Cell(phrases.titles(catalogue).get(one.goal, one.goal)), Cell(before),
            Cell(phrases.status(one)), Cell(phrases.due(one, promise.due))]


def _replies(found: EditionChanges, catalogue: Catalogue) -> Markup:
    lines = [wording.remark(reply, catalogue) for reply in found.replies]
    return _headed("comments", markup.bullets(lines)) if lines else Markup("")


def _reports(found: EditionChanges, catalogue: Catalogue) -> Markup:
    lines = [say("editions.report", area=wording.area(report.ref_area, catalogue), year=report.year)
             for report in found.reports]
    return _headed("reports", markup.bullets(lines)) if lines else Markup("")
