"""Effects of the corrections, and the form that publishes them."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st
from markupsafe import Markup

from indicators import wording
from indicators.changes.corrections import FIRST_LINE
from indicators.changes.status_flips import flips_of
from indicators.errors import Refusal, StalePreview, YearLocked
from indicators.ingest.mapping import Choices
from indicators.model import Catalogue, Issue, Severity
from indicators.opening import FigureSet
from indicators.permission import staff
from indicators.submissions.preview import Prepared, prepare
from indicators.submissions.publishing import publish
from indicators.wording import say
from pages.shared import cache, changes, frame, markup, menu, who
from pages.shared.cache import Visit
from pages.shared.grid import draft as drafts
from pages.shared.grid.draft import Draft
from pages.shared.receipt import chain
from pages.shared.upload import compared
from pages.shared.upload.files import attempts, uploads

RECEIPT = "grid.receipt"


def receipt(visit: Visit) -> None:
    """Render the receipt of the last publication, with links to view and withdraw it, until the next check."""
    figures, area, count, version = st.session_state.get(RECEIPT, ("", "", 0, 0))
    if figures != visit.figures:
        return
    catalogue = visit.catalogue
    links = {menu.address("country", area=area): say("upload.see_country", name=catalogue.area[area].name),
             menu.address("history"): say("grid.undo")}
    frame.html(markup.notices("receipt", [
        say("grid.receipt", count=wording.Count(count), version=version),
        markup.joined((markup.link(*link) for link in links.items()), " · "),
        chain(cache.opened(figures)[0].hashes()[version])], role="status"))


def check(draft: Draft) -> None:
    """Read, validate and compare the corrections like a file; an attempt with errors is recorded."""
    st.session_state.pop(RECEIPT, None)
    draft.others, draft.left_out = [], ()
    draft.prepared = checked(draft.file(), f"corrections-{draft.area}-{draft.goal}.csv", draft.figures)


def checked(content: bytes, filename: str, figures: FigureSet) -> Prepared:
    """Read, validate and compare a file that Goalline wrote; an attempt with errors is recorded."""
    prepared = prepare(content, filename, Choices(decimal=".", ignore_unused=True), *cache.opened(figures))
    if has_errors(prepared):
        attempts(uploads())(prepared, staff(who.name()))
    return prepared


def has_errors(prepared: Prepared) -> bool:
    """Whether an issue keeps a figure from being saved."""
    return any(issue.severity == Severity.ERROR for issue in prepared.issues)


def shown(draft: Draft, catalogue: Catalogue) -> None:
    """Render issues, figures before and after, and status flips; then the form, if there are no errors."""
    prepared = draft.prepared
    if prepared is None or prepared.content != draft.file():
        return
    frame.html(issues(prepared, draft.corrections(), catalogue) + effects(prepared, catalogue))
    if not has_errors(prepared) and (count := len(prepared.to_publish("shown"))):
        _form(draft, count, doubted=bool(prepared.doubted.any()))


def effects(prepared: Prepared, catalogue: Catalogue) -> Markup:
    """The figures before and after, and the statuses that flip; a sentence where nothing changes."""
    rows = prepared.to_publish("shown")
    if rows.empty or prepared.comparison is None:
        return Markup("") if has_errors(prepared) else markup.paragraph(say("grid.nothing"), role="status")
    flips = flips_of(prepared.comparison.current, rows, catalogue)
    return (markup.heading(2, say("upload.compare")) + compared.figures(prepared, prepared.taken("shown"), catalogue)
            + changes.flips(flips, catalogue))


def issues(prepared: Prepared, rows: pd.DataFrame, catalogue: Catalogue) -> Markup:
    """Errors and warnings, each with the figure concerned; ``rows`` are the cells of the file."""
    cells = rows.reset_index(drop=True)
    return markup.joined(_issues([issue for issue in prepared.issues if issue.severity == severity], cells, catalogue)
                         for severity in Severity)


def _issues(found: list[Issue], rows: pd.DataFrame, catalogue: Catalogue) -> Markup:
    if not found:
        return Markup("")
    return markup.notices("trouble", [say(f"grid.{found[0].severity}")], [markup.joined((
        _figure(rows.iloc[issue.row - FIRST_LINE].to_dict(), catalogue) if issue.row >= FIRST_LINE else "",
        wording.problem(issue, catalogue), wording.fix(issue, catalogue, by_hand=True)), " ")
        for issue in found])


def _figure(cells: Mapping[Any, Any], catalogue: Catalogue) -> Markup:
    part = f": {wording.part(cells['breakdown'])}" if cells["breakdown"] else ""
    return markup.strong(f"{wording.indicator(cells['indicator'], catalogue)}{part}, {cells['year']}:")


def _form(draft: Draft, count: int, *, doubted: bool) -> None:
    """Render name, source, note, and a reason where there are warnings; all are required."""
    frame.html(markup.heading(2, say("head.save")))
    name = who.ask()
    texts = {text: (st.text_input(say(f"upload.{text}"), key=f"{draft.key}.{text}", width=640) or "").strip()
             for text in ("source", "note", *(["reason"] if doubted else []))}
    wanted = [say("upload.missing", what=text) for text, words in texts.items() if not words]
    if wanted:
        frame.html(markup.paragraph(" ".join(wanted), "gl-quiet", role="status"))
    if st.button(say("upload.save", count=wording.Count(count)), type="primary",
                 disabled=bool(wanted), key="grid.publish"):
        _publish(draft, name, texts)


def _publish(draft: Draft, name: str, texts: dict[str, str]) -> None:
    """Publish and start over; if the figures were changed meanwhile, compare with the current ones again."""
    prepared = draft.prepared
    if prepared is None:
        return
    try:
        event = publish(prepared, cache.opened(draft.figures)[0], staff(name), kind="edit", source=texts["source"],
                        note=texts["note"], reason=texts.get("reason", ""))
    except StalePreview:
        draft.prepared = None
    except YearLocked:
        check(draft)                           # lists each figure that is blocked; the table keeps its edits
    except Refusal as refusal:
        frame.trouble(refusal)
        return
    else:
        drafts.forget()
        if event:
            st.session_state[RECEIPT] = draft.figures, draft.area, len(prepared.to_publish("shown")), event.version
    st.rerun()


def others(draft: Draft, catalogue: Catalogue) -> None:
    """Render what others changed meanwhile, before and after, and corrections that no longer fit."""
    if not (draft.others or draft.left_out):
        return
    lines = [_figure(cells, catalogue) + " " + say("grid.left_out", typed=_in_words(cells))
             for cells in draft.left_out]
    lines += [_figure(was, catalogue) + " " + say("grid.was_is", was=_in_words(was), now=_in_words(now))
              for was, now in draft.others]
    lead = say("grid.others_without" if draft.left_out else "grid.others")
    frame.html(markup.notices("trouble", [lead], lines, after=[say("grid.decide_again")]))


def _in_words(cells: Mapping[Any, Any]) -> str:
    """The content of a row's cells, in words."""
    value = wording.absence(cells["absence"]) if cells["absence"] else cells["value"] or say("grid.empty")
    notes = [*wording.marks(cells["marks"]), cells["note"], cells["source"]]
    return "; ".join(filter(None, [value, *notes]))
