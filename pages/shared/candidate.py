"""What a file or corrections in a table would change, the form that saves them, and the receipt: one for both."""

from collections.abc import Callable
from typing import Literal, cast

import pandas as pd
import streamlit as st

from indicators import wording
from indicators.changes.corrections import edit_file
from indicators.changes.in_words import changed_meanwhile
from indicators.changes.versions import changes
from indicators.errors import Refusal, StalePreview, YearLocked
from indicators.ingest.mapping import Choices
from indicators.model import Catalogue
from indicators.opening import FigureSet
from indicators.submissions.job import Job
from indicators.submissions.preview import Prepared, Stage
from indicators.submissions.questions import missing_decisions, parts_of
from indicators.wording import say
from pages.shared import cache, frame, issues, markup, menu, receipt, who
from pages.shared import changes as tables
from pages.shared.cache import Visit

STAGES = ("reading", "checking", "comparing")
LINKS = 8                # maximum number of countries linked in a receipt
FIELD = 640              # width of a text field in pixels


def begin(content: bytes, filename: str, choices: Choices, figures: FigureSet,
          kind: Literal["observations", "edit"] = "observations") -> Job:
    """A file that is to be read, checked and compared."""
    return Job(filename, content, choices, *cache.opened(figures), sender=who.actor(), kind=kind)


def read(job: Job, catalogue: Catalogue) -> Prepared:
    """Read a file with its progress, unless that is done; then render what others changed or locked meanwhile."""
    box = st.empty()

    def progress(stage: Stage) -> None:
        box.progress((STAGES.index(stage) + 1) / (len(STAGES) + 1), say("upload.stage", stage=stage))

    prepared = job.read(progress)
    box.empty()
    if job.stale:
        values, lines = job.stale.values, list[str]()
        if isinstance(job.stale, YearLocked):
            sentence = say("upload.locked", years=", ".join(cast(list[str], values["years"])))
        else:
            sentence = say("upload.stale", count=wording.Count(cast(int, values["count"])))
            lines = changed_meanwhile(job.stale, catalogue)
        frame.html(markup.notices("trouble", [sentence], lines, after=[say("upload.decide_again")]))
    return prepared


def check_corrections(visit: Visit, name: str, cells: pd.DataFrame, filename: str, key: str, *, version: int = 0,
                      checks: bool, saved: Callable[[], None] | None = None) -> None:
    """Render what the cells of corrections to a data version, by default the visit's, change, and the form that saves
    them, once the person ``checks`` them and until they are changed. ``name`` is that of the job in the session.
    """
    job, content = cast(Job | None, st.session_state.get(name)), edit_file(cells, version or visit.version)
    is_checked = job is not None and not job.receipt and job.content == content
    if checks and not is_checked:
        job = st.session_state[name] = begin(
            content, filename, Choices(decimal=".", ignore_unused=True), visit.figures, "edit")
    elif job is None or not is_checked:
        return
    elif checks:
        job.restart()
    issues.show(read(job, visit.catalogue), visit.catalogue, issues.places_of(cells, visit.catalogue))
    show(job, key, visit.catalogue, saved)


def show(job: Job, key: str, catalogue: Catalogue, saved: Callable[[], None] | None = None) -> None:
    """Render what would change and the form that saves it, if any; anew if others changed it; then call ``saved``."""
    prepared = job.prepared
    if not (prepared.offers_rows and (prepared.taken("any").any() or len(job.absent))):
        return
    retract = _preview(job, key, catalogue)
    if not (prepared.taken("any").any() or retract):
        return
    frame.html(markup.heading(2, say("head.save")))
    texts, missing = _ask(job, key, retract=retract)
    count = len(prepared.to_publish(texts["reason"], retract=retract))
    if missing:
        frame.html(markup.paragraph(" ".join(say("upload.missing", what=what) for what in missing), "gl-quiet",
                                    role="status"))
    if not st.button(say("upload.save", count=wording.Count(count)), type="primary", disabled=bool(missing),
                     key=f"upload.publish.{key}"):
        return
    try:
        with st.spinner(say("upload.stage", stage="saving")):
            job.publish(who.actor(), **texts, retract=retract)
    except (StalePreview, YearLocked) as stale:
        job.restart(stale=stale)
    except Refusal as refusal:
        frame.trouble(refusal, catalogue)
        return
    else:
        if saved:
            saved()
    st.rerun()


