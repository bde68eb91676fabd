"""What saving a file would change: figures, absent rows, and statuses."""

from collections.abc import Iterable

import numpy as np
import pandas as pd
import streamlit as st
from markupsafe import Markup, escape

from indicators import wording
from indicators.model import Catalogue, records
from indicators.submissions.job import Job
from indicators.submissions.preview import Prepared
from indicators.wording import say
from pages.shared import changes, frame, markup
from pages.shared.table import Cell, Column, table
from pages.shared.upload import confirm

FEW = 12                 # maximum number of new figures in an open list


def show(digest: str, job: Job, catalogue: Catalogue) -> bool:
    """Render counts, figures before and after, absent rows and statuses; return whether to retract the absent rows."""
    prepared = job.prepared
    doubtful = not confirm.without_doubtful(digest, prepared)
    taken = prepared.taken("any" if doubtful else "")
    counts = prepared.counts() | ({} if doubtful else prepared.counts_taken())
    frame.html(markup.heading(2, say("upload.compare")))
    with st.container(horizontal=True, gap="large"):
        for what in ("new", "changed", "unchanged", "absent"):
            st.metric(say("upload.count", kind=what), counts[what], width="content")
    frame.html(figures(prepared, taken, catalogue))
    for note in prepared.notes:
        if note.code in ("note.kept_beside", "note.fell_beside"):
            frame.html(markup.paragraph(wording.message(note), "gl-quiet"))
    retract = _absent(digest, prepared, catalogue)
    if taken.any() or retract:
        frame.html(changes.flips(job.flips(doubtful=doubtful, retract=retract), catalogue))
    return retract


def figures(prepared: Prepared, taken: np.ndarray, catalogue: Catalogue) -> Markup:
    """The figures that would change, then the new ones, in an expander if there are many."""
    comparison = prepared.comparison
    if comparison is None or not taken.any():
        return Markup("")
    has_current = comparison.before["absence"].notna().to_numpy()
    new, is_changed = taken & ~has_current, taken & has_current
    changed = [[*changes.key(after, catalogue), changes.figure(before, catalogue),
                changes.figure(after, catalogue), changes.difference(before, after, catalogue)]
               for before, after in zip(records(comparison.before[is_changed].head(changes.SHOWN)),
                                        records(comparison.rows[is_changed].head(changes.SHOWN)), strict=True)]
    return markup.joined((
        _fold("changed", changed, int(is_changed.sum()), opened=True),
        _fold("new", _plain(comparison.rows[new], catalogue), int(new.sum()),
              opened=not changed and new.sum() <= FEW)))


def _plain(rows: pd.DataFrame, catalogue: Catalogue) -> list[list[Cell]]:
    return [[*changes.key(row, catalogue), changes.figure(row, catalogue)]
            for row in records(rows.head(changes.SHOWN))]


def _fold(what: str, rows: Iterable[list[Cell]], count: int, *, opened: bool) -> Markup:
    if not count:
        return Markup("")
    after = ["before", "after", "difference"] if what == "changed" else ["figure"]
    columns = [Column(say(f"head.{name}"), number=name == "difference")
               for name in ("area", "indicator", "year", *after)]
    return markup.fold(say(f"upload.see_{what}", count=wording.Count(count)),
                       table("", columns, list(rows)) + changes.more(count), opened=opened)


def _absent(digest: str, prepared: Prepared, catalogue: Catalogue) -> bool:
    """Render current rows of the file's subjects and years that it lacks; return whether to retract them."""
    comparison = prepared.comparison
    if comparison is None or comparison.absent.empty:
        return False
    absent = comparison.absent
    frame.html(escape(_fold("absent", _plain(absent, catalogue), len(absent), opened=False)))
    if prepared.checked and prepared.checked.refused:
        frame.html(markup.paragraph(say("upload.absent_with_errors"), "gl-quiet"))
        return False
    locked = absent.loc[absent["year"].isin(list(prepared.locked)), "year"]
    if len(locked):
        years = ", ".join(map(str, sorted(set(locked))))
        frame.html(markup.paragraph(say("upload.absent_locked", years=years), "gl-quiet"))
    if len(locked) == len(absent):
        return False
    return st.checkbox(say("upload.retract"), key=f"upload.retract.{digest}")
