"""Progress of a job, in a fragment that reruns twice a second, with a Cancel button."""

from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

import streamlit as st

from indicators.submissions.job import Job, is_done
from indicators.wording import say

STAGES = ("reading", "checking", "comparing", "judging", "publishing", "saving")


@st.fragment(run_every=0.5)
def shown(job: Job, stage: str, work: "Future[Any]", cancel: Callable[[], None]) -> None:
    """Render a progress bar until ``work`` ends; ``stage`` names the step, "" takes it from the job.

    Saving cannot be cancelled; the submission can be withdrawn later.
    """
    if is_done(work):
        st.rerun()
    stage = stage or job.stage
    st.progress((STAGES.index(stage) + 1) / (len(STAGES) + 1), say(f"upload.stage.{stage}"))
    if stage != "saving" and st.button(say("upload.cancel"), key=f"upload.cancel.{stage}"):
        cancel()
        st.rerun()
