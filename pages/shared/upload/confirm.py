"""The form that saves a file: person, source, note, reason; then the receipt."""

from collections.abc import Mapping
from typing import cast

import pandas as pd
import streamlit as st
from markupsafe import Markup

from indicators import wording
from indicators.errors import Refusal, StalePreview, YearLocked
from indicators.model import Catalogue, Severity
from indicators.permission import staff
from indicators.submissions.job import Job, Receipt
from indicators.submissions.preview import Prepared
from indicators.submissions.questions import waiting_figures
from indicators.wording import say
from pages.shared import cache, frame, markup, menu, who
from pages.shared import receipt as receipts
from pages.shared.issue_table import by_kind, issues_table
from pages.shared.upload.files import Uploads

LINKS = 8                # maximum number of countries linked in a receipt


def ask(uploads: Uploads, digest: str, *, retract: bool) -> None:
    """Render name, source, note, a reason where there are warnings, and the choice of rows."""
    job = uploads.jobs[digest]
    prepared = job.prepared
    frame.html(markup.heading(2, say("head.save")))
    name = who.ask()
    unsourced = any(note.code == "note.no_source" for note in prepared.notes)
    fields = [*(["source"] if unsourced else []), "note", *(["reason"] if prepared.doubted.any() else [])]
    texts = dict.fromkeys(("source", "note", "reason"), "") | {
        field: st.text_input(say(f"upload.{field}"), key=f"upload.{field}.{digest}", persist_state="session",
                             width=640).strip() for field in fields}
    rejected = prepared.refused(texts["reason"])
    good_rows = bool(rejected) and st.checkbox(
        say("upload.good_rows", count=wording.Count(rejected)),
        key=f"upload.good_rows.{digest}.{rejected}")     # a changed number of rows needs a new decision
    count = len(prepared.to_publish(texts["reason"], retract=retract))
    missing = _missing(prepared, texts, fields, good_rows=good_rows, count=count)
    if missing:
        frame.html(markup.paragraph(" ".join(missing), "gl-quiet", role="status"))
    with st.container(horizontal=True):
        is_pressed = st.button(say("upload.save", count=wording.Count(count)), type="primary",
                               disabled=bool(missing), key=f"upload.publish.{digest}")
        offer_discard(uploads, digest)
    if is_pressed:
        _save(uploads, digest, name, texts, retract=retract)


def offer_discard(uploads: Uploads, digest: str) -> None:
    """Render a button that removes one file from the uploader."""
    st.button(say("upload.discard"), type="tertiary", key=f"upload.discard.{digest}", on_click=uploads.discard,
              args=(digest,))


def without_doubtful(digest: str, prepared: Prepared) -> bool:
    """Whether only good rows were chosen without a reason, so that rows with warnings are left out."""
    key = f"upload.good_rows.{digest}.{prepared.refused()}"
    return not _typed("reason", digest) and bool(st.session_state.get(key))


def verdict(digest: str, prepared: Prepared) -> str:
    """What would be saved now, in one line: "9 figures read: 5 to save, 3 rejected, 1 waiting for a reason".

    The numbers add up; what is not in the file and would be withdrawn comes last.
    """
    reason = _typed("reason", digest)
    retract = bool(st.session_state.get(f"upload.retract.{digest}"))
    read, errors = prepared.counts()["rows"], prepared.checked.refused if prepared.checked else 0
    unanswered = waiting_figures(prepared)
    saved = int(prepared.taken(reason).sum())
    waiting = int(prepared.taken("shown").sum()) - saved
    parts = {"saved": saved, "rejected": errors - unanswered, "unanswered": unanswered, "waiting": waiting,
             "same": read - saved - errors - waiting,
             "withdrawn": len(prepared.to_publish(reason, retract=retract)) - saved}
    return say("upload.sum", count=wording.Count(read), parts=", ".join(
        say("upload.part", kind=name, count=wording.Count(part)) for name, part in parts.items() if part))


