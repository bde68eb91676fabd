"""The file uploader: its files, those removed, and the step to the next file not yet saved."""

from collections.abc import Mapping

import streamlit as st

from indicators.ingest.limits import largest_in_megabytes
from indicators.submissions.job import Job
from indicators.wording import say
from pages.shared import frame, markup
from pages.shared.upload import jobs

FILES, DIGESTS, THERE, CHANGED = "upload.kept", "upload.digests", "upload.there", "upload.changed"
ROUND, CHOSEN, MESSAGE, LOST = "upload.round", "upload.chosen", "upload.message", "upload.lost"

Files = dict[str, tuple[str, bytes]]
"""Name and bytes of each file, by its hash."""


def files() -> Files:
    """The chosen files that were not removed.

    Files chosen before a visit to another page are included, although the browser's widget is then empty.
    """
    kept: Files = st.session_state.setdefault(FILES, {})
    known: dict[str, str] = st.session_state.setdefault(DIGESTS, {})
    there: set[str] = st.session_state.setdefault(THERE, set())
    messages = [st.session_state.pop(MESSAGE)] if MESSAGE in st.session_state else []
    key = f"upload.files.{st.session_state.setdefault(ROUND, 0)}"
    chosen = st.file_uploader(say("upload.choose"), accept_multiple_files=True, on_change=_box_changed, key=key,
                              max_upload_size=largest_in_megabytes())
    if not chosen and not kept and _lost(key, known):
        st.session_state[LOST] = True
        _start_over()
        st.rerun()
    for file in chosen:
        if file.file_id not in known:              # on a rerun, known files are not hashed again
            content = file.getvalue()
            known[file.file_id] = jobs.digest_of(content)
            kept.setdefault(known[file.file_id], (file.name, content))
    if kept:
        st.session_state.pop(LOST, None)           # a file was chosen again, so publication is possible from here on
    elif LOST in st.session_state:
        messages.append(say("upload.restarted"))
    here: set[str] = set()
    for file in chosen:
        digest = known[file.file_id]
        if digest in here and digest in kept:
            messages.append(say("upload.same_twice", name=file.name, other=kept[digest][0]))
        here.add(digest)
    if st.session_state.pop(CHANGED, False):
        for digest in there - here:
            kept.pop(digest, None)
    st.session_state[THERE] = here
    if left := [name for digest, (name, _) in kept.items() if digest not in here]:
        messages.append(say("upload.still_here", count=len(left), names=", ".join(left)))
    for message in messages:
        frame.html(markup.notice("receipt", message))
    return dict(kept)


def _lost(key: str, known: Mapping[str, str]) -> bool:
    """Whether the browser's widget has files that this server does not know, because it was restarted."""
    return any(file.file_id not in known for file in st.session_state[key] or ())


def _box_changed() -> None:
    """Callback of a change by the person; files that are gone now were removed, not lost by leaving the page."""
    st.session_state[CHANGED] = True


def labels(known: Mapping[str, Job]) -> dict[str, str]:
    """Label of each file in a list: its name, with a number where several have the same."""
    found: dict[str, str] = {}
    for digest, job in known.items():
        same = sum(known[other].filename == job.filename for other in found)
        found[digest] = say("upload.same_name", name=job.filename, number=same + 1) if same else job.filename
    return found


def next_of(known: Mapping[str, Job], digest: str) -> str:
    """The next file that is neither published nor cancelled, starting over after the last; "" if there is none."""
    order = list(known)
    index = order.index(digest)
    return next((other for other in (*order[index + 1:], *order[:index])
                 if known[other].receipt is None and not known[other].cancelled), "")


def go_on(known: Mapping[str, Job], digest: str) -> None:
    """Render the next step after publication: the next file or, after the last, an empty uploader."""
    following = next_of(known, digest)
    if following:
        label = say("upload.go_on", name=markup.literal(known[following].filename))
        st.button(label, type="primary", key="upload.go_on",
                  on_click=_choose, args=(following,))
    else:
        st.button(say("upload.next"), on_click=_start_over)


def put_away(known: Mapping[str, Job], digest: str) -> None:
    """Render a secondary button that removes one file from the uploader."""
    st.button(say("upload.put_away"), help=say("upload.put_away_help"), type="tertiary",
              key=f"upload.put_away.{digest}", on_click=_put_away, args=(known, digest))


def _choose(digest: str) -> None:
    st.session_state[CHOSEN] = digest


def _start_over() -> None:
    """Reset the uploader."""
    st.session_state[ROUND] += 1
    st.session_state[FILES] = {}


def _put_away(known: Mapping[str, Job], digest: str) -> None:
    st.session_state[MESSAGE] = say("upload.was_put_away", name=known[digest].filename)
    following = next_of(known, digest)
    if not following:
        _start_over()
        return
    st.session_state[FILES].pop(digest, None)
    _choose(following)
