"""What a file or corrections in a table would change, the form that saves them, and the receipt: one for both."""

from collections.abc import Callable, Mapping
from hashlib import sha256
from typing import Literal, cast

import pandas as pd
import streamlit as st
from markupsafe import Markup

from indicators import wording
from indicators.changes.corrections import edit_file
from indicators.changes.versions import changes
from indicators.errors import Refusal, StalePreview, YearLocked
from indicators.ingest.mapping import Choices
from indicators.model import Actor, Catalogue, Severity
from indicators.opening import FigureSet
from indicators.permission import staff
from indicators.submissions.job import Job, Receipt
from indicators.submissions.preview import Prepared
from indicators.submissions.publishing import record_attempt
from indicators.submissions.questions import waiting_figures
from indicators.wording import say
from pages.shared import cache, frame, issues, markup, menu, receipt, who
from pages.shared import changes as tables

TRIED = "upload.tried"
LINKS = 8                # maximum number of countries linked in a receipt
FIELD = 640              # width of a text field in pixels

Stale = StalePreview | YearLocked
"""Why a preview is no longer true."""


def begin(content: bytes, filename: str, choices: Choices, figures: FigureSet, *,
          kind: Literal["observations", "edit"] = "observations", stale: Stale | None = None,
          before: Prepared | None = None) -> Job:
    """Begin to read, check and compare a file; that it was rejected is recorded once a session, without its content."""
    ledger, snapshot = cache.opened(figures)
    tried: set[str] = st.session_state.setdefault(TRIED, set())

    def keep(prepared: Prepared, actor: Actor) -> None:
        digest = sha256(prepared.content).hexdigest()
        if digest not in tried:
            tried.add(digest)
            record_attempt(ledger, actor, prepared.filename, prepared.content, prepared.issues)

    return Job(filename, content, choices, ledger, snapshot, sender=staff(who.name()), keep=keep, kind=kind,
               stale=stale, before=before)


def begin_edit(cells: pd.DataFrame, version: int, filename: str, figures: FigureSet, stale: Stale | None = None) -> Job:
    """Begin to read the cells of corrections to a data version."""
    return begin(edit_file(cells, version), filename, Choices(decimal=".", ignore_unused=True), figures, kind="edit",
                 stale=stale)


def show(job: Job, key: str, catalogue: Catalogue, again: Callable[[Stale], object], saved: Callable[[], None]) -> None:
    """Render what would change and the form that saves it, where there is anything to save.

    ``again`` has the file compared anew, since others changed or locked the same figures; ``saved`` is called after
    saving.
    """
    prepared = job.prepared
    if not prepared.offers_rows:
        return
    retract = _preview(job, key, catalogue)
    if prepared.taken("any").any() or retract:
        _form(job, key, again, saved, retract=retract)


def _preview(job: Job, key: str, catalogue: Catalogue) -> bool:
    """Render absent rows, figures before and after, and statuses; return whether to retract the absent rows."""
    prepared = job.prepared
    doubtful = bool(_typed("reason", key)) or not st.session_state.get(f"upload.good_rows.{key}.{prepared.refused()}")
    frame.html(markup.heading(2, say("upload.compare")))
    for note in prepared.notes:
        if note.code in ("note.kept_beside", "note.fell_beside"):
            frame.html(markup.paragraph(wording.message(note), "gl-quiet"))
    retract = job.kind == "observations" and _absent(prepared, key, catalogue)
    if prepared.taken("any" if doubtful else "").any() or retract:
        frame.html(tables.listed(job.changes(doubtful=doubtful, retract=retract), catalogue))
    return retract


def _absent(prepared: Prepared, key: str, catalogue: Catalogue) -> bool:
    """Render current rows of the file's subjects and years that it lacks; return whether to retract them."""
    comparison = prepared.comparison
    if comparison is None or comparison.absent.empty:
        return False
    absent = comparison.absent
    frame.html(tables.figures(changes(absent, absent.iloc[:0]), catalogue,
                              say("upload.see_absent", count=wording.Count(len(absent)))))
    if prepared.checked and prepared.checked.refused:
        frame.html(markup.paragraph(say("upload.absent_with_errors"), "gl-quiet"))
        return False
    if locked := sorted(set(absent["year"]) & prepared.locked):
        years = ", ".join(map(str, locked))
        frame.html(markup.paragraph(say("upload.absent_locked", years=years), "gl-quiet"))
    if absent["year"].isin(locked).all():
        return False
    return st.checkbox(say("upload.retract"), key=f"upload.retract.{key}")


def verdict(prepared: Prepared, key: str) -> str:
    """What would be saved now, in one line: "9 figures read: 5 new, 3 rejected, 1 waiting for a reason".

    The numbers add up; what is not in the file and would be withdrawn comes last.
    """
    reason, retract = _typed("reason", key), bool(st.session_state.get(f"upload.retract.{key}"))
    read, errors = prepared.counts()["rows"], prepared.checked.refused if prepared.checked else 0
    unanswered = waiting_figures(prepared)
    counts = prepared.counts_taken(reason)
    saved = sum(counts.values())
    waiting = int(prepared.taken("shown").sum()) - saved
    parts = {**counts, "rejected": errors - unanswered, "unanswered": unanswered, "waiting": waiting,
             "same": read - saved - errors - waiting,
             "withdrawn": len(prepared.to_publish(reason, retract=retract)) - saved}
    return say("upload.sum", count=wording.Count(read), parts=", ".join(
        say("upload.part", kind=name, count=wording.Count(part)) for name, part in parts.items() if part))


