"""The public edition: made after a release, or as a preview before one, as a job; and served to staff."""

import logging
from contextvars import copy_context
from threading import Thread
from typing import get_args

import streamlit as st
from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Receive, Scope, Send

from indicators import wording
from indicators.edition import folder
from indicators.edition.build import build
from indicators.edition.release import editions_of, preview_of, withdrawn_of
from indicators.edition.tree import manifest_of
from indicators.errors import Refusal
from indicators.opening import FigureSet
from indicators.wording import say
from pages.shared import cache, frame, markup, who
from pages.shared.cache import Visit

EVERY = 2.0              # seconds after which a screen looks again how far a job is

_log = logging.getLogger(__name__)


class Job(Thread):
    """One making of an edition, or of a preview; ``trouble`` says in a sentence why it failed."""

    def __init__(self, figures: FigureSet, *, is_preview: bool) -> None:
        super().__init__(name="edition", daemon=True)
        self.figures, self.is_preview = figures, is_preview
        self.done, self.every, self.trouble = 0, 1, ""
        self.context = copy_context()               # so that it is written in the same language

    def run(self) -> None:
        """Make it; what goes wrong is told on the screen."""
        try:
            self.context.run(self._make)
        except Refusal as refusal:
            self.trouble = wording.error(refusal)
        except Exception:  # noqa: BLE001 - a bug, which must not end without a word
            _log.exception("edition")
            self.trouble = say("history.edition_failed")

    def _make(self) -> None:
        ledger, snapshot = cache.opened(self.figures)
        if self.is_preview:
            preview = preview_of(ledger, snapshot, say("public.preview_name"))
            build([preview], [], folder.preview_of(self.figures), self._tell)
        else:
            base = folder.base_of(None)
            build(editions_of(ledger, snapshot, base), withdrawn_of(ledger, snapshot, base),
                  folder.of(self.figures), self._tell)

    def _tell(self, done: int, every: int) -> None:
        self.done, self.every = done, every


@st.cache_resource(show_spinner=False)
def _jobs() -> dict[tuple[FigureSet, bool], Job]:
    """The last job of each folder of this process."""
    return {}


def start(figures: FigureSet, *, is_preview: bool = False) -> None:
    """Begin to make the edition of the releases, or a preview of the next, unless that is under way."""
    last = _jobs().get((figures, is_preview))
    if last is None or not last.is_alive():
        _jobs()[figures, is_preview] = job = Job(figures, is_preview=is_preview)
        job.start()


def wait_for_jobs() -> None:
    """Wait until no edition is being made."""
    for job in list(_jobs().values()):
        if job.is_alive():
            job.join()


def show(visit: Visit, released: int) -> None:
    """Render what the folder holds, and a button that makes it where the release is another."""
    held = manifest_of(folder.of(visit.figures)).get("editions", [])
    version = held[-1]["version"] if held else 0
    frame.html(markup.heading(2, say("history.edition")) + markup.paragraph(
        markup.link(address(visit.figures), say("history.edition_made", name=held[-1]["name"], version=version))
        if held else say("history.edition_none")))
    if version != released and who.may_save(visit, "release") and st.button(
            say("history.edition_make"), key="edition.make"):
        start(visit.figures)
    _follow(visit.figures, is_preview=False)


def offer_preview(visit: Visit) -> None:
    """Render the button that makes a preview of the next release, how far it is, and the link to it."""
    if st.button(say("history.preview"), help=say("history.preview_help"), key="edition.preview"):
        start(visit.figures, is_preview=True)
    _follow(visit.figures, is_preview=True)


@st.fragment(run_every=EVERY)
def _follow(figures: FigureSet, *, is_preview: bool) -> None:
    """How far the job is, or how it ended."""
    job = _jobs().get((figures, is_preview))
    if job is None:
        return
    if job.is_alive():
        st.progress(job.done / job.every, say("history.edition_progress", done=job.done, every=job.every))
    elif job.trouble:
        frame.html(markup.notice("trouble", job.trouble, role="alert"))
    elif is_preview:
        frame.html(markup.paragraph(markup.link(address(figures, is_preview=True), say("history.preview_open"))))


def address(figures: FigureSet, *, is_preview: bool = False) -> str:
    """Where this server has an edition, relative to a screen."""
    return f".{_path(figures, is_preview=is_preview)}/"


def _path(figures: FigureSet, *, is_preview: bool) -> str:
    return f"/edition{'' if figures == 'real' else '-illustrative'}{'-preview' if is_preview else ''}"


def routes() -> list[BaseRoute]:
    """The editions of both sets, and their previews; also without a slash at the end."""
    sets: tuple[FigureSet, ...] = get_args(FigureSet)
    served = {_path(figures, is_preview=is_preview): Served(figures, is_preview=is_preview)
              for figures in sets for is_preview in (False, True)}
    return [route for path, files in served.items() for route in (
        Route(path, lambda request: RedirectResponse(f".{request.url.path}/")), Mount(path, files))]


class Served:
    """The files of a folder as they are; a sentence where there is none yet."""

    def __init__(self, figures: FigureSet, *, is_preview: bool) -> None:
        self.folder = folder.preview_of(figures) if is_preview else folder.of(figures)
        self.files = StaticFiles(directory=self.folder, html=True, check_dir=False)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        is_there = scope["type"] != "http" or self.folder.is_dir()
        answer = self.files if is_there else PlainTextResponse(say("history.edition_none"), 404)
        await answer(scope, receive, send)
