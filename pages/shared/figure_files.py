"""Figures as files: the row of links under a figure, and the response to a link, as staff see the figures."""

from collections.abc import Mapping
from typing import cast
from urllib.parse import urlencode

from anyio import CapacityLimiter, to_thread
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from indicators import wording
from indicators.briefing.pack import chromium
from indicators.briefing.pack.building import PackRequest, build
from indicators.briefing.pack.files import FORMS, figure_file
from indicators.briefing.pack.several_countries import MOST
from indicators.briefing.reference import OF_COUNTRIES
from indicators.briefing.stamp import Clearance, organisation
from indicators.charts.drawing import Figure
from indicators.errors import LedgerTrouble, Refusal
from indicators.opening import FigureSet
from indicators.wording import say
from pages.shared import cache, markup, state
from pages.shared.ask import MOST_OF_A_SET
from pages.shared.cache import Visit

PATH = "/figure"
LONGEST, YEAR = 9, 4     # digits of a data version and of a year
AT_ONCE, MOST_WAITING = 2, 20        # figures drawn at the same time, and requests that may wait

_drawing = CapacityLimiter(AT_ONCE)


def row(visit: Visit, name: str, figure: Figure | None, **selected: str) -> Markup:
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
    forms = [form for form, kind in FORMS.items() if drawn_here or not kind.by_chromium]
    return markup.figure_files(f".{PATH}?{query}", forms, say("briefing.illustrative", sentences=finding)
                               if caption["illustrative"] else finding)


async def answer(request: Request) -> Response:
    """The figure that a link names, as a file."""
    if request.headers.get("sec-fetch-site", "none") not in ("same-origin", "none"):
        return PlainTextResponse(say("server.origin"), 403)    # no other site makes this one draw
    if _drawing.statistics().tasks_waiting >= MOST_WAITING:
        return PlainTextResponse(say("figure_files.busy"), 503)
    try:
        return await to_thread.run_sync(_file, dict(request.query_params), limiter=_drawing)
    except Refusal as refusal:
        later = isinstance(refusal, LedgerTrouble) or "chromium" in refusal.code
        return PlainTextResponse(wording.error(refusal), 503 if later else 404)


def _file(values: Mapping[str, str]) -> Response:
    """The file that a link names. Raises Refusal."""
    form, name, version = (values.get(key, "") for key in ("form", "name", "version"))
    if form not in FORMS or values.get("set") not in state.SETS:
        raise Refusal("brief.no_figure", name=name)
    visit = cache.visit_at(cast(FigureSet, values["set"]), _number(version, LONGEST))
    most = MOST_OF_A_SET if name.startswith(OF_COUNTRIES) else MOST
    areas = tuple(filter(None, values.get("area", values.get("areas", "")).split(",")))[:most]
    figure, goals = name.removesuffix(f"_v{visit.version}"), (values.get("goal", ""),)
    pack = build(cache.read_of(visit), PackRequest(
        areas=areas, goals=goals, group=values.get("group", ""), compared=values.get("indicator", ""),
        indexed=values.get("scale") != "figures", not_public=cache.not_public(visit, areas, goals),
        clearance=Clearance(marking=organisation().marking), figure=figure,
        year=_number(year, YEAR) if (year := values.get("year")) else None))
    kind = FORMS[form]
    stem = f"{name}_{form}" if kind.extension == "png" else name
    return Response(figure_file(pack, pack.figure_named(name), form), media_type=kind.media, headers={
        "Content-Disposition": f'attachment; filename="{stem}.{kind.extension}"', "Cache-Control": "no-store"})


def _number(text: str, most: int) -> int:
    """A number of few digits, 0 for any other text."""
    return int(text) if text.isdecimal() and len(text) <= most else 0