def _typed(field: str, key: str) -> str:
    return str(st.session_state.get(f"upload.{field}.{key}") or "").strip()


def _form(job: Job, key: str, again: Callable[[Stale], object], saved: Callable[[], None], *, retract: bool) -> None:
    """Ask for name, source, note, a reason where there are warnings, and whether to leave out what is rejected."""
    prepared = job.prepared
    frame.html(markup.heading(2, say("head.save")))
    name = who.ask()
    unsourced = job.kind == "edit" or any(note.code == "note.no_source" for note in prepared.notes)
    fields = [*(["source"] if unsourced else []), "note", *(["reason"] if prepared.doubted.any() else [])]
    texts = dict.fromkeys(("source", "note", "reason"), "") | {
        field: st.text_input(say(f"upload.{field}"), key=f"upload.{field}.{key}", persist_state="session",
                             width=FIELD).strip() for field in fields}
    rejected = prepared.refused(texts["reason"])
    good_rows = bool(rejected) and st.checkbox(
        say("upload.good_rows", count=wording.Count(rejected)),
        key=f"upload.good_rows.{key}.{rejected}")     # a changed number of rows needs a new decision
    count = len(prepared.to_publish(texts["reason"], retract=retract))
    missing = _missing(prepared, texts, fields, good_rows=good_rows, count=count)
    if missing:
        frame.html(markup.paragraph(" ".join(missing), "gl-quiet", role="status"))
    if st.button(say("upload.save", count=wording.Count(count)), type="primary", disabled=bool(missing),
                 key=f"upload.publish.{key}"):
        _save(job, name, texts, again, saved, retract=retract)


def _missing(prepared: Prepared, texts: Mapping[str, str], fields: list[str], *, good_rows: bool,
             count: int) -> list[str]:
    """What is still to be entered or chosen before anything can be saved."""
    errors = prepared.checked.refused if prepared.checked else 0
    rejected = prepared.refused(texts["reason"])
    reason = "answers" if errors == waiting_figures(prepared) else "fix"
    missing = [reason if errors else "reason"] if rejected and not good_rows else []
    if not count:
        missing.append("figures")
    else:
        missing += [field for field in fields if field != "reason" and not texts[field]]
    return [say("upload.missing", what=name) for name in missing]


def _save(job: Job, name: str, texts: Mapping[str, str], again: Callable[[Stale], object], saved: Callable[[], None], *,
          retract: bool) -> None:
    """Save; if data changed meanwhile, compare again, so that the person decides again."""
    try:
        with st.spinner(say("upload.stage", stage="saving")):
            job.publish(staff(name), **texts, retract=retract)
    except (StalePreview, YearLocked) as stale:
        again(stale)
    except Refusal as refusal:
        frame.trouble(refusal)
        return
    else:
        saved()
    st.rerun()


def stale(refusal: Stale, catalogue: Catalogue) -> None:
    """Render what someone else changed or locked while this was reviewed."""
    if isinstance(refusal, YearLocked):
        lines, sentence = [], say("upload.locked", years=", ".join(cast(list[str], refusal.values["years"])))
    else:
        lines = receipt.meanwhile(refusal, catalogue)
        sentence = say("upload.stale", count=wording.Count(cast(int, refusal.values["count"])))
    frame.html(markup.notices("trouble", [sentence], lines, after=[say("upload.decide_again")]))


def show_receipt(saved: Receipt, figures: FigureSet, catalogue: Catalogue) -> None:
    """Render what was saved and what was left out, with links to the countries concerned; of an erased submission, only
    that it was erased.
    """
    ledger = cache.opened(figures)[0]
    link = markup.link(menu.address("history", submission=saved.submission), say("upload.undo"))
    if ledger.submission(saved.submission).erased:
        sentence = say("upload.erased_since", submission=saved.submission)
        frame.html(markup.notices("receipt", [sentence, link], role="status"))
        return
    new_or_changed = len(saved.rows) - saved.retracted
    counts = {"taken_back": saved.retracted, "left_out": saved.refused}
    sentences = [say("upload.saved", count=wording.Count(new_or_changed), new=wording.Count(saved.new),
                     changed=wording.Count(new_or_changed - saved.new), version=saved.version),
                 *(say(f"upload.{name}", count=wording.Count(count)) for name, count in counts.items() if count),
                 say("upload.who_sees")]
    frame.html(markup.notices("receipt", [
        " ".join(sentences), _countries(saved.rows, catalogue), link,
        receipt.chain(ledger.hashes()[saved.version])], role="status"))
    if saved.refused:
        left_out = [issue for issue in saved.prepared.issues if issue.severity == Severity.ERROR or not saved.reason]
        frame.html(markup.heading(2, say("upload.left_out_title")) + issues.issues_table(left_out, catalogue))


def _countries(rows: pd.DataFrame, catalogue: Catalogue) -> Markup:
    """Links to the page of each country in the file, the first few by name."""
    names = sorted((catalogue.area[code].name, code) for code in rows["ref_area"].unique() if code in catalogue.area)
    links = [markup.link(menu.address("country", area=code), say("upload.see_country", name=name))
             for name, code in names[:LINKS]]
    more = [say("changed_files.more", count=wording.Count(len(names) - LINKS))] if len(names) > LINKS else []
    return markup.joined([*links, *more], " · ")
