"""Adding reports: files are read into a queue, one is looked at in full, and all that are ready are saved at once."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd
import streamlit as st
from markupsafe import Markup

from indicators import wording
from indicators.changes.versions import Changes, changes_by
from indicators.errors import Refusal, StalePreview
from indicators.ingest.limits import FIRST_YEAR, MOST_LETTERS, MOST_PAGES, largest_in_megabytes
from indicators.model import Catalogue, Issue, observations
from indicators.reports import form_wording, placing
from indicators.reports.report import LETTERS, Report
from indicators.reports.returned import ReturnedForm, figure_cells, publish_returned, returned_form
from indicators.reports.sections import sections_of
from indicators.reports.submitting import PreparedReport, corrected, prepare
from indicators.submissions.preview import Prepared
from indicators.wording import say
from pages.shared import cache, changes, filters, frame, issues, markup, receipt, state, who
from pages.shared.cache import Visit

KINDS = ["txt", "docx", "pdf"]
FILES_READ, KEY = "reports.seen", "reports.queue"
ROW, HEIGHT = 66, 560    # pixels of a row (from 65 on, Streamlit wraps its text) and at most of the table

Queue = dict[str, list[ReturnedForm]]
"""Reports by the SHA-256 of their file, each as it was read and after every correction."""


def show(visit: Visit) -> None:
    """Ask for files; render the queue, the form that saves all that is ready, and one report in full."""
    _ask(visit)
    forms = {digest: versions[-1] for digest, versions in queue().items()}
    if forms:
        digest = _choose(visit, forms)
        _save(visit, forms, digest)
        _show_report(visit, digest)


def _ask(visit: Visit) -> None:
    """Read the files chosen; one that the browser still lists is read once."""
    file_ids: set[str] = st.session_state.setdefault(f"{FILES_READ}.{ledger_id()}", set())
    choose = say("reports.choose", pages=MOST_PAGES, letters=wording.number(MOST_LETTERS))
    with st.spinner(say("reports.reading")):
        for file in st.file_uploader(choose, type=KINDS, accept_multiple_files=True,
                                     key=f"reports.files.{ledger_id()}", max_upload_size=largest_in_megabytes()):
            if file.file_id not in file_ids:
                _read(visit, file.getvalue(), file.name)
                file_ids.add(file.file_id)          # only then: another click may end this run while a file is read


def _choose(visit: Visit, forms: Mapping[str, ReturnedForm]) -> str:
    """Render the queue; return the selected report, else the first that needs a person."""
    rows = pd.DataFrame([_row(visit, form) for form in forms.values()], index=list(forms))
    selected = filters.select(
        rows.loc[:, rows.astype(bool).any()], "reports.queue", say("reports.queue"), placeholder="–",
        selection_mode="single-row",
        column_config={say("head.year"): st.column_config.NumberColumn(format="%d")})
    waiting = [digest for digest, form in forms.items()
               if form.report.issues or form.figures and form.figures.issues]
    return str([*selected, *waiting, *forms][0])


def _row(visit: Visit, form: ReturnedForm) -> dict[str, object]:
    """File, country, year, what is in it, and what keeps it from being saved, or that nothing does."""
    prepared, report, figures = form.report, form.report.report, form.figures
    state = "to_place" if prepared.waiting else "ready_replacing" if prepared.on_file else "ready"
    if not who.may("publish", report.ref_area or who.ANYWHERE):
        state = "not_yours"
    return {
        say("head.file"): prepared.filename,
        say("head.country"): wording.area(report.ref_area, visit.catalogue) if report.ref_area else "",
        say("head.year"): report.year or None, say("reports.items"): sum(len(part.items) for part in report.parts),
        say("reports.unplaced"): len(report.unplaced),
        say("head.figures"): say("reports.some_of", some=len(figures.to_publish()), count=figures.counts()["rows"]
                                 ) if figures else "",
        say("reports.levels"): len(report.levels), say("reports.linked"): len(form.answers),
        say("reports.state"): _finding(visit, prepared.rejecting[0]) if prepared.rejecting else say(
            f"reports.{state}")}


def _save(visit: Visit, forms: Mapping[str, ReturnedForm], digest: str) -> None:
    """The form that saves all reports in which nothing waits, and the one looked at as it is where that is ticked."""
    own = {each for each, form in forms.items() if who.may("publish", form.report.report.ref_area)}
    clean, prepared = [each for each in forms if each in own and not forms[each].report.issues], forms[digest].report
    waits = digest in own and prepared.waiting and not prepared.rejecting
    if not clean and not waits:
        return
    is_unusual = any(form.figures and form.figures.doubted.any() for form in forms.values())
    with st.form("reports.save", enter_to_submit=False):
        public = st.checkbox(say("reports.cleared"), help=say("reports.cleared_help"))
        reason = st.text_input(say("upload.reason"), width=420).strip() if is_unusual else ""
        if waits and st.checkbox(say("reports.as_it_is", count=wording.Count(len(prepared.report.unplaced)))):
            clean.append(digest)
        if st.form_submit_button(say("head.save"), type="primary"):
            receipt.attempt(lambda: _saved(visit, clean, public=public, reason=reason))


def _saved(visit: Visit, chosen: Sequence[str], *, public: bool, reason: str) -> str:
    """Save reports; one that somebody else changed meanwhile is read anew and named."""
    if not chosen:
        raise Refusal("report.none_ready")
    ledger, stale, figures, answers = cache.opened(visit.figures)[0], list[str](), 0, 0
    for digest in chosen:
        form = queue()[digest][-1]
        area, year = wording.area(form.report.report.ref_area, visit.catalogue), form.report.report.year
        source = say("reports.of", area=area, year=year)
        try:
            publish_returned(form, ledger, who.actor(), public=public, reason=reason, source=source)
            del queue()[digest]
        except StalePreview:
            del queue()[digest]
            _read(visit, form.report.content, form.report.filename)
            stale.append(form.report.filename)
        else:
            figures += len(form.figures.to_publish(reason)) if form.figures else 0
            answers += sum(answer.is_new for answer in form.answers)
    if len(stale) == len(chosen):
        raise Refusal("report.stale")
    saved = say("reports.saved", count=wording.Count(len(chosen) - len(stale)), version=ledger.version())
    brought = say("reports.brought", figures=figures, answers=answers) if figures or answers else ""
    return " ".join(filter(None, (saved, brought, say("reports.stale", names=wording.listed(stale)) if stale else "")))


def queue() -> Queue:
    """The session's reports for the ledger of the figures shown, in the order in which they were added."""
    reports: Queue = st.session_state.setdefault(f"{KEY}.{ledger_id()}", {})
    return reports


