"""Whether a question may be asked in the plain words of the kind that its examples are most like.

The examples know how people ask, the rules what conditions they name. Where the rules read more out of a question than
its plain words hold, they are right, unless the examples leave hardly a doubt.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kgraph.answers.of_programme import side_asked
from kgraph.question import Query, understand
from kgraph.questions.alike import CERTAIN, SURE, Alike, alike
from kgraph.questions.conditions import STATEMENTS
from kgraph.questions.on_what import on_what
from kgraph.questions.tokens import tokens
from kgraph.sayings import stems_of

if TYPE_CHECKING:
    from kgraph.corpus import Corpus

NEVER = 2.0
AS_ONE = 0.9  # where the rules read two questions
OTHERWISE = 0.95  # where they made out another kind of question
TRUSTED = 0.99  # where the examples outweigh what the rules read
_CONDITIONS = (
    "excluded", "every", "only_of", "excluded_units", "sections", "topics", "codes", "citing", "not_due",
    "excluded_words", "excluded_priorities", "due_end", "due_start", "lacking", "overdue", "unresponsible", "tiers",
    "consulted", "measures", "unscored", "unlisted", "findings", "documents", "status", "against", "bodies", "headed",
    "unnamed", "throughout", "issued",
)  # fmt: skip
_ASKED = ("species", "country", "organisation")  # not rows: "which countries have not joined"
_OF_ROWS = ("activities", "responsible", "deadlines", "counts", "coverage")
_VALUES = ("priorities", "due_by", "due_from", "measures")


def in_plain_words(corpus: Corpus, wordings: Sequence[str], read: Sequence[Query]) -> tuple[str, Query] | None:
    """The question in plain words and what they ask, if it means the same for sure; they ask of programmes.

    It is looked at in several wordings, of which the last was read as one question, or as two.
    """
    if not corpus.covering.whole:
        return None
    tried = (alike(words, corpus.vocabulary, corpus.shelf) for words in dict.fromkeys(wordings))
    found = next((one for one in tried if one is not None), None)
    if found is None or _bare(found.plain) == _bare(wordings[-1]):
        return None
    plain = understand(found.plain, corpus.vocabulary, corpus.shelf)
    return (found.plain, plain) if found.sure >= _needed(corpus, found, plain, wordings[-1], read) else None


def _bare(text: str) -> str:
    return text.casefold().rstrip(" ?.")


def _needed(corpus: Corpus, found: Alike, plain: Query, text: str, read: Sequence[Query]) -> float:
    """How sure the examples must be."""
    if len(read) > 1:
        return AS_ONE
    query = read[0]
    is_statement = plain.intent == query.intent and query.intent in STATEMENTS
    if is_statement or side_asked(corpus, text) or _drops(text, query, found.plain, plain):
        return NEVER
    if _is_better_known(found, query, plain):
        return TRUSTED
    if _is_open(query):
        return SURE
    return OTHERWISE if _is_other(query, plain) else CERTAIN


def _drops(text: str, query: Query, said: str, plain: Query) -> bool:
    """Whether plain words lose what is said right out: what rows are on, their days, what they lack, or leave aside."""
    read = tokens(text, ())
    subjects = {stem for at in on_what(read) for stem in stems_of(read[at].text)}
    looked_for = frozenset[str]().union(*map(stems_of, query.words))
    timed = (query.due_exact, query.due_days) != (plain.due_exact, plain.due_days)
    units = query.intent == "units" and plain.intent != "units" and not query.units
    general = any(token.meaning == "programme-wide" for token in read)  # said to be left aside
    if general and plain.tiers and not query.tiers:
        return True
    return timed or units or bool(query.lacking - plain.lacking) or not subjects & looked_for <= stems_of(said)


def _is_better_known(found: Alike, query: Query, plain: Query) -> bool:
    """Whether the rules read more out of a question than the plain one holds."""
    if found.is_on_a_subject:
        return query.intent not in ("search", "agreed", "out_of_scope") and bool(query.words) and not query.unknown
    if _is_open(query):
        return query.beyond is not None or query.citing
    return _knows_more(query, plain) or _names(query) != _names(plain)


def _names(query: Query) -> set[tuple[str, str]]:
    return {(one.kind, one.key) for one in query.names}


def _is_other(query: Query, plain: Query) -> bool:
    """Whether the rules made out another kind of question, and one that is no list of rows."""
    return query.intent != plain.intent and query.intent not in _OF_ROWS


def _knows_more(query: Query, plain: Query) -> bool:
    """Whether the rules read a condition out of a question that the plain one has not."""
    more = any(getattr(query, one) and not getattr(plain, one) for one in _CONDITIONS)
    more |= query.asks in _ASKED and plain.asks != query.asks
    more |= query.dated and plain.due_by is None
    more |= query.under is not None and plain.under is None and plain.asks != "unit" and not plain.codes
    return more or any(getattr(query, one) and getattr(query, one) != getattr(plain, one) for one in _VALUES)


def _is_open(query: Query) -> bool:
    """Whether the rules made no question of all the words."""
    if query.intent in ("agreed", *STATEMENTS):
        return False
    left = query.words or query.unknown or query.not_understood
    return query.intent == "search" or bool(left) or (query.intent in _OF_ROWS and not query.narrows())
