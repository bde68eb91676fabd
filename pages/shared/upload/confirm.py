"""The form that publishes a file: person, source, reason; then the receipt."""

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
from pages.shared.issue_table import LINES, by_kind, listed
from pages.shared.receipt import chain
from pages.shared.upload import box, jobs

LINKS = 8                # maximum number of countries linked in a receipt


def asked(known: Mapping[str, Job], digest: str, *, retract: bool) -> None:
    """Render name, source, note, a reason where there are warnings, and the choice of rows."""
    job = known[digest]
    prepared = job.prepared
    frame.html(markup.heading(2, say("upload.confirm")))
    name = who.ask()
    unsourced = any(note.code == "note.no_source" for note in prepared.notes)
    source = st.text_input(say("upload.source"), key=f"upload.source.{digest}", persist_state="session", width=640,
                           help=say("upload.source_help")) if unsourced else ""
    note = st.text_input(say("upload.note"), key=f"upload.note.{digest}", persist_state="session", width=640)
    reason = st.text_input(say("upload.reason"), key=f"upload.reason.{digest}", persist_state="session", width=640,
                           help=say("upload.reason_help")) if prepared.doubted.any() else ""
    texts = {"source": source.strip(), "note": note.strip(), "reason": reason.strip()}
    refused = prepared.refused(texts["reason"])
    good_rows = bool(refused) and st.checkbox(
        say("upload.good_rows", count=wording.Count(refused)),
        key=f"upload.good_rows.{digest}.{refused}")     # a changed number of rows needs a new decision
    count = len(prepared.to_publish(texts["reason"], retract=retract))
    frame.html(markup.paragraph(_sum(prepared, texts["reason"], count), role="status"))
    wanted = _wanted(prepared, texts, good_rows=good_rows, unsourced=unsourced, count=count)
    if wanted:
        frame.html(markup.paragraph(" ".join(wanted), "gl-quiet", role="status"))
    with st.container(horizontal=True):
        sure = st.button(say("upload.publish", count=wording.Count(count)), type="primary",
                         disabled=bool(wanted), key=f"upload.publish.{digest}")
        box.put_away(known, digest)
    if sure:
        _publish(digest, job, name, texts, retract=retract)


def without_doubtful(digest: str, prepared: Prepared) -> bool:
    """Whether only good rows were chosen without a reason, so that rows with warnings are left out."""
    reason = str(st.session_state.get(f"upload.reason.{digest}") or "").strip()
    return not reason and bool(st.session_state.get(f"upload.good_rows.{digest}.{prepared.refused()}"))


def _sum(prepared: Prepared, reason: str, count: int) -> str:
    """The counts in one line: "9 figures read: 5 to save · 3 rejected · 1 waiting for a reason".

    The numbers add up; ``count`` is the number on the button, retracted rows included.
    """
    read, errors = prepared.counts()["rows"], prepared.checked.refused if prepared.checked else 0
    unanswered = waiting_figures(prepared)
    published = int(prepared.taken(reason).sum())
    waiting = int(prepared.taken("shown").sum()) - published
    parts = {"published": published, "refused": errors - unanswered, "unanswered": unanswered, "waiting": waiting,
             "same": read - published - errors - waiting}
    listed = ", ".join(say(f"upload.sum_{name}", count=wording.Count(part)) for name, part in parts.items() if part)
    sentence = f"{say('upload.sum_read', count=wording.Count(read))} {listed}."
    back = count - published
    return f"{sentence} {say('upload.sum_retracted', count=wording.Count(back))}" if back else sentence


def _wanted(prepared: Prepared, texts: Mapping[str, str], *, good_rows: bool, unsourced: bool, count: int) -> list[str]:
    """What is still to be entered or chosen before anything can be published."""
    wanted = []
    errors = prepared.checked.refused if prepared.checked else 0
    if errors and not good_rows:
        wanted.append(say("upload.want_answers" if errors == waiting_figures(prepared) else "upload.want_fix"))
    elif prepared.refused(texts["reason"]) and not good_rows:
        wanted.append(say("upload.want_reason"))
    if not count:
        wanted.append(say("upload.want_figures"))
    else:
        wanted += [say("upload.want_source")] if unsourced and not texts["source"] else []
        wanted += [] if texts["note"] else [say("upload.want_note")]
    return wanted


