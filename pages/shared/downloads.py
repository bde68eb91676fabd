"""What is taken away from a screen: sentences to copy, and files that are made as their button is pressed and recorded
as issued.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

import streamlit as st

from indicators import __version__, statements, wording
from indicators.briefing.pack import chromium
from indicators.briefing.pack.building import PackRequest, build
from indicators.briefing.pack.content import Pack
from indicators.briefing.pack.files import BY_CHROMIUM, minister_archive, minister_file
from indicators.briefing.recheck import record_issued
from indicators.briefing.stamp import Clearance, organisation
from indicators.permission import staff
from indicators.statements import Paragraph
from indicators.wording import day, say
from pages.shared import cache, frame, menu, who
from pages.shared.cache import CacheKey, Visit

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


def pack_of(visit: Visit, request: PackRequest) -> Pack:
    """The briefing, with what in it is not public; made once, as many countries take a while. Raises Refusal."""
    return _pack(visit, visit.cache_key, visit.as_of, _with_warning(visit, request))


@st.cache_resource(max_entries=8, show_spinner=False)
def _pack(_visit: Visit, key: CacheKey, as_of: str, request: PackRequest) -> Pack:
    return build(cache.read_of(_visit), request)


def _with_warning(visit: Visit, request: PackRequest) -> PackRequest:
    return replace(request, not_public=cache.not_public(visit, request.areas, request.goals))


def offer_file(visit: Visit, request: PackRequest, name: str, file: str, make: Callable[[Pack], bytes], *,
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


def offer_files(visit: Visit, request: PackRequest, stem: str = "", *, each_of: Sequence[str] = ()) -> None:
    """Render buttons for the minister's slide and page of a finding, and for those of each of some countries.

    Names of the files begin with ``stem``, by default of the scope.
    """
    if not stem:
        scope = (*(request.areas or [request.group or "all"]), *filter(None, (request.compared, *request.goals)))
        stem = "_".join((*scope, f"v{visit.version}"))
        request = replace(request, clearance=Clearance(marking=organisation().marking))
    for kind, name in MINISTER.items():
        offer_file(visit, request, name, f"{stem}_minister{kind}", partial(minister_file, kind=kind))
    if each_of:
        kinds = [kind for kind in MINISTER if kind not in BY_CHROMIUM or chromium.installed()]
        offer_file(visit, request, "minister_each", f"{stem}_minister.zip", lambda _: minister_archive(
            cache.read_of(visit), (_with_warning(visit, replace(request, areas=(area,), group="")) for area in each_of),
            kinds))
