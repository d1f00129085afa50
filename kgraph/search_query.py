"""From what is typed into a search box to a query of the index."""

from __future__ import annotations

import warnings
from collections.abc import Collection, Iterator
from typing import Any

from kgraph.analysis import words

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from whoosh import fields, qparser, query


ALIASES = {"type": ("kind",), "countries": ("country",), "section": ("unit",)}  # fields, and what the verbs call them


def parse(text: str, group: Any, schema: fields.Schema) -> Any:
    """The query as the user meant it; what is no syntax is words."""
    plugins = [
        qparser.WhitespacePlugin(),
        qparser.PhrasePlugin(),
        qparser.FieldsPlugin(),
        qparser.FieldAliasPlugin(ALIASES),
        qparser.PrefixPlugin(),
        qparser.OperatorsPlugin(),
        qparser.GroupPlugin(),
    ]
    parser = qparser.QueryParser("text", schema, plugins=plugins, group=group)
    try:
        parsed = parser.parse(text).accept(_as_written).normalize()
    except Exception:  # Whoosh's parser fails in many ways on what it does not understand
        parsed = query.NullQuery
    if parsed == query.NullQuery:
        every = query.And if group is qparser.AndGroup else query.Or
        parsed = every([query.Term("text", word.stem) for word in words(text)]).normalize()
    return parsed


def _as_written(node: Any) -> Any:
    """A beginning of a word is looked for among the words as they are written: stems are cut at the end."""
    if isinstance(node, query.Prefix) and node.fieldname == "text":
        folded = [word.folded for word in words(node.text)]
        return query.Prefix("words", folded[0]) if folded else query.NullQuery
    return node


def looked_for(asked: Any) -> tuple[frozenset[str], tuple[str, ...]]:
    """The stems and the beginnings of words that a query looks for, for marking them."""
    leaves = list(asked.leaves())
    stems = {leaf.text for leaf in leaves if isinstance(leaf, query.Term) and leaf.fieldname == "text"}
    stems |= {word for leaf in leaves if isinstance(leaf, query.Phrase) for word in leaf.words}
    return frozenset(stems), tuple(sorted(leaf.text for leaf in leaves if isinstance(leaf, query.Prefix)))


def any_of(field: str, values: Collection[str]) -> Iterator[Any]:
    if values:
        yield query.Or([query.Term(field, value) for value in sorted(values)])


def between(date_from: str | None, date_to: str | None) -> Iterator[Any]:
    """Dates are compared as they are printed: to 2025 takes in all of that year."""
    if date_from or date_to:
        yield query.TermRange("date", date_from or "0", (date_to or "9") + "~")
