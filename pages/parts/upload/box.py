"""The box of files: what is in it, what was put away, and going on to the next that was read and not published."""

from collections.abc import Mapping

import streamlit as st
from markupsafe import Markup

from pages.parts import frame
from pages.parts.upload import jobs
from pages.parts.upload.jobs import Job
from pages.parts.words import say

DIGESTS, ROUND, CHOSEN, AWAY, SAID = "upload.digests", "upload.round", "upload.chosen", "upload.away", "upload.said"


def files() -> dict[str, tuple[str, bytes]]:
    """Name and bytes of each file that was chosen and not put away, by its hash.

    A file that comes back on a rerun is not hashed again.
    """
    known: dict[str, str] = st.session_state.setdefault(DIGESTS, {})
    away: set[str] = st.session_state.setdefault(AWAY, set())
    chosen = {}
    for each in st.file_uploader(say("upload.choose"), accept_multiple_files=True,
                                 key=f"upload.files.{st.session_state.setdefault(ROUND, 0)}"):
        content = each.getvalue()
        if each.file_id not in known:
            known[each.file_id] = jobs.digest_of(content)
        if each.file_id not in away:
            chosen[known[each.file_id]] = each.name, content
    if said := st.session_state.pop(SAID, ""):
        frame.html(Markup('<p class="gl-receipt" role="status">{}</p>').format(said))
    return chosen


def next_of(known: Mapping[str, Job], digest: str) -> str:
    """The file after this one that is neither published nor cancelled, from the first again after the last; or ""."""
    order = list(known)
    place = order.index(digest)
    return next((each for each in (*order[place + 1:], *order[:place])
                 if known[each].receipt is None and not known[each].cancelled), "")


def go_on(known: Mapping[str, Job], digest: str) -> None:
    """The way on from a file that was published: the next of the box, and only after the last an empty box."""
    following = next_of(known, digest)
    if following:
        st.button(say("upload.go_on", name=known[following].filename), type="primary", key="upload.go_on",
                  on_click=_choose, args=(following,))
    else:
        st.button(say("upload.next"), on_click=_start_over)


def put_away(known: Mapping[str, Job], digest: str) -> None:
    """A quiet button that takes one file out of the box; the others stay in it."""
    st.button(say("upload.put_away"), help=say("upload.put_away_help"), type="tertiary",
              key=f"upload.put_away.{digest}", on_click=_put_away, args=(known, digest))


def _choose(digest: str) -> None:
    st.session_state[CHOSEN] = digest


def _start_over() -> None:
    """An empty place for files."""
    st.session_state[ROUND] += 1


def _put_away(known: Mapping[str, Job], digest: str) -> None:
    st.session_state[SAID] = say("upload.was_put_away", name=known[digest].filename)
    following = next_of(known, digest)
    if not following:
        _start_over()
        return
    st.session_state[AWAY] |= {each for each, its in st.session_state[DIGESTS].items() if its == digest}
    _choose(following)
