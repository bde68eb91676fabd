"""Progress of a job, in a fragment that reruns twice a second, with a Cancel button."""

import streamlit as st

from indicators.submissions.job import Job
from indicators.wording import say

STAGES = ("reading", "checking", "comparing")


@st.fragment(run_every=0.5)
def shown(job: Job) -> None:
    """Render a progress bar until the file has been read and compared."""
    if job.done():
        st.rerun()
    st.progress((STAGES.index(job.stage) + 1) / (len(STAGES) + 1), say(f"upload.stage.{job.stage}"))
    if st.button(say("upload.cancel"), key="upload.cancel"):
        job.cancel()
        st.rerun()
