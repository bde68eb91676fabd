"""Briefings as downloads: buttons whose file is made as they are pressed, and recorded as issued."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

import streamlit as st

from indicators.briefing.issued import record_issued
from indicators.briefing.pack import chromium
from indicators.briefing.pack.building import PackRequest, build
from indicators.briefing.pack.content import Pack
from indicators.briefing.pack.files import BY_CHROMIUM, minister_archive, minister_file
from indicators.briefing.stamp import Clearance, organisation
from indicators.permission import staff
from indicators.wording import say
from pages.shared import cache, menu, who
from pages.shared.cache import CacheKey, Visit

MINISTER = {".pptx": "minister_slide", ".docx": "minister_page"}


def pack_of(visit: Visit, request: PackRequest) -> Pack:
    """The briefing, with what in it is not public; made once, as many countries take a while. Raises Refusal."""
    return _pack(visit, visit.cache_key, visit.as_of, _with_warning(visit, request))


@st.cache_resource(max_entries=8, show_spinner=False)
def _pack(_visit: Visit, key: CacheKey, as_of: str, request: PackRequest) -> Pack:
    return build(cache.read_of(_visit), request)


def _with_warning(visit: Visit, request: PackRequest) -> PackRequest:
    return replace(request, not_public=cache.not_public(visit, request.areas, request.goals))


def button(visit: Visit, request: PackRequest, name: str, file: str, make: Callable[[Pack], bytes], *,
           main: bool = False) -> None:
    """Render a button for a file of a briefing. Without a Chromium on the server there is none with pictures."""
    person = who.name() or request.clearance.prepared or say("issued.nobody")

    def made() -> bytes:
        pack = pack_of(visit, request)
        content = make(pack)
        if menu.may_write(visit):
            record_issued(cache.opened(visit.figures)[0], staff(person), file, pack.title, pack.reference)
        return content

    st.download_button(say(f"brief.{name}"), made, file, on_click="ignore", key=f"file.{file}",
                       type="primary" if main else "secondary",
                       disabled=file.endswith(BY_CHROMIUM) and not chromium.installed())


def offer(visit: Visit, request: PackRequest, *, each_of: Sequence[str] = ()) -> None:
    """Render buttons for the minister's slide and page of a finding, and for those of each of some countries."""
    stem = "_".join((*(request.areas or [request.group or "all"]), *filter(None, (request.compared, *request.goals)),
                     f"v{visit.version}"))
    request = replace(request, clearance=Clearance(marking=organisation().marking))
    minister_buttons(visit, request, stem)
    if each_of:
        kinds = [kind for kind in MINISTER if kind not in BY_CHROMIUM or chromium.installed()]
        button(visit, request, "minister_each", f"{stem}_minister.zip", lambda _: minister_archive(
            cache.read_of(visit), (_with_warning(visit, replace(request, areas=(area,), group="")) for area in each_of),
            kinds))


def minister_buttons(visit: Visit, request: PackRequest, stem: str) -> None:
    """Render buttons for the minister's slide and page; names of the files begin with ``stem``."""
    for kind, name in MINISTER.items():
        button(visit, request, name, f"{stem}_minister{kind}", partial(minister_file, kind=kind))
