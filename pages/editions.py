"""Page "Editions": two editions compared, with new data, revisions, rules, statuses and commitments apart."""

from collections.abc import Mapping, Sequence
from datetime import date

import streamlit as st
from markupsafe import Markup

from indicators import wording
from indicators.changes.versions import EditionChanges, compare_editions
from indicators.model import Catalogue
from indicators.opening import Release
from indicators.reports.commitments import EditionCommitments, Promise, Promises
from indicators.reports.commitments import promises as promises_between
from indicators.wording import day, say
from pages.shared import cache, catalogue_changes, changes, changes_as_csv, frame, markup, menu, state
from pages.shared.cache import Visit
from pages.shared.commitments import phrases
from pages.shared.table import Cell, table

FIGURES = ("new", "changed", "gone")
PROMISES = ("kept", "dropped", "overdue", "new", "other")


def editions(visit: Visit) -> None:
    """Render what changed from one edition to another, by default the last two, with the choice of both."""
    frame.html(markup.heading(1, say("editions.title")))
    releases = {str(edition.version): edition for edition in cache.snapshot_of(visit.figures).editions()}
    if len(releases) < 2:  # noqa: PLR2004 - two are compared
        link = markup.link(menu.address("history", view="releases"), say("editions.publish"))
        words = say("editions.too_few", count=len(releases))
        frame.html(markup.paragraph(markup.joined((words, link) if menu.may_write(visit) else (words,), " "))
                   + markup.paragraph(say("editions.what"), "gl-quiet gl-text"))
        return
    verdict = st.container()
    first, last = _ask(releases)
    with verdict:
        if first is last:
            frame.html(markup.paragraph(say("editions.same"), "gl-lead"))
            return
        differences, promised = _compared(
            visit.cache_key._replace(version=0), (first.version, first.at), (last.version, last.at))
        counts = _counts(differences, promised)
        names = {name: wording.edition(edition.name) for name, edition in (("first", first), ("last", last))}
        frame.html(markup.paragraph(say("editions.lead", **names, parts=wording.listed(counts)) if counts else say(
            "editions.nothing", **names), "gl-lead"))
    sections = _sections(differences, promised, visit.catalogue)
    for tab, content in zip(st.tabs(list(sections)), sections.values(), strict=True) if sections else ():
        with tab:
            frame.html(content)
    changes_as_csv.downloads(differences.figures, str(first.version), str(last.version), visit.catalogue)
    frame.html(markup.paragraph(say("editions.what"), "gl-quiet gl-small"))


def _ask(editions: Mapping[str, Release]) -> tuple[Release, Release]:
    """Ask for two editions; return the earlier one first."""
    names = {version: _named(edition) for version, edition in editions.items()}
    *_, before, newest = editions
    with st.container(horizontal=True):
        one = state.choose("from", say("editions.from"), list(names), before, names.__getitem__)
        other = state.choose("to", say("editions.to"), list(names), newest, names.__getitem__)
    first, last = sorted((editions[one], editions[other]), key=lambda edition: edition.version)
    return first, last


@st.cache_resource(max_entries=8, show_spinner=False)
def _compared(key: cache.CacheKey, first: tuple[int, str], last: tuple[int, str]
              ) -> tuple[EditionChanges, Promises]:
    """What differs between two editions, by data version and moment."""
    snapshot = cache.snapshot_of(key.figures)
    before, after = (EditionCommitments(
        commitments=snapshot.commitments(version), day=date.fromisoformat(at[:10]),
        reported={(report.ref_area, report.year) for report in snapshot.narratives(version)})
        for version, at in (first, last))
    return compare_editions(snapshot, first[0], last[0]), promises_between(before, after)


def _named(edition: Release) -> str:
    return say("editions.named", edition=wording.edition(edition.name), year=edition.year, version=edition.version,
               day=day(edition.at[:10]))


def _sections(differences: EditionChanges, promised: Promises, catalogue: Catalogue) -> dict[str, Markup]:
    """What differs, by the name of its kind with its number; statuses come first."""
    flips = differences.figures.flips[differences.figures.flips["breakdown"] == ""]
    promises_listed = [promise for kind in PROMISES for promise in getattr(promised, kind)]
    sections = {
        "flips": (len(flips), changes.flips(flips, catalogue)),
        "figures": (len(differences.figures.rows), markup.joined(
            _figures(differences, kind, catalogue) for kind in FIGURES)),
        "commitments": (len(promises_listed), _promises(promised, catalogue)),
        "rules": (len(differences.rules), catalogue_changes.listed(
            differences.rules, catalogue, say("editions.rules_caption")) if differences.rules else ""),
        "comments": (len(differences.replies), markup.bullets(
            [wording.remark(reply, catalogue) for reply in differences.replies])),
        "reports": (len(differences.reports), markup.bullets(
            [say("reports.of", area=wording.area(report.ref_area, catalogue), year=report.year)
             for report in differences.reports]))}
    return {say("editions.tab", name=say(f"editions.head_{name}"), count=wording.Count(count)): markup.joined([content])
            for name, (count, content) in sections.items() if count}


def _counts(differences: EditionChanges, promised: Promises) -> list[str]:
    counts = {kind: differences.figures.count(kind) for kind in FIGURES}
    counts |= {"rules": len(differences.rules), "flips": int((differences.figures.flips["breakdown"] == "").sum())}
    counts |= {f"commitments_{kind}": len(getattr(promised, kind)) for kind in PROMISES}
    counts |= {"commitments_gone": promised.gone, "comments": len(differences.replies),
               "reports": len(differences.reports)}
    return [say(f"editions.count_{kind}", count=wording.Count(count)) for kind, count in counts.items() if count]


def _figures(differences: EditionChanges, kind: str, catalogue: Catalogue) -> Markup:
    """Figures of one kind, before and after; "" without any."""
    rows = differences.figures.rows[differences.figures.rows["kind"] == kind]
    caption = say(f"editions.count_{kind}", count=wording.Count(len(rows)))
    return changes.figures(rows, catalogue, caption) if len(rows) else Markup("")


def _promises(promised: Promises, catalogue: Catalogue) -> Markup:
    """Commitments by what became of them, a table for each kind that occurs."""
    lists = {kind: getattr(promised, kind) for kind in PROMISES}
    return markup.joined(_table(promises, kind, catalogue) for kind, promises in lists.items() if promises)


def _table(promises: Sequence[Promise], kind: str, catalogue: Catalogue) -> Markup:
    """The commitments of one list under their number."""
    columns = [say("commitments.commitment"), say("commitments.goal"),
               say("head.before"), say("head.after"), say("commitments.due")]
    head = say(f"editions.count_commitments_{kind}", count=wording.Count(len(promises)))
    rows = table("", columns, [_row(promise, catalogue) for promise in promises])
    return markup.fold(head, rows, opened=len(promises) <= changes.MOST_OPEN)


def _row(promise: Promise, catalogue: Catalogue) -> list[Cell]:
    one = promise.commitment
    words = markup.joined((phrases.quoted(one.text), markup.small(phrases.attributed(one, catalogue))))
    before = say(f"commitments.status_{promise.before}") if promise.before else say("editions.not_yet")
    return [words, wording.goal_titles(catalogue).get(one.goal, one.goal), before,
            phrases.status(one), phrases.due(one, promise.due)]
