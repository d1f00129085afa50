"""HTML put together so that text from a document can never become markup.

Every piece of HTML on a page is made by ``tag``, which escapes each child that ``tag`` did not make itself.
"""

from __future__ import annotations

from html import escape


class Html(str):
    """Markup made by ``tag``: safe to show as it is."""

    __slots__ = ()


def tag(name: str, *children: str | None, css: str = "", **attributes: str) -> Html:
    """``tag("p", "a < b", css="note")`` is ``<p class="note">a &lt; b</p>``; None is left out."""
    given = {"class": css} if css else {}
    given |= {key.replace("_", "-"): value for key, value in attributes.items()}
    head = "".join(f' {key}="{escape(value)}"' for key, value in given.items())
    return Html(f"<{name}{head}>{together(*children)}</{name}>")


def together(*children: str | None) -> Html:
    """Pieces one after the other, escaped unless ``tag`` made them."""
    return Html("".join(child if isinstance(child, Html) else escape(child) for child in children if child is not None))
