"""The neighbours of a thing as a graph to walk: every node is a link. The same stand in words above it."""

from __future__ import annotations

from textwrap import shorten

import streamlit as st

from kgraph.definition import Definition, Neighbour
from kgraph.ui import links

LONGEST = 48  # characters of a label
MOST = 24  # more cannot be read
_NODES = (
    'node [shape=box style="rounded,filled" fillcolor="#ffffff" color="#d9d5ca" fontname="sans-serif" fontsize=10.5 \
height=0.28 margin="0.12,0.04"]'
)
_EDGES = 'edge [color="#b9bdb9" arrowhead=none]'
_RELATION = 'shape=plaintext style="" fontcolor="#565f63"'


def draw(shown: Definition) -> None:
    more = len(shown.neighbours) - MOST
    left_out = f", {more} of them left out" if more > 0 else ""
    told = f"The neighbours of {shown.label} in the graph, as listed above{left_out}"
    st.graphviz_chart(dot(shown), width="content", alt=told)


def dot(shown: Definition) -> str:
    """The graph in Graphviz' language: the thing, its relations, and at the end of each what it leads to."""
    lines = ["rankdir=LR", "nodesep=0.09", "ranksep=0.35", 'bgcolor="transparent"', _NODES, _EDGES]
    lines.append(f'middle [label={_quoted(shown.label)} fillcolor="#e9f0ec" color="#1d5c48"]')
    relations = {one.relation: f"r{number}" for number, one in enumerate(shown.neighbours[:MOST])}
    for relation, name in relations.items():
        lines += [f"{name} [label={_quoted(relation)} {_RELATION}]", f"middle -> {name}"]
    for number, one in enumerate(shown.neighbours[:MOST]):
        lines += [f"n{number} [{_node(one)}]", f"{relations[one.relation]} -> n{number}"]
    return "digraph {\n" + "\n".join(lines) + "\n}"


def _node(one: Neighbour) -> str:
    label = shorten(one.label, LONGEST, placeholder=" …")
    return f'label={_quoted(label)} URL={_quoted(links.to_thing(one.kind, one.key))} target="_self"'


def _quoted(words: str) -> str:
    escaped = words.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + " ".join(escaped.split()) + '"'
