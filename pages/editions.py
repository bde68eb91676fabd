"""Page "Editions": two editions compared, with statuses, figures, commitments, rules, comments and reports apart."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

import pandas as pd
import streamlit as st
from markupsafe import Markup

from indicators import wording
from indicators.changes.status_flips import SURE
from indicators.changes.versions import EditionChanges, compare_editions
from indicators.model import KEY, Catalogue, records
from indicators.opening import Release
from indicators.reports.commitments import EditionCommitments, Promises
from indicators.reports.commitments import promises as promises_between
from indicators.wording import day, say
from pages.shared import cache, catalogue_changes, changes, frame, markup, menu, series, state
from pages.shared.cache import Visit
from pages.shared.commitments import phrases

PROMISES = ("kept", "dropped", "overdue", "new", "other")
ABSENT_SIDE = {"before": "new", "after": "gone"}     # kinds of changes without a figure on that side
NOTHING = "–"
Columns = dict[str, Sequence[str]]
"""Texts of a table by the heads of its columns."""


def editions(visit: Visit) -> None:
    """Render what changed from one edition to another, by default the last two, with the choice of both."""
    releases = {str(edition.version): edition for edition in cache.snapshot_of(visit.figures).editions()}
    if len(releases) < 2:  # noqa: PLR2004 - two are compared
        link = markup.link(menu.address("history", view="releases"), say("editions.publish"))
        words = [say("editions.too_few", count=len(releases)), *([link] if menu.may_write(visit) else [])]
        frame.html(markup.heading(1, say("menu.editions")) + markup.paragraph(markup.joined(words, " "), "gl-lead")
                   + markup.paragraph(say("editions.what"), "gl-quiet gl-text"))
        return
    lead = st.container()
    first, last = _ask(releases)
    if first is last:
        lead.html(markup.heading(1, say("editions.same")))
        return
    differences, promised = _compared(
        visit.cache_key._replace(version=0), (first.version, first.at), (last.version, last.at))
    sections = _sections(differences, promised, visit.catalogue)
    with lead:
        frame.html(markup.heading(1, say(
            "editions.lead", count=wording.Count(sections["statuses"][0]), first=wording.edition(first.name))))
    _show({say("editions.tab", name=say(f"head.{name}"), count=wording.Count(count)): content
           for name, (count, content) in sections.items() if count})
    if promised.gone:
        frame.html(markup.paragraph(say("editions.gone", count=wording.Count(promised.gone))))
    changes.downloads(differences.figures, str(first.version), str(last.version), visit.catalogue)
    frame.html(markup.paragraph(say("editions.what"), "gl-quiet gl-small"))


def _ask(editions: Mapping[str, Release]) -> tuple[Release, Release]:
    """Ask for two editions; return the earlier one first."""
    names = {version: _named(edition) for version, edition in editions.items()}
    *_, before, newest = editions
    chosen = editions[state.get("to", list(names), newest)]
    with st.popover(say("editions.in", edition=wording.edition(chosen.name)), key="editions.choice"):
        one = state.choose("from", say("editions.from"), list(names), before, names.__getitem__)
        other = state.choose("to", say("editions.to"), list(names), newest, names.__getitem__)
    first, last = sorted((editions[one], editions[other]), key=lambda edition: edition.version)
    return first, last


def _named(edition: Release) -> str:
    return say("editions.named", edition=wording.edition(edition.name), year=edition.year, version=edition.version,
               day=day(edition.at[:10]))


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


def _show(sections: Mapping[str, Columns | Markup]) -> None:
    """Render what differs, a tab for each kind."""
    for tab, (title, content) in zip(st.tabs(list(sections)), sections.items(), strict=True) if sections else ():
        with tab:
            if isinstance(content, Markup):
                frame.html(content)
            else:
                series.show_table(title, content)


def _sections(differences: EditionChanges, promised: Promises, catalogue: Catalogue
              ) -> dict[str, tuple[int, Columns | Markup]]:
    """What differs, with its number, by kind; statuses come first."""
    flips, figures = differences.figures.flips, differences.figures.rows
    flips = flips[flips["breakdown"] == ""]
    commitments = _promises(promised, catalogue)
    reports = [say("reports.of", area=wording.area(report.ref_area, catalogue), year=report.year)
               for report in differences.reports]
    return {
        "statuses": (len(flips), _flips(flips, catalogue)), "figures": (len(figures), _figures(figures, catalogue)),
        "commitments": (len(commitments[say("head.what")]), commitments),
        "rules": (len(differences.rules), catalogue_changes.listed(
            differences.rules, catalogue, say("head.rules"))),
        "comments": (len(differences.replies), markup.bullets(
            [wording.remark(reply, catalogue) for reply in differences.replies])),
        "reports": (len(reports), markup.bullets(reports))}


def _columns(names: Sequence[str], rows: Iterable[Sequence[str]]) -> Columns:
    columns = list(zip(*rows, strict=True)) or [()] * len(names)
    return dict(zip([say(f"head.{name}") for name in names], columns, strict=True))


def _table(rows: Iterable[changes.Row], catalogue: Catalogue, sides: Callable[[changes.Row], list[Markup | str]]
           ) -> Columns:
    """Area, what is before and after, and of which indicator and year."""
    cells = ([area, *sides(row), *rest] for row in rows for area, *rest in [changes.key(row, catalogue)])
    return _columns(("area", "before", "after", "indicator", "year"), [
        [markup.joined((cell,)).striptags() for cell in row] for row in cells])


def _flips(flips: pd.DataFrame, catalogue: Catalogue) -> Columns:
    """Statuses before and after with their certainty."""
    return _table(records(flips.sort_values(KEY)), catalogue, lambda row: [
        _status(row[when], row.get(sure, "")) for when, sure in SURE.items()])


def _status(code: str, certainty: str) -> str:
    """Icon and word of a status, and its certainty."""
    if not code:
        return NOTHING
    words = f"{wording.status(code).icon} {wording.status(code).word}"
    return f"{words}, {wording.certainty(certainty).word}" if certainty else words


def _figures(rows: pd.DataFrame, catalogue: Catalogue) -> Columns:
    """Figures before and after."""
    return _table(records(rows.sort_values(KEY)), catalogue, lambda row: [
        _figure(row, side, catalogue) for side in ABSENT_SIDE])


def _figure(row: changes.Row, side: str, catalogue: Catalogue) -> Markup | str:
    """The figure before or after."""
    if row["kind"] == ABSENT_SIDE[side]:
        return NOTHING
    cells = {name.removesuffix(f"_{side}"): value for name, value in row.items() if name.endswith(f"_{side}")}
    return changes.figure({**cells, "indicator": row["indicator"], "source_title": ""}, catalogue)


def _promises(promised: Promises, catalogue: Catalogue) -> Columns:
    """Commitments by what became of them; one may be new and kept."""
    return _columns(("what", "country", "item", "before", "after"), [
        [_kind(kind), phrases.attributed(one.commitment, catalogue), one.commitment.text,
         say(f"commitments.status_{one.before}") if one.before else NOTHING, phrases.status(one.commitment)]
        for kind in PROMISES for one in getattr(promised, kind)])


def _kind(kind: str) -> str:
    return say(f"commitments.status_{kind}" if kind in ("kept", "dropped") else f"editions.kind_{kind}")