def _preview(job: Job, key: str, catalogue: Catalogue) -> bool:
    """Render absent rows, figures before and after, and statuses; return whether to retract the absent rows."""
    prepared, retract = job.prepared, False
    doubtful = bool(_typed("reason", key)) or not st.session_state.get(f"upload.good_rows.{key}.{prepared.refused()}")
    frame.html(markup.heading(2, say("upload.compare")))
    frame.html(markup.joined(markup.paragraph(wording.message(note), "gl-quiet") for note in prepared.notes
                             if note.code in ("note.kept_beside", "note.fell_beside")))
    if len(absent := job.absent):
        frame.html(tables.figures(changes(absent, absent.iloc[:0]), catalogue,
                                  say("upload.see_absent", count=wording.Count(len(absent)))))
        if prepared.checked and prepared.checked.refused:
            frame.html(markup.paragraph(say("upload.absent_with_errors"), "gl-quiet"))
        else:
            if locked := sorted(set(absent["year"]) & prepared.locked):
                years = ", ".join(map(str, locked))
                frame.html(markup.paragraph(say("upload.absent_locked", years=years), "gl-quiet"))
            if not absent["year"].isin(locked).all():
                retract = st.checkbox(say("upload.retract"), key=f"upload.retract.{key}")
    if prepared.taken("any" if doubtful else "").any() or retract:
        frame.html(tables.listed(job.changes(doubtful=doubtful, retract=retract), catalogue))
    return retract


def verdict(prepared: Prepared, key: str) -> str:
    """What would be saved, in parts that add up: "9 figures read: 5 new, 3 rejected, 1 waiting for a reason"."""
    parts = parts_of(prepared, _typed("reason", key), retract=bool(st.session_state.get(f"upload.retract.{key}")))
    return say("upload.sum", count=wording.Count(prepared.counts()["rows"]), parts=", ".join(
        say("upload.part", kind=name, count=wording.Count(part)) for name, part in parts.items() if part))


def _typed(field: str, key: str) -> str:
    return str(st.session_state.get(f"upload.{field}.{key}") or "").strip()


def _ask(job: Job, key: str, *, retract: bool) -> tuple[dict[str, str], list[str]]:
    """Ask for source, note, reason, and whether to leave out what is rejected; return texts and what is missing."""
    prepared = job.prepared
    asked = {"source": job.needs_source, "note": True, "reason": bool(prepared.doubted.any())}
    texts = {field: st.text_input(say(f"upload.{field}"), key=f"upload.{field}.{key}", persist_state="session",
                                  width=FIELD).strip() if needed else "" for field, needed in asked.items()}
    rejected = prepared.refused(texts["reason"])
    good_rows = bool(rejected) and st.checkbox(
        say("upload.good_rows", count=wording.Count(rejected)),
        key=f"upload.good_rows.{key}.{rejected}")     # a changed number of rows needs a new decision
    missing = missing_decisions(prepared, texts["reason"], good_rows=good_rows, retract=retract)
    fields = () if "figures" in missing else ("source", "note")
    return texts, [*missing, *(field for field in fields if asked[field] and not texts[field])]


def show_receipt(visit: Visit, job: Job | None) -> bool:
    """Render what was saved and left out, or that it was erased since; return whether anything was saved."""
    if job is None or job.receipt is None:
        return False
    saved, catalogue, ledger = job.receipt, visit.catalogue, visit.ledger
    link = markup.link(menu.address("history", submission=saved.submission), say("upload.undo"))
    if ledger.submission(saved.submission).erased:
        sentence = say("upload.erased_since", submission=saved.submission)
        frame.html(markup.notices("receipt", [sentence, link], role="status"))
        return True
    new_or_changed = saved.published - saved.retracted
    counts = {"taken_back": saved.retracted, "left_out": saved.refused}
    sentences = [say("upload.saved", count=wording.Count(new_or_changed), new=wording.Count(saved.new),
                     changed=wording.Count(new_or_changed - saved.new), version=saved.version),
                 *(say(f"upload.{name}", count=wording.Count(count)) for name, count in counts.items() if count),
                 say("upload.who_sees")]
    names = sorted((catalogue.area[code].name, code) for code in set(saved.areas) & set(catalogue.area))
    countries = [markup.link(menu.address("country", area=code), say("upload.see_country", name=name))
                 for name, code in names[:LINKS]]
    frame.html(markup.notices("receipt", [
        " ".join(sentences), markup.joined(countries, " · "), link, receipt.chain(ledger.hashes()[saved.version])],
        role="status"))
    if saved.refused:
        frame.html(markup.heading(2, say("upload.left_out_title")) + issues.issues_table(saved.left_out, catalogue))
    return True
