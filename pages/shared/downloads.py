"""What is taken away from a screen: sentences to copy, files of briefings, and figures, as staff see them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, cast
from urllib.parse import urlencode

import streamlit as st
from anyio import CapacityLimiter, to_thread
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from indicators import __version__, statements, wording
from indicators.briefing.pack import chromium, files
from indicators.briefing.pack.building import PackRequest, build
from indicators.briefing.pack.content import Pack
from indicators.briefing.pack.several_countries import MOST
from indicators.briefing.recheck import record_issued
from indicators.briefing.reference import OF_COUNTRIES
from indicators.briefing.stamp import Clearance, organisation
from indicators.charts.drawing import Figure
from indicators.errors import LedgerTrouble, Refusal
from indicators.opening import FigureSet
from indicators.permission import actor_of
from indicators.statements import Paragraph
from indicators.wording import day, say
from pages.shared import cache, file_owners, frame, gate, markup, state, who
from pages.shared.cache import Visit

TAKEN = "taken"          # kind of entries in the second log: a download other than a briefing
MINISTER = {".pptx": "minister_slide", ".docx": "minister_page"}


def offer_sentences(visit: Visit, label: str, about: str, paragraphs: Callable[[], Sequence[Paragraph]],
                    whose: str = "", countries: int = 1) -> None:
    """Render a button that opens the sentences ``about`` a country or goal, which are made once it is pressed, with a
    footnote by which they can be found again.

    Where they do not say so they have ``whose`` they are, a group or some ``countries`` by name, so that they can be
    understood once they are pasted; those of invented figures begin with ILLUSTRATIVE.
    """
    @st.dialog(label, width="medium")
    def show() -> None:
        messages = paragraphs()
        first, *rest = (" ".join(wording.message(one, visit.catalogue) for one in paragraph) for paragraph in messages)
        first = say("briefing.of", whose=whose, sentences=first, countries=countries) if whose else first
        if visit.illustrative or any(statements.INVENTED in paragraph for paragraph in messages):
            first = say("briefing.illustrative", sentences=first)
        footnote = say("briefing.footnote_staff", goal=about, version=frame.version_in_words(visit),
                       day=day(visit.as_of), goalline=__version__)
        st.code("\n\n".join((first, *rest, footnote)), language=None, wrap_lines=True)

    if st.button(label, type="tertiary", icon=":material/content_copy:", key=f"copy.{label}.{about}"):
        show()


def offer(label: str, make: Callable[[], bytes | str], file: str, mime: str = file_owners.BYTES,
          **options: Any) -> None:
    """Render a button for a file, made once it is pressed, that only whoever is signed in can fetch."""
    st.download_button(label, make, file, file_owners.media_type(mime, who.account()), on_click="ignore", **options)


def offer_recorded(visit: Visit, label: str, make: Callable[[], bytes | str], file: str, mime: str = file_owners.BYTES,
                   on_record: str = "", **options: Any) -> None:
    """Render a button for a file, made once it is pressed; of who is signed in, the download goes on record.

    What is on record stays when what it names is erased: ``on_record`` stands for a name that has words of a person.
    """
    actor = who.actor()                                 # not in the session any more where a file is made

    def made() -> bytes | str:
        content = make()
        if actor.person:
            visit.ledger.record(actor, TAKEN, {"file": on_record or file})
        return content

    offer(label, made, file, mime, **options)


@cache.of_a_visit(most=8)
def pack_of(visit: Visit, request: PackRequest) -> Pack:
    """The briefing, with what in it is not public; made once, as many countries take a while. Raises Refusal."""
    return build(cache.read_of(visit), _with_warning(visit, request))


def _with_warning(visit: Visit, request: PackRequest) -> PackRequest:
    return replace(request, not_public=cache.not_public(visit, request.areas, request.goals))


def offer_file(visit: Visit, request: PackRequest, name: str, file: str, make: Callable[[Pack], bytes], *,
               main: bool = False) -> None:
    """Render a button for a file of a briefing. Without a Chromium on the server there is none with pictures."""
    actor = who.actor()                                 # not in the session any more where a file is made
    lacks_chromium = file.endswith(files.BY_CHROMIUM) and not chromium.installed()

    def made() -> bytes:
        pack = pack_of(visit, request)
        content = make(pack)
        if actor.person or not visit.past:
            record_issued(visit.ledger, actor, file, pack.title, pack.reference)
        return content

    offer(say(f"brief.{name}"), made, file, key=f"file.{file}", type="primary" if main else "secondary",
          disabled=lacks_chromium, help=wording.error(Refusal("brief.no_chromium")) if lacks_chromium else None)


def offer_files(visit: Visit, request: PackRequest, stem: str = "", *, each_of: Sequence[str] = ()) -> None:
    """Render buttons for the minister's slide and page of a finding, and for those of each of some countries."""
    if not stem:
        scope = (*(request.areas or [request.group or "all"]), *filter(None, (request.compared, *request.goals)))
        stem = "_".join((*scope, f"v{visit.version}"))
        request = replace(request, clearance=Clearance(marking=organisation().marking))
    for kind, name in MINISTER.items():
        offer_file(visit, request, name, f"{stem}_minister{kind}", partial(files.minister_file, kind=kind))
    if each_of:
        kinds = [kind for kind in MINISTER if kind not in files.BY_CHROMIUM or chromium.installed()]
        offer_file(visit, request, "minister_each", f"{stem}_minister.zip", lambda _: files.minister_archive(
            cache.read_of(visit), (_with_warning(visit, replace(request, areas=(area,), group="")) for area in each_of),
            kinds))


