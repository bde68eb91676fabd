"""The files that a person uploads: kept while other screens are visited, each with the job that reads and saves it."""

from dataclasses import dataclass, field
from hashlib import sha256

import streamlit as st

from indicators.demo import example_file
from indicators.ingest.limits import largest_in_megabytes
from indicators.ingest.mapping import Choices
from indicators.opening import FigureSet
from indicators.submissions.job import Job
from indicators.submissions.preview import choices_before
from indicators.wording import say
from pages.shared import cache, candidate, frame, markup, state
from pages.shared.candidate import Stale

STAGES = ("reading", "checking", "comparing")
AT_ONCE = 0.8        # seconds that the page waits for a file before it shows progress


@dataclass
class Uploads:
    """The files of a session for one ledger: those of the demo meet neither the real one nor a demo started again."""

    figures: FigureSet
    ledger: str                                               # its id
    contents: dict[str, tuple[str, bytes]] = field(default_factory=dict)     # name and bytes, by hash
    digests: dict[str, str] = field(default_factory=dict)     # of the widget's files: none is hashed twice
    in_widget: set[str] = field(default_factory=set)
    jobs: dict[str, Job] = field(default_factory=dict)
    examples: set[str] = field(default_factory=set)           # which the widget never had
    round: int = 0                                            # number of the widget: a new one is empty
    message: str = ""
    is_lost: bool = False              # the browser shows files that this server, restarted, does not have
    was_changed: bool = False          # by the person: files that are gone were removed, not lost by leaving the page

    @property
    def chosen_key(self) -> str:
        """Widget key of the choice among several files."""
        return f"upload.chosen.{self.figures}"

    def add(self, name: str, content: bytes) -> str:
        """Keep a file, under the first of its names; return its hash."""
        digest = sha256(content).hexdigest()
        self.contents.setdefault(digest, (name, content))
        return digest

    def add_example(self) -> None:
        """Keep the example of the demo."""
        self.examples.add(self.add(*example_file()))

    def bring_up(self) -> None:
        """Begin a job for each file that has none, and end those of files that were removed."""
        for digest in [other for other in self.jobs if other not in self.contents]:
            self.jobs.pop(digest).cancel()
        for digest, (name, content) in self.contents.items():
            if digest not in self.jobs:
                choices = choices_before(content, cache.snapshot_of(self.figures))
                self.jobs[digest] = candidate.begin(content, name, choices, self.figures)

    def restart(self, digest: str, choices: Choices | None = None, stale: Stale | None = None) -> None:
        """Read a file again."""
        job = self.jobs[digest]
        job.cancel()
        self.jobs[digest] = candidate.begin(job.content, job.filename, choices or job.choices, self.figures,
                                            stale=stale, before=job.last_prepared)

    def restart_others(self, digest: str) -> None:
        """Compare the other files with current data again, after this one was saved."""
        for other, job in list(self.jobs.items()):
            if other != digest and job.receipt is None:
                self.restart(other)

    def next_of(self, digest: str) -> str:
        """The next file that is not saved, starting over after the last; "" if there is none."""
        order = list(self.jobs)
        index = order.index(digest)
        return next((other for other in (*order[index + 1:], *order[:index])
                     if self.jobs[other].receipt is None), "")

    def names(self) -> dict[str, str]:
        """Name of each file, with a number where several have the same."""
        names: dict[str, str] = {}
        for digest, job in self.jobs.items():
            same = sum(self.jobs[other].filename == job.filename for other in names)
            names[digest] = say("upload.same_name", name=job.filename, number=same + 1) if same else job.filename
        return names

    def start_over(self) -> None:
        """Empty the widget."""
        self.round += 1
        self.contents = {}

    def discard(self, digest: str) -> None:
        """Remove one file, and show the next."""
        following = self.next_of(digest)
        if not following:
            self.start_over()
            return
        self.contents.pop(digest, None)
        st.session_state[self.chosen_key] = following


def uploads() -> Uploads:
    """The files of this session for the figures shown; those of a demo that was started again are gone."""
    figures = state.chosen_set()
    key, ledger = f"uploads.{figures}", cache.opened(figures)[0].id
    files: Uploads | None = st.session_state.get(key)
    if files is None or files.ledger != ledger:
        lost = files is not None and bool(files.contents)
        files = st.session_state[key] = Uploads(figures, ledger, message=say("demo.began_again") if lost else "")
    return files


def choose(files: Uploads) -> None:
    """Render the uploader, and what it says about its files; files of before another screen are among them."""
    key = f"upload.files.{files.ledger}.{files.round}"
    in_widget = st.file_uploader(say("upload.choose"), accept_multiple_files=True, key=key,
                                 on_change=lambda: setattr(files, "was_changed", True),
                                 max_upload_size=largest_in_megabytes())
    if not in_widget and not files.contents and any(
            file.file_id not in files.digests for file in st.session_state[key] or ()):
        files.is_lost = True
        files.start_over()
        st.rerun()
    messages, files.message = [files.message], ""
    present: set[str] = set()
    for file in in_widget:
        if file.file_id not in files.digests:
            files.digests[file.file_id] = files.add(file.name, file.getvalue())
        digest = files.digests[file.file_id]
        present.add(digest)
    files.is_lost = files.is_lost and not files.contents     # a file was chosen again
    messages += [say("upload.restarted")] if files.is_lost else []
    if files.was_changed:
        for digest in files.in_widget - present:
            files.contents.pop(digest, None)
    files.in_widget, files.was_changed = present, False
    if left := [name for digest, (name, _) in files.contents.items() if digest not in present | files.examples]:
        messages.append(say("upload.still_here", names=", ".join(left)))
    for message in filter(None, messages):
        frame.html(markup.notice("receipt", message))
    files.bring_up()


@st.fragment(run_every=0.5)
def follow(jobs: list[Job], selected: Job) -> None:
    """Rerun the page as soon as one of the files is read and compared; until then, render the progress of ``selected``.
    """
    if any(job.done() for job in jobs):
        st.rerun()
    if selected in jobs:
        st.progress((STAGES.index(selected.stage) + 1) / (len(STAGES) + 1), say("upload.stage", stage=selected.stage))
