"""The buttons under every view that give it as a file; the file is made when it is asked for."""

from __future__ import annotations

import re
from functools import partial

import streamlit as st

from kgraph.packs import Pack
from kgraph.papers import FORMS

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
BUTTONS = (("Word", ".docx", _WORD), ("Markdown", ".md", "text/markdown"), ("CSV", ".csv", "text/csv"))


def buttons(pack: Pack, name: str) -> None:
    """Nothing where there is nothing to take away."""
    if not pack.records:
        return
    stem = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:60] or "kgraph"
    with st.container(horizontal=True, vertical_alignment="center", key="downloads"):
        st.html('<p class="kg-label">Take it away, with its evidence and sources:</p>', width="content")
        for label, ending, mime in BUTTONS:
            st.download_button(
                label,
                partial(FORMS[ending], pack),
                file_name=f"{stem}{ending}",
                mime=mime,
                on_click="ignore",
                key=f"as-{ending.removeprefix('.')}",
            )