def ledger_id() -> str:
    """The ledger of the figures shown: what was read for the demo meets neither the real one nor a new demo."""
    return cache.opened(state.chosen_set())[0].id


def _read(visit: Visit, content: bytes, filename: str, country: str = "", year: str = "") -> None:
    """Read a file, as that of a country and year where these are chosen."""
    digest, reports = hashlib.sha256(content).hexdigest(), queue()      # taken before: a rerun ends at the session
    if digest not in reports or country or year:
        reports[digest] = [_returned(visit, prepare(
            content, filename, cache.snapshot_of(visit.figures), country=country, year=year))]


def _correct(visit: Visit, digest: str, report: Report | None) -> None:
    """Keep a report as a person placed its lines; None undoes the last correction."""
    before = queue()[digest]
    queue()[digest] = [*before, _returned(visit, corrected(before[-1].report, report))] if report else before[:-1]


def _returned(visit: Visit, prepared: PreparedReport) -> ReturnedForm:
    return returned_form(prepared, *cache.opened(visit.figures))


def _show_report(visit: Visit, digest: str) -> None:
    """Render a report, what else its form brings, and the forms to correct and discard it."""
    form = queue()[digest][-1]
    prepared = form.report
    frame.html(markup.heading(2, prepared.filename) + _findings(visit, prepared))
    if not prepared.document.issue:
        _show_figures(visit, form)
        frame.html(_brought(visit, form))
        _ask_subject(visit, digest, prepared)
        places = placing.places(prepared.report)
        unplaced = places.count(placing.UNPLACED)
        with st.expander(say("reports.lines", count=wording.Count(unplaced)), expanded=bool(unplaced)):
            _place(visit, digest, prepared, places)
        with st.expander(say("head.how_read")):
            frame.html(markup.whole_report(sections_of(prepared.report), visit.catalogue))
    if st.button(say("reports.discard"), key=f"reports.discard.{digest}"):
        del queue()[digest]
        st.rerun()


def _show_figures(visit: Visit, form: ReturnedForm) -> None:
    """Render what is wrong or unusual in the figures of a form, and what they change."""
    figures, cells = form.figures, figure_cells(form.report, visit.catalogue)
    if figures is None or cells is None:
        return
    issues.show(figures, visit.catalogue, issues.places_of(cells, visit.catalogue))
    if figures.comparison is not None:
        frame.html(changes.listed(_changes(visit.cache_key, figures.content, figures), visit.catalogue))


@st.cache_resource(max_entries=16, show_spinner=False)
def _changes(key: cache.CacheKey, content: bytes, _figures: Prepared) -> Changes:
    """What the figures of a form change."""
    current = _figures.comparison.current if _figures.comparison else observations([])
    return changes_by(current, _figures.to_publish("shown"), cache.snapshot_of(key.figures).catalogue(key.version))