def _typed(field: str, digest: str) -> str:
    return str(st.session_state.get(f"upload.{field}.{digest}") or "").strip()


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


def _save(uploads: Uploads, digest: str, name: str, texts: Mapping[str, str], *, retract: bool) -> None:
    """Save; if data changed meanwhile, compare again, so that the person decides again."""
    job: Job = uploads.jobs[digest]
    try:
        with st.spinner(say("upload.stage", stage="saving")):
            job.publish(staff(name), **texts, retract=retract)
    except (StalePreview, YearLocked) as stale:
        uploads.restart(digest, stale=stale)
    except Refusal as refusal:
        frame.trouble(refusal)
        return
    else:
        uploads.restart_others(digest)
    st.rerun()


def stale(refusal: StalePreview | YearLocked, catalogue: Catalogue) -> None:
    """Render what someone else changed or locked while this file was reviewed."""
    if isinstance(refusal, YearLocked):
        said = say("upload.locked", years=", ".join(cast(list[str], refusal.values["years"])))
        frame.html(markup.notices("trouble", [said, say("upload.decide_again")]))
        return
    said = say("upload.stale", count=wording.Count(cast(int, refusal.values["count"])))
    frame.html(markup.notices("trouble", [said], receipts.meanwhile(refusal, catalogue),
                              after=[say("upload.decide_again")]))


def receipt(uploads: Uploads, digest: str, saved: Receipt, catalogue: Catalogue) -> None:
    """Render what was saved and what was left out, with links to the countries concerned, and the next step.

    If the submission was erased since, only that is rendered.
    """
    ledger = cache.opened(uploads.figures)[0]
    in_history = menu.address("history", submission=saved.submission)
    if ledger.submission(saved.submission).erased:
        link = markup.link(in_history, say("upload.see_history"))
        said = say("upload.erased_since", submission=saved.submission)
        frame.html(markup.notices("receipt", [said, link], role="status"))
        _go_on(uploads, digest)
        return
    new_or_changed = len(saved.rows) - saved.retracted
    counts = {"taken_back": saved.retracted, "left_out": saved.refused}
    sentences = [say("upload.saved", count=wording.Count(new_or_changed), new=wording.Count(saved.new),
                     changed=wording.Count(new_or_changed - saved.new), version=saved.version),
                 *(say(f"upload.{name}", count=wording.Count(count)) for name, count in counts.items() if count),
                 say("upload.who_sees")]
    frame.html(markup.notices("receipt", [
        " ".join(sentences), _countries(saved.rows, catalogue), markup.link(in_history, say("upload.undo")),
        receipts.chain(ledger.hashes()[saved.version])], role="status"))
    _go_on(uploads, digest)
    if saved.refused:
        left_out = by_kind(issue for issue in saved.prepared.issues
                           if issue.severity == Severity.ERROR or not saved.reason)
        frame.html(markup.heading(2, say("upload.left_out_title")) + markup.paragraph(say("upload.left_out_lead"))
                   + issues_table(left_out, catalogue))


def _go_on(uploads: Uploads, digest: str) -> None:
    """Render the next step: the next file or, after the last, an empty uploader."""
    if following := uploads.next_of(digest):
        label = say("upload.go_on", name=markup.literal(uploads.jobs[following].filename))
        st.button(label, type="primary", key="upload.go_on",
                  on_click=lambda: st.session_state.update({uploads.chosen_key: following}))
    else:
        st.button(say("upload.next"), on_click=uploads.start_over)


def _countries(rows: pd.DataFrame, catalogue: Catalogue) -> Markup:
    """Links to the page of each country in the file, the first few by name."""
    names = sorted((catalogue.area[code].name, code) for code in rows["ref_area"].unique() if code in catalogue.area)
    links = [markup.link(menu.address("country", area=code), say("upload.see_country", name=name))
             for name, code in names[:LINKS]]
    more = [say("changed_files.more", count=wording.Count(len(names) - LINKS))] if len(names) > LINKS else []
    return markup.joined([*links, *more], " · ")
