"""What the address of a page says, and the widgets that stand for it.

The address is the truth of a view: widgets are filled from it and write into it, so that every view is a link. It
holds keys, never labels; what it holds that is not known is left out, and said.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

import streamlit as st

from ingest.records import Span
from kgraph.ui.markup import tag

FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2199, 12, 31)
LONGEST_ADDRESS = 1500  # characters of a text; some mail programs cut a longer link
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_SPAN = re.compile(r"(\d{1,9})-(\d{1,9})")


class Address:
    """What the address of a page says, and the widgets that stand for it."""

    def __init__(self, page: str) -> None:
        self._page = page
        self.left_out: list[str] = []  # what it says that is not known, in sentences

    def words(self, name: str) -> str:
        return str(st.query_params.get(name, "")).strip()

    def one(self, name: str, options: Collection[str], default: str = "") -> str:
        return next(iter(self._known(name, [self.words(name)], options)), default)

    def several(self, name: str, options: Collection[str]) -> tuple[str, ...]:
        return tuple(self._known(name, self.words(name).split(","), options))

    def number(self, name: str) -> int | None:
        return int(self._matching(name, re.compile(r"\d{1,6}")) or 0) or None

    def date(self, name: str) -> str:
        given = self._matching(name, _DATE)
        if given and _day(given, False) is None:
            self.say_left_out(name, given)
            return ""
        return given

    def span(self, name: str) -> Span | None:
        found = _SPAN.fullmatch(self._matching(name, _SPAN))
        return Span(int(found[1]), int(found[2])) if found and int(found[1]) < int(found[2]) else None

    def _matching(self, name: str, form: re.Pattern[str]) -> str:
        given = self.words(name)
        if given and not form.fullmatch(given):
            self.say_left_out(name, given)
            return ""
        return given

    def _known(self, name: str, given: Collection[str], options: Collection[str]) -> list[str]:
        asked = [value for value in dict.fromkeys(given) if value]
        for value in asked:
            if value not in options:
                self.say_left_out(name, value)
        return [value for value in asked if value in options]

    def say_left_out(self, name: str, value: str) -> None:
        self.left_out.append(f"The address asks for the {name} “{value}”, which is not known here; it was left out.")

    # ------------------------------------------------------------ widgets

    def box(self, name: str, label: str, button: str, placeholder: str) -> str:
        """A line to write in, and its button; what is written goes into the address alone."""
        key = self._filled(name, self.words(name))
        with st.form(f"{self._page}-form", border=False):
            line, go = st.columns([6, 1], vertical_alignment="bottom")
            line.text_input(label, key=key, placeholder=placeholder)
            go.form_submit_button(button, type="primary", width="stretch", on_click=self._ask, args=(name, key))
        return self.words(name)

    def area(self, name: str, label: str, button: str, placeholder: str) -> str:
        """Room for a longer text, and its button. What is too long for an address is kept for this visit only."""
        kept = f"{self._page}.{name} kept"
        given = self.words(name) or str(st.session_state.get(kept, ""))
        key = self._filled(name, given)
        with st.form(f"{self._page}-form", border=False):
            st.text_area(label, key=key, placeholder=placeholder, height=150)
            st.form_submit_button(button, type="primary", on_click=self._keep, args=(name, key, kept))
        return given

    def day(self, name: str, label: str, *, last: bool = False) -> str:
        """A date; one without a day or month in the address stands for the first, or the last, day of its time."""
        given = self.date(name)
        key = self._filled(name, _day(given, last) if given else None)
        st.date_input(
            label, None, key=key, min_value=FIRST_DAY, max_value=LAST_DAY, format="YYYY-MM-DD",
            on_change=self._write_day, args=(name, key),
        )  # fmt: skip
        return given

    def choose(self, name: str, label: str, options: Mapping[str, str], empty: str = "any") -> str:
        """A choice of one; the options are labels by key."""
        given = self.one(name, options)
        key = self._filled(name, given)
        st.selectbox(
            label, ["", *options], format_func=lambda one: options.get(one, empty), key=key,
            on_change=self._write, args=(name, key),
        )  # fmt: skip
        return given

    def turn_to(self, name: str, label: str, options: Mapping[str, str]) -> str:
        """One of a few parts of a page, the first unless the address says which."""
        first = next(iter(options))
        given = self.one(name, options, first)
        key = self._filled(name, given)
        st.segmented_control(
            label, list(options), format_func=options.__getitem__, key=key, required=True,
            on_change=self._write, args=(name, key),
        )  # fmt: skip
        return given

    def choose_several(self, name: str, label: str, options: Mapping[str, str]) -> tuple[str, ...]:
        given = self.several(name, options)
        key = self._filled(name, list(given))
        st.multiselect(
            label, list(options), format_func=lambda one: options.get(one, one), key=key,
            placeholder="any", on_change=self._write, args=(name, key),
        )  # fmt: skip
        return given

    def ticks(self, name: str, title: str, options: Mapping[str, str]) -> None:
        """Boxes to tick, any number of them, under a title; those of one name may stand in several places."""
        given = [value for value in self.words(name).split(",") if value]
        if title and options:
            st.html(tag("h3", title, css="kg-facet"))
        for value, label in options.items():
            key = self._filled(f"{name}.{value}", value in given)
            st.checkbox(label, key=key, on_change=self._tick, args=(name, value, key))

    def _tick(self, name: str, value: str, key: str) -> None:
        given = [one for one in self.words(name).split(",") if one and one != value]
        put(**{name: ",".join([*given, value] if st.session_state[key] else given)})

    def _filled(self, name: str, value: Any) -> str:
        """The key of a widget that shows what the address says."""
        key = f"{self._page}.{name}"
        if st.session_state.get(key) != value:
            st.session_state[key] = value
        return key

    def _write(self, name: str, key: str) -> None:
        value = st.session_state[key]
        put(**{name: value if isinstance(value, str) else ",".join(value)})

    def _write_day(self, name: str, key: str) -> None:
        day = st.session_state[key]
        put(**{name: day.isoformat() if day else ""})

    def _keep(self, name: str, key: str, kept: str) -> None:
        text = str(st.session_state[key]).strip()
        short = len(text) <= LONGEST_ADDRESS
        st.session_state[kept] = "" if short else text
        put(**{name: text if short else ""})

    def _ask(self, name: str, key: str) -> None:
        """A new question begins a new view."""
        asked = str(st.session_state[key]).strip()
        st.query_params.clear()
        put(**{name: asked})


def _day(given: str, last: bool) -> date | None:
    """The day that "2025", "2025-05" or "2025-05-06" begins or ends with; None where there is no such day."""
    year, month, day = (int(part) for part in [*given.split("-"), "0", "0"][:3])
    month = month or (12 if last else 1)
    try:
        found = date(year, month, day or (monthrange(year, month)[1] if last else 1))
    except ValueError:
        return None
    return found if FIRST_DAY <= found <= LAST_DAY else None


def put(**values: str) -> None:
    """Write into the address; what is empty goes out of it."""
    for name, value in values.items():
        if value:
            st.query_params[name] = value
        else:
            st.query_params.pop(name, None)
