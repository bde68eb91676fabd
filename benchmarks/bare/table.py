"""Baseline page: a table of as many rows of constant data as there are commitments."""

import pandas as pd
import streamlit as st

TEXT = "To carry on organizing capacity building training for law enforcement and judiciary officials. "

st.title("Rows: 1080")
st.dataframe(pd.DataFrame({
    "country": [f"Country {number // 20}" for number in range(1080)],
    "commitment": [f"{number} {TEXT}" for number in range(1080)], "goal": "2.1", "status": "No information",
    "due": "2026-12-31", "overdue": "", "owner": "the country", "measured": "not reported yet"}))
