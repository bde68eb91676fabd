"""Page "Upload": a file of figures, read and validated; its effects; and saving."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from indicators import wording
from indicators.briefing.archives import archive_of
from indicators.demo import example_file
from indicators.errors import NotAllowed
from indicators.ingest.limits import FIRST_YEAR, largest_in_megabytes
from indicators.ingest.mapping import Choices
from indicators.ingest.mapping.choices import COUNTRY, IGNORE, INDICATOR, YEAR
from indicators.ingest.reading import ENCODINGS, get_ready
from indicators.model import Catalogue
from indicators.reports.requested_figures import template_name
from indicators.rounds.figures_workbook import country_workbooks
from indicators.rounds.report_form import country_forms, form_name
from indicators.submissions.answers import Words, whole_file
from indicators.submissions.job import Job
from indicators.submissions.preview import Prepared, choices_before
from indicators.submissions.questions import subject_of
from indicators.wording import say
from pages.shared import answers, cache, candidate, demo, downloads, frame, issues, markup, state, who
from pages.shared.cache import Visit

BOX = "upload.box"       # of the session: the number of the box for a file; a new one is empty
FIRST_ROWS, MOST_COLUMNS = 8, 40
COLUMN_WIDTH = 150       # pixels: a long title, quoted whole below, leaves room for the columns of figures
DECIMALS = {".": "point", ",": "comma"}
SEPARATORS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}
SENT_BEFORE = {"note.replaced_since", "note.withdrawn_since", "note.same_file", "note.same_file_left_out",
               "note.same_figures"}
"""Notes that the page shows by themselves."""


def upload(visit: Visit) -> None:
    """Ask for a file; say what state it is in and what it changes, and render what is to be done with it."""
    frame.html(markup.heading(1, say("menu.upload")))
    try:
        who.demand("publish", who.ANYWHERE)
    except NotAllowed as refusal:
        frame.trouble(refusal)
        _offer_templates(visit)
        return
    job, catalogue = _choose(visit), visit.catalogue
    if job is None:
        _nothing_yet(visit)
        return
    if candidate.show_receipt(visit, job):
        st.button(say("upload.next"), on_click=_start_over, args=(visit,))
        return
    prepared = candidate.read(job, catalogue)
    if prepared.checked is None and not job.asks:
        frame.html(markup.notice("trouble", say("upload.file_rejected"), role="alert"))
    if prepared.offers_rows:
        frame.html(markup.paragraph(candidate.verdict(prepared, job.digest), "gl-lead", role="status"))
    frame.html(markup.joined(markup.notice("receipt", wording.message(note)) for note in prepared.notes
                             if note.code in SENT_BEFORE))
    _side_by_side(prepared, catalogue)
    answers.ask(job, catalogue)
    issues.show(prepared, catalogue)
    issues.download(job.digest, prepared, catalogue)
    candidate.show(job, job.digest, catalogue)
    answers.remembered(job, catalogue, visit.figures)
    _read_otherwise(job, catalogue)
    with st.container(horizontal=True):
        if job.choices != Choices():
            st.button(say("upload.answer_again"), type="tertiary", on_click=job.restart, args=(Choices(),))
        st.button(say("upload.discard"), type="tertiary", on_click=_start_over, args=(visit,))


def _choose(visit: Visit) -> Job | None:
    """Render the box for a file; return the one of this session and ledger, which stays while screens are left."""
    key, (ledger, snapshot) = f"upload.{visit.figures}", cache.opened(visit.figures)
    box = f"upload.file.{ledger.id}.{st.session_state.get(BOX, 0)}"
    file = st.file_uploader(say("upload.choose"), key=box, max_upload_size=largest_in_megabytes(),
                            on_change=lambda: st.session_state.pop(key, None))
    of_ledger, job = st.session_state.get(key, ("", None))
    if job and of_ledger != ledger.id:
        frame.html(markup.notice("receipt", say("demo.began_again")))
        job = None
    elif st.session_state[box] and not (file or job):                # the browser's, which a new server does not have
        frame.html(markup.notice("receipt", say("upload.restarted")))
    elif job and not file:
        frame.html(markup.paragraph(job.filename, "gl-quiet"))
    if file and not job:
        content = file.getvalue()
        job = candidate.begin(content, file.name, choices_before(content, snapshot), visit.figures)
    st.session_state[key] = ledger.id, job
    return job


def _start_over(visit: Visit) -> None:
    """Forget the file, and empty the box."""
    st.session_state.pop(f"upload.{visit.figures}", None)
    st.session_state[BOX] = st.session_state.get(BOX, 0) + 1


def _nothing_yet(visit: Visit) -> None:
    """What can be uploaded, an example in the demo, and the templates and forms to ask countries with."""
    frame.html(markup.paragraph(say("upload.lead"), "gl-text"))
    if visit.illustrative:
        with st.container(horizontal=True):
            if st.button(say("upload.example"), key="upload.example"):
                name, content = example_file()
                job = candidate.begin(content, name, Choices(), visit.figures)
                st.session_state[f"upload.{visit.figures}"] = cache.opened(visit.figures)[0].id, job
                st.rerun()
            demo.offer_new_start(visit)
    get_ready()
    _offer_templates(visit)


def _offer_templates(visit: Visit) -> None:
    """Render an expander: a group or country, the year, and their templates, with what they reported before."""
    groups = {group.id: wording.text(group.name) for group in visit.catalogue.groups}
    names = groups | wording.country_names(visit.catalogue)
    area = state.get("area", list(names), "")
    with st.expander(say("templates.title"), key="templates", expanded=bool(area)):
        frame.html(markup.paragraph(say("templates.lead")))
        whose, when = st.columns([3, 1])
        year = int(when.selectbox(say("templates.year"), range(date.today().year, FIRST_YEAR - 1, -1), index=1,
                                  key="templates.year"))
        code = whose.selectbox(say("templates.whose"), list(names), list(names).index(area) if area else None,
                               format_func=names.__getitem__, placeholder=say("templates.choose"), key="templates.code")
        areas = visit.catalogue.members(code, year) if code in groups else [code] if code else []

        def content(make: Callable[..., Iterator[tuple[str, bytes]]]) -> bytes:
            files = make(visit.snapshot, visit.version, areas, year)
            return archive_of(files) if code in groups else next(files)[1]

        with st.container(horizontal=True):
            for what, name_of, make in (("workbook", template_name, country_workbooks),
                                        ("form", form_name, country_forms)):
                downloads.offer(
                    say("templates.download", what=what, count=wording.Count(len(areas))), partial(content, make),
                    f"goalline-{what}s-{code}-{year}.zip" if code in groups else name_of(code or "", year),
                    disabled=not areas, key=f"templates.download_{what}")


def _side_by_side(prepared: Prepared, catalogue: Catalogue) -> None:
    """Render how the file was read in one sentence, then the sheet as sent beside the rows as read."""
    if prepared.reading.refused:
        return
    frame.html(markup.heading(2, say("upload.step_file")) + markup.paragraph(_sentence(prepared)))
    for column, title, render in zip(st.columns(2), ("head.as_sent", "upload.as_read"), (_as_sent, _as_read),
                                     strict=True):
        with column:
            frame.html(markup.heading(3, say(title)))
            render(prepared, catalogue)
    notes = [wording.message(note) for note in prepared.notes if note.code not in {*SENT_BEFORE, "note.remembered"}]
    if notes:
        frame.html(markup.fold(say("upload.noticed", count=wording.Count(len(notes))), markup.bullets(notes)))


def _as_sent(prepared: Prepared, catalogue: Catalogue) -> None:
    """The first rows with their line numbers; each column says what it is used as."""
    reading, titles, labels = prepared.reading, whole_file(catalogue)["indicator"], dict[str, Any]()
    for index, name in enumerate(reading.header[:MOST_COLUMNS]):
        label = name.strip() or say("upload.no_header", number=index + 1)
        role = (prepared.roles[index] if prepared.roles else "") or IGNORE
        if role.startswith((YEAR, COUNTRY)):
            role = f"{role.partition(':')[0]}_column"
        used = titles.get(role.removeprefix(INDICATOR)) or say("upload.role", role=role)
        labels[str(index)] = st.column_config.TextColumn(f"{label} · {used}", width=COLUMN_WIDTH)
    rows = reading.cells.iloc[:FIRST_ROWS, :MOST_COLUMNS].rename(columns=str)
    st.dataframe(rows.rename_axis(say("head.line")), column_config=labels)


def _as_read(prepared: Prepared, catalogue: Catalogue) -> None:
    """The first figures, as far as they can be read before everything is answered."""
    checked = prepared.checked or prepared.preview
    if checked is None or checked.observations.empty:
        frame.html(markup.paragraph(say("upload.nothing_read"), "gl-quiet"))
        return
    rows = checked.observations.head(FIRST_ROWS)
    shown = pd.DataFrame({
        say("head.line"): checked.table.rows[checked.table_rows[:len(rows)]],
        say("head.area"): [wording.area(code, catalogue) for code in rows["ref_area"]],
        say("head.year"): rows["year"],
        say("head.indicator"): [wording.indicator(code, catalogue) for code in rows["indicator"]],
        say("head.figure"): rows["value"],
        say("grid.part"): [wording.part(part) if part else "" for part in rows["breakdown"]],
        say("head.marks"): [", ".join([*([wording.absence(absence)] if absence else []),
                                       *map(wording.mark, marks.split())])
                            for absence, marks in zip(rows["absence"], rows["marks"], strict=True)]})
    st.dataframe(shown.loc[:, (shown != "").any()], hide_index=True, placeholder="")


def _sentence(prepared: Prepared) -> str:
    """Encoding or sheet, delimiter, decimal mark, header line; no decimal mark while it is asked for."""
    reading, checked = prepared.reading, prepared.checked or prepared.preview
    is_asked = any(subject_of(issue) == "decimal" for issue in prepared.issues)
    how = say("upload.read_sheet", sheet=reading.sheet) if not reading.separator else say(
        "upload.read_text", encoding=reading.encoding,
        separator=say("upload.separator", mark=SEPARATORS.get(reading.separator, "other")))
    decimal = DECIMALS.get(checked.decimal, "none") if checked and not is_asked else "none"
    return say("upload.read_as", how=how, decimal=decimal, row=reading.header_row)


def _read_otherwise(job: Job, catalogue: Catalogue) -> None:
    """Render a form with every option of reading."""
    prepared, choices, chosen = job.prepared, job.prepared.choices, dict[str, Any]()
    with st.expander(say("upload.change_reading")), st.form(f"upload.reading.{job.digest}", border=False):
        left, right = st.columns(2)
        for index, (name, options) in enumerate(_options(prepared, catalogue).items()):
            codes, words = ["", *options], {"": say("upload.as_detected"), **options}
            before = str(getattr(choices, name))
            chosen[name] = (right if index % 2 else left).selectbox(
                say("upload.choice", what=name), codes, codes.index(before) if before in codes else 0,
                format_func=words.__getitem__)
        chosen["year"] = left.text_input(say("upload.choice", what="year"), choices.year,
                                         placeholder=say("upload.as_detected")).strip()
        chosen["header_row"] = int(right.number_input(
            say("upload.choice", what="header_row"), 1, None, choices.header_row or None, 1,
            placeholder=say("upload.as_detected")) or 0)
        if st.form_submit_button(say("upload.read_again")):
            job.restart(replace(choices, **chosen))
            st.rerun()


def _options(prepared: Prepared, catalogue: Catalogue) -> dict[str, Words]:
    """What can be chosen for the whole file, by field of Choices."""
    reading, names = prepared.reading, whole_file(catalogue)
    options = {"decimal": {mark: say(f"upload.decimal_{name}") for mark, name in DECIMALS.items()},
               "indicator": names["indicator"], "country": names["country"]}
    if reading.kind == "text":
        marks = {mark: say("upload.separator", mark=name) for mark, name in SEPARATORS.items()}
        return {"encoding": {encoding: encoding for encoding in ENCODINGS}, "separator": marks} | options
    sheets = {line.text: say("upload.hidden_sheet", sheet=line.text) if line.kind == "hidden_sheet" else line.text
              for line in reading.surroundings if line.kind in ("sheet", "hidden_sheet")}
    if sheets or prepared.choices.sheet:
        options["sheet"] = {reading.sheet: reading.sheet} | sheets
    return options
