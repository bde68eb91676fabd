"""Baseline page: a file uploader that shows the number of lines of the uploaded file."""

import streamlit as st

dropped = st.file_uploader("File")
if dropped is not None:
    st.write(f"{len(dropped.getvalue().splitlines())} lines")
