"""Background job that makes a file of a pack: its progress, its result, and cancelling it."""

import time
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from threading import Event, Lock

from indicators.briefing.pack.content import Pack, PackFigure
from indicators.briefing.pack.files import DRAWN, write_pack
from indicators.charts.drawing import SCREEN, Figure, Picture
from indicators.charts.theme import Theme
from indicators.errors import Refusal
from indicators.submissions.job import CancelledError, is_done
from indicators.temporary_folders import scratch

AT_A_TIME, MOST_WAITING = 2, 20          # files that are made, and jobs that wait or work
ABANDONED = 180.0        # seconds after which a job ends that nobody asks about

_workers = ThreadPoolExecutor(max_workers=AT_A_TIME, thread_name_prefix="briefing")
_active: set["Making"] = set()
_counting = Lock()


@dataclass(frozen=True)
class Template:
    """An office's own file, of which nothing is kept once the briefing is made."""

    name: str
    content: bytes


class Making:
    """A pack being made as a file of one kind. Raises Refusal("brief.busy") where too many are being made."""

    def __init__(self, pack: Pack, kind: str, template: Template | None = None) -> None:
        self.kind, self.name, self._template = kind, f"{pack.stem}{kind}", template
        self._cancelled, self._asked, self._begun = Event(), time.monotonic(), set[str]()
        counted = replace(pack, status_figure=self._counted(pack.status_figure), sections=tuple(
            replace(section, figures=tuple(map(self._counted, section.figures)),
                    others=tuple(map(self._counted, section.others))) for section in pack.sections))
        statuses = kind != ".zip" and bool(pack.table.rows)         # a table, and no picture, in the other kinds
        self.total = len(pack.figures) - statuses if kind in DRAWN else 0
        with _counting:
            if len(_active) >= MOST_WAITING:
                raise Refusal("brief.busy")
            _active.add(self)
        self._work: Future[bytes] = _workers.submit(self._make, counted)

    @property
    def drawn(self) -> int:
        """Number of figures begun, of ``total``, which is 0 where Chromium draws none."""
        return min(len(self._begun), self.total)

    def done(self, within: float = 0) -> bool:
        """Whether the work has ended, or ends within some seconds; a job that nobody asks about is cancelled."""
        self._asked = time.monotonic()
        return self._work.cancelled() or is_done(self._work, within)

    def cancel(self) -> None:
        """End the work before its next figure; a job that has not begun no longer counts as waiting."""
        self._cancelled.set()
        if self._work.cancel():
            with _counting:
                _active.discard(self)

    @property
    def cancelled(self) -> bool:
        """Whether it was cancelled."""
        return self._cancelled.is_set()

    def file(self) -> bytes:
        """The file; raises Refusal: brief.*, and CancelledError."""
        if self._work.cancelled():
            raise CancelledError
        return self._work.result()

    def _counted(self, drawn: PackFigure) -> PackFigure:
        def draw(*, theme: Theme = "light", width: int | None = SCREEN) -> Figure | None:
            self._step()
            self._begun.add(drawn.name)
            return drawn.picture().draw(theme=theme, width=width)

        return replace(drawn, picture=lambda: Picture(drawn.picture().alt, draw))

    def _step(self) -> None:
        if time.monotonic() - self._asked > ABANDONED:
            self._cancelled.set()
        if self.cancelled:
            raise CancelledError

    def _make(self, pack: Pack) -> bytes:
        try:
            self._step()
            with scratch("export") as folder:
                file, template = folder / self.name, None
                if self._template:
                    template = folder / f"template{self.kind}"
                    template.write_bytes(self._template.content)
                write_pack(pack, self.kind, file, template)
                self._step()
                return file.read_bytes()
        except Refusal as refusal:
            if refusal.code == "brief.template" and self._template:
                raise Refusal(refusal.code, **refusal.values | {"template": self._template.name}) from refusal
            raise
        finally:
            with _counting:
                _active.discard(self)