def _brought(visit: Visit, form: ReturnedForm) -> Markup:
    """The levels ticked, the answers linked by their boxes, and what is no answer: annex and comments."""
    titles, levels = wording.goal_titles(visit.catalogue), form_wording.levels()
    ticked = [(titles[goal], levels[level]) for goal, level in form.report.report.levels.items()]
    answers = [markup.lines([say("commitments.offer", text=one.commitment.text, year=one.commitment.year),
                             markup.quoted([(False, one.text)])]) for one in form.answers]
    apart = {"reports.annex": [line.text for line in form.report.report.annex],
             "head.comments": list(map(str, form.report.document.comments))}
    return markup.joined((
        markup.heading(3, say("reports.levels")) + markup.facts(ticked) if ticked else "",
        markup.heading(3, say("reports.linked")) + markup.bullets(answers) if answers else "",
        *(markup.fold(say(name), markup.bullets(texts)) for name, texts in apart.items() if texts)))


def _findings(visit: Visit, prepared: PreparedReport) -> Markup:
    """What rejects the report or waits, and its flags; the words of unplaced lines are in the table."""
    issues = [issue for issue in prepared.issues if issue.code != "report.unplaced"]
    lines = [markup.lines([_finding(visit, issue), markup.small(wording.fix(issue, visit.catalogue, by_hand=True))])
             for issue in issues]
    flags = [wording.message(flag, visit.catalogue) for flag in (*prepared.notes, *prepared.report.all_flags)]
    return markup.bullets([*lines, *flags]) if lines or flags else Markup("")


def _finding(visit: Visit, issue: Issue) -> str:
    """What is wrong with a report, with the line if it concerns one."""
    return (wording.issue if issue.row else wording.problem)(issue, visit.catalogue)


def _ask_subject(visit: Visit, digest: str, prepared: PreparedReport) -> None:
    """Ask for the country and year, which the report may not say; it is read again as theirs."""
    ref_area, year = prepared.report.ref_area, prepared.report.year
    names = wording.country_names(visit.catalogue)
    codes, years = list(names), list(range(date.today().year, FIRST_YEAR - 1, -1))
    with st.form(f"reports.subject.{digest}", border=False, enter_to_submit=False), st.container(
            horizontal=True, vertical_alignment="bottom"):
        area = st.selectbox(say("head.country"), codes, format_func=names.__getitem__,
                            index=codes.index(ref_area) if ref_area in codes else None)
        of_year = st.selectbox(say("head.year"), years, index=years.index(year) if year in years else None)
        if st.form_submit_button(say("reports.set_subject")):
            _read(visit, prepared.content, prepared.filename, area or "", str(of_year or ""))
            st.rerun()


def _place(visit: Visit, digest: str, prepared: PreparedReport, places: Sequence[str]) -> None:
    """Render the lines, those without a place first, of which several are put in one place at once."""
    lines, names = prepared.report.lines, _names(visit.catalogue)
    with st.container(horizontal=True, vertical_alignment="bottom", key="filters"):
        words = str(st.text_input(say("filters.search"), key=f"reports.words.{digest}", type="search",
                                  placeholder=say("filters.search"), label_visibility="collapsed"))
        is_short = placing.UNPLACED in places and st.toggle(
            say("reports.only_unplaced"), key=f"reports.only_unplaced.{digest}")
    rows = sorted((index for index, place in enumerate(places) if words.casefold() in lines[index].text.casefold()
                   and (not is_short or place == placing.UNPLACED)), key=lambda at: places[at] != placing.UNPLACED)
    table = pd.DataFrame([{
        say("head.line"): lines[at].number, say("head.as_sent"): lines[at].text,
        say("reports.place"): names[placing.CONTINUES if places[at].endswith("+") else places[at]]}
        for at in rows], index=rows)
    versions = queue()[digest]
    selected = filters.select(
        table, f"reports.lines.{digest}.{len(versions)}", say("head.as_sent"),
        row_height=ROW, height=min(HEIGHT, ROW * (len(table) + 1)), column_config={
            say("head.line"): st.column_config.NumberColumn(width=50),
            say("head.as_sent"): st.column_config.TextColumn(width=640)})
    with st.container(horizontal=True, vertical_alignment="bottom"):
        to = st.selectbox(say("reports.put", count=wording.Count(len(selected))), list(names), index=None,
                          format_func=names.__getitem__, placeholder=say("reports.place"), disabled=not selected,
                          key=f"reports.put.{digest}.{len(versions)}")
        if st.button(say("reports.undo"), disabled=len(versions) < 2):  # noqa: PLR2004 - read, corrected
            _correct(visit, digest, None)
            st.rerun()
    if to:
        after = placing.moved(places, selected, str(to))
        _correct(visit, digest, placing.place(prepared.report, after, visit.catalogue))
        st.rerun()


def _names(catalogue: Catalogue) -> dict[str, str]:
    """Where a line may be put, in words."""
    titles = wording.goal_titles(catalogue)
    return {place: say(f"reports.role_{place}") for place in (
        placing.UNPLACED, placing.HEADING, placing.CONTINUES)} | {
        f"{goal} {part}": f"{goal} {part}: {say(f'report.part_{part}')} ({titles[goal]})"
        for goal in titles for part in LETTERS}
