"""Nothing becomes markup that ``tag`` did not make."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kgraph.ui.markup import Html, tag, together


def test_a_tag_escapes_what_it_holds() -> None:
    assert tag("p", 'a < b & "c"', css="note") == '<p class="note">a &lt; b &amp; &quot;c&quot;</p>'


def test_a_tag_keeps_what_a_tag_made() -> None:
    assert tag("p", tag("b", "<i>"), " & ", None) == "<p><b>&lt;i&gt;</b> &amp; </p>"


def test_an_attribute_cannot_be_left() -> None:
    assert tag("p", aria_label='" onclick="x') == '<p aria-label="&quot; onclick=&quot;x"></p>'


def test_a_changed_piece_is_text_again() -> None:
    made = tag("b", "x")
    assert together(made + "<i>") == "&lt;b&gt;x&lt;/b&gt;&lt;i&gt;"


@given(st.text())
def test_no_text_opens_a_tag(text: str) -> None:
    shown = together(text)
    assert isinstance(shown, Html)
    assert not {"<", ">", '"'} & set(shown)
