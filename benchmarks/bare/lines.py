"""A place for a file, and of the file that is dropped there how many lines it has."""

import streamlit as st

dropped = st.file_uploader("File")
if dropped is not None:
    st.write(f"{len(dropped.getvalue().splitlines())} lines")
