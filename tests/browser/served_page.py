"""Serves the page of the script that ``SCRIPT`` names, with its files beside it."""

from __future__ import annotations

import os

import streamlit as st

from ui.page.downloads import ROUTE

app = st.App(os.environ["SCRIPT"], routes=[ROUTE])
