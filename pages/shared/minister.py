"""The minister's page, on the screens of what it is about: one finding as a slide and as an A4 page."""

from collections.abc import Sequence

import streamlit as st

from indicators.briefing.pack import chromium
from indicators.briefing.pack.building import PackRequest, build
from indicators.briefing.pack.files import minister_file, minister_slides
from indicators.briefing.stamp import Clearance, organisation
from indicators.wording import say
from pages.shared import cache, issued
from pages.shared.cache import Visit

NAMES = {".pptx": "minister_slide", ".docx": "minister_page"}


def offer(visit: Visit, request: PackRequest, *, each_of: Sequence[str] = ()) -> None:
    """Buttons for the slide and the page, made when they are pressed; and for a slide of each of some countries."""
    stem = "_".join(filter(None, (*(request.areas or [request.group or "all"]), request.compared, *request.goals)))

    def make(kind: str, file: str) -> bytes:
        not_public = cache.not_public(visit, request.areas, request.goals)
        pack = build(cache.read_of(visit), PackRequest(**vars(request) | {
            "not_public": not_public, "clearance": Clearance(marking=organisation().marking)}))
        content = minister_file(pack, kind)
        issued.record(visit, file, pack)
        return content

    for kind, name in NAMES.items():
        file = f"{stem}_v{visit.version}_minister{kind}"
        st.download_button(say(f"brief.{name}"), lambda kind=kind, file=file: make(kind, file), file,  # type: ignore[misc]
                           on_click="ignore", key=f"{name}.{stem}", disabled=kind == ".docx" and (
                               not chromium.installed()))
    if each_of:
        st.download_button(say("brief.minister_each"), lambda: minister_slides(
            cache.read_of(visit), each_of, request.goals), f"{stem}_v{visit.version}_minister.zip",
            on_click="ignore", key=f"minister.each.{stem}")
