"""How far the work on a file is, looked at twice a second while the rest of the page stays as it is, and Cancel."""

from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

import streamlit as st

from indicators.submissions.job import Job, is_done
from pages.shared.words import say

STAGES = ("reading", "checking", "comparing", "judging", "publishing", "saving")


@st.fragment(run_every=0.5)
def shown(job: Job, stage: str, work: "Future[Any]", cancel: Callable[[], None]) -> None:
    """A bar until ``work`` ends; ``stage`` is what is being done, "" as the job itself says it. What is being saved
    cannot be cancelled, only taken back later.
    """
    if is_done(work):
        st.rerun()
    stage = stage or job.stage
    st.progress((STAGES.index(stage) + 1) / (len(STAGES) + 1), say(f"upload.stage.{stage}"))
    if stage != "saving" and st.button(say("upload.cancel"), key=f"upload.cancel.{stage}"):
        cancel()
        st.rerun()
