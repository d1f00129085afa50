"""The script that Streamlit runs: the page set-up, the look, and the pages by their addresses.

A file of its own because Streamlit wants a script, and ``serve`` must find one in an installed package too.
"""

from __future__ import annotations

from pathlib import Path

import streamlit as st

HERE = Path(__file__).parent
STYLE = HERE / "style.css"
PAGES = {
    "ask": "Ask",
    "search": "Search",
    "coverage": "Coverage and gaps",
    "programmes": "Programmes",
    "agreed": "Already agreed?",
    "documents": "Documents",
    "names": "Names",
    "quality": "Quality",
}
# Drawn here: Streamlit would fetch an icon by name from another machine.
ICON = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16" fill="#1d5c48"><path d="M4 4 12 8 5 13" fill="none" '
    'stroke="#1d5c48" stroke-width="1.5"/><circle cx="4" cy="4" r="3"/><circle cx="12" cy="8" r="3"/>'
    '<circle cx="5" cy="13" r="2.5"/></svg>'
)


def run() -> None:
    st.set_page_config(page_title="kgraph", page_icon=ICON, layout="wide")
    st.html(STYLE)
    pages = [
        st.Page(HERE / "views" / f"{name}.py", title=title, url_path=name, default=name == "ask")
        for name, title in PAGES.items()
    ]
    st.navigation(pages, position="top").run()


if __name__ == "__main__":
    run()
