"""What a SPARQL query from outside may not hold, found by reading its words as the engine would.

The engine reads without spaces between words and takes ``<`` as a sign or as the start of an IRI, as it fits. Where
it could read SERVICE in a way that we cannot rule out, the query is refused: a name can be changed, a leak cannot.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kgraph.errors import BadInput

_TOKEN = re.compile(
    r"""
    (?P<space>   \s+ )
  | (?P<comment> \#[^\n\r]* )
  | (?P<string>  '''(?:'{0,2}(?:[^'\\]|\\.))*''' | \"""(?:"{0,2}(?:[^"\\]|\\.))*\"""
               | '(?:[^'\\\n\r]|\\.)*' | "(?:[^"\\\n\r]|\\.)*" )
  | (?P<iri>     <(?:[^<>"{}|^`\\\x00-\x20]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})*> )
  | (?P<variable> [?$]\w+ )
  | (?P<language> @[A-Za-z]+(?:-[A-Za-z0-9]+)* )
  | (?P<prefixed> (?P<prefix>(?:[^\W\d_][\w.-]*)?) : (?P<local>(?:[\w.:-]|%[0-9A-Fa-f]{2}|\\.)*) )
  | (?P<number>  \d+(?:\.\d+)?(?:[eE][+-]?\d+)? )
  | (?P<word>    [^\W\d]\w* )
  | (?P<sign>    . )
    """,
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_SERVICE = "SERVICE is not allowed here: the graph is closed to other addresses; leave it out"
_BEFORE = ("PREFIX", "BASE")  # what may stand before the word that says what a query does
_UPDATES = ("INSERT", "DELETE", "WITH", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY")
_ESCAPED = "a query with the word SERVICE in it must have no \\u escapes; write the characters themselves"
_UNCLEAR = "a query with the word SERVICE in it must have a space after each < that compares; add it"


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    prefix: str = ""
    local: str = ""


def refuse_update(query: str) -> None:
    """Refuse what would change the graph, in better words than those of a parser that does not know it."""
    first = next((t.text.upper() for t in _tokens(query) if t.kind == "word" and t.text.upper() not in _BEFORE), "")
    if first in _UPDATES:
        raise BadInput(f"{first} cannot be understood here: the graph is only read; ask with SELECT, ASK or CONSTRUCT")


def refuse_service(query: str) -> None:
    """Refuse what asks another address, or may be read so."""
    if "service" not in query.lower() and "service" not in _unescaped(query).lower():
        return
    if _ESCAPE.search(query):
        raise BadInput(_ESCAPED)
    for token in _tokens(query):
        if _names_service(token):
            raise BadInput(_SERVICE)
        if _may_be_two(token):
            raise BadInput(_UNCLEAR)


def _names_service(token: _Token) -> bool:
    """Whether a word holds SERVICE, or a name does where the engine may have ended the name before."""
    if token.kind == "prefixed":
        late = re.search(r"[.\\%-].*service", token.local, re.IGNORECASE | re.DOTALL)
        return "service" in token.prefix.lower() or late is not None
    return token.kind == "word" and "service" in token.text.lower()


def graphs_asked_for(query: str, known: Mapping[str, str]) -> list[str]:
    """The graphs that FROM and FROM NAMED name."""
    tokens = list(_tokens(query))
    prefixes = {**known, **_declared(tokens)}
    graphs = []
    for number, token in enumerate(tokens):
        if token.kind != "word" or token.text.lower() != "from":
            continue
        following = [t for t in tokens[number + 1 : number + 3] if t.text.lower() != "named"]
        graphs.append(_address(following[0], prefixes) if following else "")
    return graphs


def _declared(tokens: list[_Token]) -> dict[str, str]:
    """The prefixes that a query declares."""
    three = zip(tokens, tokens[1:], tokens[2:], strict=False)
    return {b.prefix: c.text[1:-1] for a, b, c in three if a.text.lower() == "prefix" and c.kind == "iri"}


def _address(token: _Token, prefixes: Mapping[str, str]) -> str:
    if token.kind == "prefixed":
        return prefixes.get(token.prefix, f"{token.prefix}:") + re.sub(r"\\(.)", r"\1", token.local)
    return _unescaped(token.text[1:-1]) if token.kind == "iri" else token.text


def _unescaped(query: str) -> str:
    """A text with the characters that its escapes stand for."""
    try:
        return _ESCAPE.sub(lambda m: chr(int(m.group(1) or m.group(2), 16)), query)
    except (ValueError, OverflowError) as error:
        raise BadInput("the query holds an escape that stands for no character; correct it") from error


def _tokens(text: str) -> Iterator[_Token]:
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or "sign"
        kind = "prefixed" if kind in ("prefix", "local") else kind
        if kind not in ("space", "comment"):
            prefix, local = match.group("prefix") or "", match.group("local") or ""
            yield _Token(kind, match.group(), prefix, local)


def _may_be_two(token: _Token) -> bool:
    """Whether what looks like an IRI may be the sign < and an expression, with whatever follows it.

    Were there # or a quote in it, all behind it could be read in another way. An address with :// is no expression.
    """
    return (
        token.kind == "iri"
        and re.search(r"[#')]", token.text) is not None
        and re.match(r"<[A-Za-z]+://", token.text) is None
    )
