"""Adding reports: files are read into a queue, one is looked at in full, and all that are ready are saved at once."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import date

import pandas as pd
import streamlit as st
from markupsafe import Markup

from indicators import wording
from indicators.changes.versions import Changes, changes_by
from indicators.errors import Refusal, StalePreview
from indicators.ingest.limits import FIRST_YEAR, MOST_LETTERS, MOST_PAGES, largest_in_megabytes
from indicators.model import Catalogue, Issue, observations
from indicators.opening import ReceivedFile
from indicators.reports import form_wording, placing
from indicators.reports.report import LETTERS, Report, unanswered
from indicators.reports.returned import ReturnedForm, figure_cells, publish_returned
from indicators.reports.sections import sections_of
from indicators.reports.submitting import PreparedReport
from indicators.submissions.preview import Prepared
from indicators.wording import say
from pages.shared import cache, changes, filters, frame, issues, markup, menu, receipt, state, who
from pages.shared.cache import Visit
from pages.shared.reports import waiting
from pages.shared.reports.waiting import WaitingReport

KINDS = ["txt", "docx", "pdf"]
AREA = "reports.files"  # of the session: the number of the area for files; a new one is empty
ROW, HEIGHT = 66, 560    # pixels of a row (from 65 on, Streamlit wraps its text) and at most of the table

Queue = Mapping[str, WaitingReport]
"""Reports by the SHA-256 of their file."""


def show(visit: Visit) -> None:
    """Ask for files; render the queue, the form that saves all that is ready, and one report in full."""
    with st.spinner(say("reports.reading")):
        _ask(visit)
    files = waiting.waiting_files(visit)
    queue = {file.sha256: one for file, one in files if one}
    if files and (digest := _choose(visit, files)):
        _save(visit, queue, digest)
        _show_report(visit, queue[digest])


def _ask(visit: Visit) -> None:
    """Read the files chosen into the ledger, then empty the area for them."""
    key = f"{AREA}.{cache.opened(visit.figures)[0].id}"   # no file meets another ledger or a new demo
    choose = say("reports.choose", pages=MOST_PAGES, letters=wording.number(MOST_LETTERS))
    files = st.file_uploader(choose, type=KINDS, accept_multiple_files=True, max_upload_size=largest_in_megabytes(),
                             key=f"{key}.{st.session_state.get(key, 0)}")
    try:
        for file in files:
            waiting.receive(visit, file.getvalue(), file.name)
    except Refusal as refusal:
        frame.trouble(refusal)
        return
    if files:
        st.session_state[key] = st.session_state.get(key, 0) + 1     # only now: another click may end a run that reads
        st.rerun()


def _choose(visit: Visit, files: Sequence[tuple[ReceivedFile, WaitingReport | None]]) -> str:
    """Render the queue; return the selected report, else the first that needs a person, "" where none is read."""
    rows = pd.DataFrame([_row(visit, file, one) for file, one in files], index=[file.sha256 for file, _ in files])
    rows[say("head.file")] = [file.filename for file, _ in files]
    rows[say("desk.stage")] = [say("reports.received_by", day=wording.day(file.at[:10]), name=file.actor_name)
                               for file, _ in files]
    frame.html(markup.heading(2, say("reports.queue")))
    selected = filters.select(
        rows.loc[:, (rows.astype(bool) & rows.notna()).any()], "reports.queue", say("reports.queue"), placeholder="–",
        selection_mode="single-row",
        column_config={say("head.year"): st.column_config.NumberColumn(format="%d")})
    unread = [file for file, one in files if not one]
    all_at_once = bool(unread) and st.button(say("reports.read_all", count=wording.Count(len(unread))))
    _read(visit, [file for file in unread if all_at_once or file.sha256 in selected])
    read = [one for _, one in files if one]
    with_issues = [one for one in read if one.form.report.issues or one.form.figures and one.form.figures.issues]
    return str([*selected, *(one.file.sha256 for one in (*with_issues, *read)), ""][0])


def _read(visit: Visit, files: Sequence[ReceivedFile]) -> None:
    """Read files that were read by another process, and rerun."""
    with st.spinner(say("reports.reading")):
        for file in files:
            with suppress(Refusal):                  # another session has just saved it
                waiting.read(visit, file)
    if files:
        st.rerun()


def _row(visit: Visit, file: ReceivedFile, one: WaitingReport | None) -> dict[str, object]:
    """Country, year, what is in it, and what keeps it from being saved, or that nothing does."""
    country = wording.area(file.area, visit.catalogue) if file.area else ""
    if one is None:
        return {say("head.country"): country, say("reports.state"): say("reports.to_read"),
                say("head.year"): file.year or None}
    prepared, report, figures = one.form.report, one.form.report.report, one.form.figures
    readiness = "to_place" if prepared.waiting else "ready_replacing" if prepared.on_file else "ready"
    if not who.may("publish", report.ref_area or who.ANYWHERE):
        readiness = "not_yours"
    return {
        say("head.country"): country,
        say("reports.state"): _finding(visit, prepared.rejecting[0]) if prepared.rejecting else say(
            f"reports.{readiness}"),
        say("head.year"): file.year or None,
        say("reports.unanswered"): wording.listed(" ".join(part) for part in _unanswered(visit, report).items()),
        say("head.figures"): say("reports.figures_read", count=figures.counts()["rows"],
                                 refused=wording.Count(figures.refused())) if figures else "",
        say("reports.unplaced"): len(report.unplaced),
        say("reports.items"): sum(len(part.items) for part in report.parts),
        say("reports.levels"): len(report.levels), say("reports.linked"): len(one.form.answers)}


def _unanswered(visit: Visit, report: Report) -> Mapping[str, str]:
    """The goals on which a report has no word in some parts, with these; none of what is no report."""
    return unanswered(report, [goal.id for goal in visit.catalogue.goals]) if report.headings else {}


def _save(visit: Visit, queue: Queue, digest: str) -> None:
    """The form that saves all reports in which nothing waits, and the one looked at as it is where that is ticked."""
    own = {each for each, one in queue.items() if who.may("publish", one.form.report.report.ref_area)}
    clean, prepared = [each for each in queue if each in own and not queue[each].form.report.issues], (
        queue[digest].form.report)
    waits = digest in own and prepared.waiting and not prepared.rejecting
    if not clean and not waits:
        return
    is_unusual = any(one.form.figures and one.form.figures.doubted.any() for one in queue.values())
    with st.form("reports.save", enter_to_submit=False):
        public = st.checkbox(say("reports.cleared"), help=say("reports.cleared_help"))
        reason = st.text_input(say("upload.reason"), width=420).strip() if is_unusual else ""
        if waits and st.checkbox(say("reports.as_it_is", count=wording.Count(len(prepared.report.unplaced)))):
            clean.append(digest)
        if st.form_submit_button(say("head.save"), type="primary"):
            chosen = [queue[each] for each in clean]
            receipt.attempt(lambda: _saved(visit, chosen, public=public, reason=reason))


def _saved(visit: Visit, chosen: Sequence[WaitingReport], *, public: bool, reason: str) -> str:
    """Save reports; one that somebody else changed meanwhile is read anew and named."""
    if not chosen:
        raise Refusal("report.none_ready")
    ledger, stale, figures, answers = cache.opened(visit.figures)[0], list[str](), 0, 0
    for one in chosen:
        form = one.form
        area, year = wording.area(form.report.report.ref_area, visit.catalogue), form.report.report.year
        source = say("reports.of", area=area, year=year)
        try:
            if not publish_returned(form, ledger, who.actor(), public=public, reason=reason, source=source):
                waiting.discard(visit, one)              # it is on file already
        except StalePreview:
            stale.append(form.report.filename)
            waiting.forget(visit, one)
            with suppress(Refusal):                  # another session has saved it too
                waiting.read(visit, one.file)
        else:
            figures += len(form.figures.to_publish(reason)) if form.figures else 0
            answers += sum(answer.is_new for answer in form.answers)
            waiting.forget(visit, one)
    if len(stale) == len(chosen):
        raise Refusal("report.stale")
    saved = say("reports.saved", count=wording.Count(len(chosen) - len(stale)), version=ledger.version())
    brought = say("reports.brought", figures=figures, answers=answers) if figures or answers else ""
    return " ".join(filter(None, (saved, brought, say("reports.stale", names=wording.listed(stale)) if stale else "")))


def _show_report(visit: Visit, one: WaitingReport) -> None:
    """Render a report, what else its form brings, and the forms to correct and discard it."""
    prepared, area = one.form.report, one.file.area or who.ANYWHERE
    frame.html(markup.heading(2, prepared.filename) + _findings(visit, prepared))
    if not prepared.document.issue:
        _show_figures(visit, one.form)
        frame.html(_brought(visit, one.form))
        _ask_subject(visit, one)
        places = placing.places(prepared.report)
        unplaced = places.count(placing.UNPLACED)
        with st.expander(say("reports.lines", count=wording.Count(unplaced)), expanded=bool(unplaced)):
            _place(visit, one, places)
        with st.expander(say("head.how_read")):
            frame.html(markup.whole_report(sections_of(prepared.report), visit.catalogue))
    if (who.may("publish", area) or one.file.person == who.actor().person) and st.button(
            say("reports.discard"), key=f"reports.discard.{one.file.sha256}"):
        waiting.discard(visit, one)
        st.rerun()


def _say_changed(change: Callable[[], None]) -> None:
    """Change a report and rerun; on refusal, render the reason."""
    try:
        change()
    except Refusal as refusal:
        frame.trouble(refusal)
    else:
        st.rerun()


def _show_figures(visit: Visit, form: ReturnedForm) -> None:
    """Render what is wrong or unusual in the figures of a form, and what they change."""
    figures, cells, report = form.figures, figure_cells(form.report, visit.catalogue), form.report.report
    if form.report.is_scanned or any(flag.code == "report.figures_unread" for flag in report.flags):
        link = markup.link(menu.address("grid", area=report.ref_area), say("menu.grid"))     # they are typed by hand
        frame.html(markup.paragraph(link))
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


def _ask_subject(visit: Visit, one: WaitingReport) -> None:
    """Ask for the country and year, which the report may not say; it is read again as theirs."""
    ref_area, year = one.form.report.report.ref_area, one.form.report.report.year
    names = wording.country_names(visit.catalogue)
    codes, years = list(names), list(range(date.today().year, FIRST_YEAR - 1, -1))
    with st.form(f"reports.subject.{one.file.sha256}", border=False, enter_to_submit=False), st.container(
            horizontal=True, vertical_alignment="bottom"):
        area = st.selectbox(say("head.country"), codes, format_func=names.__getitem__,
                            index=codes.index(ref_area) if ref_area in codes else None)
        of_year = st.selectbox(say("head.year"), years, index=years.index(year) if year in years else None)
        if st.form_submit_button(say("reports.set_subject")):
            _say_changed(lambda: waiting.set_subject(visit, one, area or "", str(of_year or "")))


def _place(visit: Visit, one: WaitingReport, places: Sequence[str]) -> None:
    """Render the lines, those without a place first, of which several are put in one place at once."""
    report, names, digest, edits = one.form.report.report, _names(visit.catalogue), one.file.sha256, one.file.edits
    lines = report.lines
    with st.container(horizontal=True, vertical_alignment="bottom", key="filters"):
        words = str(st.text_input(say("filters.search"), key=f"reports.words.{digest}", type="search",
                                  placeholder=say("filters.search"), label_visibility="collapsed",
                                  max_chars=state.LONGEST_SEARCH))[:state.LONGEST_SEARCH]
        is_short = placing.UNPLACED in places and st.toggle(
            say("reports.only_unplaced"), key=f"reports.only_unplaced.{digest}")
    rows = sorted((index for index, place in enumerate(places) if words.casefold() in lines[index].text.casefold()
                   and (not is_short or place == placing.UNPLACED)), key=lambda at: places[at] != placing.UNPLACED)
    table = pd.DataFrame([{
        say("head.line"): lines[at].number, say("head.as_sent"): lines[at].text,
        say("reports.place"): names[placing.CONTINUES if places[at].endswith("+") else places[at]]}
        for at in rows], index=rows)
    selected = filters.select(
        table, f"reports.lines.{digest}.{edits}", say("head.as_sent"),
        row_height=ROW, height=min(HEIGHT, ROW * (len(table) + 1)), column_config={
            say("head.line"): st.column_config.NumberColumn(width=50),
            say("head.as_sent"): st.column_config.TextColumn(width=640)})
    with st.container(horizontal=True, vertical_alignment="bottom"):
        to = st.selectbox(say("reports.put", count=wording.Count(len(selected))), list(names), index=None,
                          format_func=names.__getitem__, placeholder=say("reports.place"), disabled=not selected,
                          key=f"reports.put.{digest}.{edits}")
        if st.button(say("reports.undo"), disabled=not waiting.can_undo(one)):
            _say_changed(lambda: waiting.undo(visit, one))
    if to:
        after = placing.moved(places, selected, str(to))
        _say_changed(lambda: waiting.correct(visit, one, placing.place(report, after, visit.catalogue)))


def _names(catalogue: Catalogue) -> dict[str, str]:
    """Where a line may be put, in words."""
    titles = wording.goal_titles(catalogue)
    return {place: say(f"reports.role_{place}") for place in (
        placing.UNPLACED, placing.HEADING, placing.CONTINUES)} | {
        f"{goal} {part}": f"{goal} {part}: {say(f'report.part_{part}')} ({titles[goal]})"
        for goal in titles for part in LETTERS}
