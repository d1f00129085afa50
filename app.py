"""Opens the front end: ``streamlit run app.py``, or better ``kgraph serve``, which also sets the theme."""

from kgraph.ui import start

start.run()