def _publish(digest: str, job: Job, name: str, texts: Mapping[str, str], *, retract: bool) -> None:
    """Publish; if data changed meanwhile, compare again, so that the person decides again."""
    try:
        with st.spinner(say("upload.stage.saving")):
            job.publish(staff(name), **texts, retract=retract)
    except (StalePreview, YearLocked) as stale:
        jobs.restart(digest, stale=stale)
    except Refusal as refusal:
        frame.trouble(refusal)
        return
    else:
        jobs.restart_others(digest)
    st.rerun()


def stale(refusal: StalePreview | YearLocked, catalogue: Catalogue) -> None:
    """Render what someone else changed or locked while this file was reviewed."""
    if isinstance(refusal, YearLocked):
        years = ", ".join(cast(list[str], refusal.values["years"]))
        frame.html(markup.notices("trouble", [say("upload.locked", years=years), say("upload.decide_again")]))
        return
    changed: list[dict[str, object]] = refusal.values["changes"]  # type: ignore[assignment]
    lines = dict.fromkeys(say(f"upload.changed_by.{change['kind']}", name=change["name"], version=change["version"])
                          for change in changed)
    named = dict.fromkeys(_figure(change, catalogue) for change in changed[:LINES] if "ref_area" in change)
    said = say("upload.stale", count=wording.Count(cast(int, refusal.values["count"])))
    frame.html(markup.notices("trouble", [said], [*lines, *named], after=[say("upload.decide_again")]))


def _figure(change: dict[str, object], catalogue: Catalogue) -> str:
    return say("upload.one_figure", area=wording.area(str(change["ref_area"]), catalogue), year=change["year"],
               indicator=wording.indicator(str(change["indicator"]), catalogue))


def receipt(digest: str, found: Receipt, catalogue: Catalogue) -> None:
    """Render the data version, the rejected rows, and links to the countries concerned.

    If the submission was erased since, only that is rendered.
    """
    ledger = cache.opened("real")[0]
    if ledger.submission(found.submission).erased:
        link = markup.link(menu.address("history", submission=found.submission), say("upload.see_erased"))
        frame.html(markup.notices("receipt", [say("upload.erased_since", submission=found.submission), link],
            role="status"))
        return
    new_or_changed = len(found.rows) - found.retracted
    sentences = [say("upload.published", count=wording.Count(new_or_changed), new=wording.Count(found.new),
                     changed=wording.Count(new_or_changed - found.new), version=found.version)]
    if found.retracted:
        sentences.append(say("upload.taken_back", count=wording.Count(found.retracted)))
    if found.refused:
        sentences.append(say("upload.refused", count=wording.Count(found.refused)))
    sentences.append(say("upload.who_sees", count=wording.Count(len(found.rows))))
    undo = markup.link(menu.address("history", submission=found.submission), say("upload.undo"))
    frame.html(markup.notices("receipt", [
        " ".join(sentences), _countries(found.rows, catalogue), undo, chain(ledger.hashes()[found.version])],
        role="status"))
    if found.refused:
        left_out = by_kind(issue for issue in found.prepared.issues
                           if issue.severity == Severity.ERROR or not found.reason)
        frame.html(listed(left_out, say("upload.left_out_title"), say("upload.left_out_lead"), catalogue))


def _countries(rows: pd.DataFrame, catalogue: Catalogue) -> Markup:
    """Links to the page of each country in the file, the first few by name."""
    names = sorted((catalogue.area[code].name, code) for code in rows["ref_area"].unique() if code in catalogue.area)
    links = markup.joined((markup.link(menu.address("country", area=code), say("upload.see_country", name=name))
                           for name, code in names[:LINKS]), " · ")
    more = say("upload.more_countries", count=wording.Count(len(names) - LINKS)) if len(names) > LINKS else ""
    return links + " " + more