FIGURE = "/figure"
VERSION, YEAR = 9, 4     # most digits of a data version and of a year
AT_ONCE, MOST_WAITING = 2, 20        # figures drawn at the same time, and requests that may wait

_drawing = CapacityLimiter(AT_ONCE)


def figure_row(visit: Visit, name: str, figure: Figure | None, **selected: str) -> Markup:
    """Links to download a figure, and buttons to copy it as a picture or its finding as text; "" without a figure.

    ``name`` is the figure's name without version, and ``selected`` its briefing pack: area, goal, group and year.
    Without a Chromium on the server there is no picture. Links are relative, so that they work behind a proxy's path.
    """
    if figure is None:
        return Markup("")
    caption, drawn_here = figure.layout.meta, chromium.installed()
    values = {"name": f"{name}_v{visit.version}", "set": visit.figures, "version": str(visit.version), **selected}
    query = urlencode({key: value for key, value in values.items() if value})
    finding = say("figure_files.text", finding=caption["title"], source=next(iter(caption["sources"]), "none"),
                  version=caption["data_version"], day=caption["as_of"])
    forms = [*files.FORMS] if drawn_here else [*files.WITHOUT_CHROMIUM]
    return markup.figure_files(f".{FIGURE}?{query}", forms, say("briefing.illustrative", sentences=finding)
                               if caption["illustrative"] else finding)


async def figure_answer(request: Request) -> Response:
    """The figure that a link names, as a file."""
    if request.headers.get("sec-fetch-site", "none") not in ("same-origin", "none"):
        return PlainTextResponse(say("server.origin"), 403)    # no other site makes this one draw
    if _drawing.statistics().tasks_waiting >= MOST_WAITING:
        return PlainTextResponse(say("figure_files.busy"), 503)
    try:
        session = request.headers.get(gate.HEADER, "")
        return await to_thread.run_sync(_file, dict(request.query_params), session, limiter=_drawing)
    except Refusal as refusal:
        later = isinstance(refusal, LedgerTrouble) or "chromium" in refusal.code
        return PlainTextResponse(wording.error(refusal), 503 if later else 404)


def _file(values: Mapping[str, str], session: str) -> Response:
    """The file that a link names, for whoever has a session. Raises Refusal."""
    form, name, version = (values.get(key, "") for key in ("form", "name", "version"))
    if form not in files.FORMS or values.get("set") not in state.SETS:
        raise Refusal("brief.no_figure", name=name)
    visit = cache.visit_at(cast(FigureSet, values["set"]), _number(version, VERSION))
    most = state.MOST_OF_A_SET if name.startswith(OF_COUNTRIES) else MOST
    areas = tuple(filter(None, values.get("area", values.get("areas", "")).split(",")))[:most]
    figure, goals = name.removesuffix(f"_v{visit.version}"), (values.get("goal", ""),)
    pack = build(cache.read_of(visit), PackRequest(
        areas=areas, goals=goals, group=values.get("group", ""), compared=values.get("indicator", ""),
        indexed=values.get("scale") != "figures", not_public=cache.not_public(visit, areas, goals),
        clearance=Clearance(marking=organisation().marking), figure=figure,
        year=_number(year, YEAR) if (year := values.get("year")) else None))
    file = f"{name}_{form}.png" if files.FORMS[form] == "image/png" else f"{name}.{form}"
    content = files.figure_file(pack, pack.figure_named(name), form)
    if session and not visit.illustrative:
        _record(session, file)
    return Response(content, media_type=files.FORMS[form], headers={
        "Content-Disposition": f'attachment; filename="{file}"', "Cache-Control": "no-store"})


def _record(session: str, file: str) -> None:
    """Record a figure that somebody who is signed in took."""
    ledger = cache.opened("real")[0]
    if one := ledger.session(session):
        ledger.record(actor_of(gate.account_of(one)), TAKEN, {"file": file})


def _number(text: str, most: int) -> int:
    """A number of few digits, 0 for any other text."""
    return int(text) if text.isdecimal() and len(text) <= most else 0
