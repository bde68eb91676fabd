"""Baseline page: a minimal Streamlit page with one line of text."""

import streamlit as st

st.write("One line of text")
