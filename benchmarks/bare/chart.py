"""Baseline page: one Plotly chart of constant data, with a select box for its title if ?choose=1."""

import plotly.graph_objects as go
import streamlit as st

NAMES = [f"Country {number}" for number in range(1, 201)]

name = st.selectbox("Country", NAMES) if st.query_params.get("choose") else NAMES[0]
st.title(name)
figure = go.Figure(go.Scatter(x=list(range(2010, 2025)), y=[3, 4, 6, 5, 8, 9, 9, 12, 11, 14, 15, 17, 16, 19, 21]))
figure.update_layout(title=f"{name}: one chart of constant data")
st.plotly_chart(figure)
