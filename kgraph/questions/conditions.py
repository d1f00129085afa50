"""What a question asks of the things that it names: by whom, by when, how urgent, in which part of a document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal, cast

from ingest.cues import fold, meanings, table
from kgraph.due import Days, Exact
from kgraph.query import Intent
from kgraph.questions.days import days, exact
from kgraph.questions.grouping import grouped
from kgraph.questions.intents import Aim, lacks_units, names_covered
from kgraph.questions.logic import Logic
from kgraph.questions.throughout import ALL, NONE
from kgraph.questions.times import Times, times
from kgraph.questions.tokens import Token
from kgraph.questions.under import OF_UNITS, is_left_out
from kgraph.questions.unnamed import UNNAMED, headed
from kgraph.results import Tier

STATEMENTS: tuple[Intent, ...] = ("recommendations", "reported_status")
_EVERY_TIER: tuple[Tier, ...] = ("explicit", "unit", "programme")
_ADDS = re.compile(r"\b(?:includ\w+|also|too|as\s+well|plus|both|even|besides|alike|not\s+(?:only|just))\b", re.I)
_ANY_PART = re.compile(
    r"\b(?:including|even\s+if|also\s+where|whether|or)\b[^,;.]{0,25}\bconsult"
    r"|\bresponsible\b[^,;.]{0,20}\bor\b[^,;.]{0,20}\b(?:partner|otherwise|named|mentioned|consult)",
    re.I,
)
_HAVING = frozenset((
    "with", "have", "has", "having", "carry", "carries", "bear", "bears", "given", "set",
    "anything", "something", "what", "what is", "what's", "whatever", "everything",
))  # fmt: skip
_OF_ROWS: tuple[Intent, ...] = ("activities", "deadlines", "responsible", "counts")


class Conditions:
    """One question, with what its words say beside the names."""

    def __init__(self, question: str, read: Sequence[Token], goal: Aim, rules: Logic) -> None:
        self.question, self.tokens, self.aim, self.logic = question, read, goal, rules
        self.said = {token.meaning for token in read}
        self.times: Times = times(read)

    def is_named(self) -> bool:
        """By name; or mentioned, where rows that mention a species or a country are asked for."""
        said = pairwise(self.tokens)  # not "Name the activities", nor "what do the units contain"
        mentions = any(token.meaning == "mention" and before.meaning != "unit" for before, token in said)
        if self._means_either():
            return False
        if names_covered(self.tokens) and self._beyond_headings():
            return True
        return ("named" in self.said and self.count_by() != "tier") or (mentions and self.aim.intent == "activities")

    def citing(self) -> bool:
        """ "Which activities refer to 7.3?": those that cite a code, not the one that carries it."""
        return self.aim.citing

    def responsible(self) -> bool:
        anywhere = {"mention", "indicator"} <= self.said  # "mentioned, be it as responsible or in the indicator"
        column = "column" in self.said and "indicator" not in self.said
        asked = "responsible" in self.said or column or self.logic.alone or self.aim.intent == "responsible"
        return asked and not anywhere and not self.any_part() and not self.logic.unresponsible

    def due(self) -> tuple[int | None, int | None, int | None]:
        """Years are deadlines of rows, unless they are those of documents or of what was said."""
        if self.aim.intent in (*STATEMENTS, "documents", "search", "agreed", "out_of_scope"):
            return None, None, None
        if self.due_days():
            return None, None, self.times.start  # the days say it more exactly
        return self.times.first, self.times.last, self.times.start

    def dates(self) -> tuple[str | None, str | None]:
        """Years are those of documents, where documents are asked for."""
        if self.aim.intent != "documents":
            return None, None
        first, last = self.times.first, self.times.last
        if last is None and re.search(rf"\bfrom {first}\b", self.question, re.I):
            last = first  # "documents from 2023" are of that year
        return (str(first) if first else None), (str(last) if last else None)

    def not_due(self) -> frozenset[int]:
        return self.times.left_out if self.aim.intent in _OF_ROWS else frozenset()

    def due_end(self) -> Literal["first", "last"] | None:
        """ "The earliest deadline", "come due last"; not what is ready for the First Meeting."""
        if self.times.years or self.aim.intent not in _OF_ROWS:
            return None
        said = [token for token in self.tokens if token.meaning not in ("empty", "relation", "activity", "time")]
        ends = {"soonest": "first", "furthest": "last"}
        for at, token in enumerate(said):
            if token.meaning in ends and _has_deadline(said[at + 1 : at + 2]):
                return cast(Literal["first", "last"], ends[token.meaning])
            clause_ends = at + 1 == len(said) or said[at + 1].kind == "mark"
            if token.meaning in ends and _has_deadline(said[max(at - 1, 0) : at]) and clause_ends:
                return cast(Literal["first", "last"], ends[token.meaning])
        return None

    def due_exact(self) -> Exact | None:
        return exact(self.question, self.tokens) if self.aim.intent in _OF_ROWS else None

    def due_days(self) -> Days | None:
        return days(self.question, self.tokens) if self.aim.intent in _OF_ROWS else None

    def dated(self) -> bool:
        """ "Which activities have a deadline": those that bear a date, not the date of each."""
        if self.aim.intent not in _OF_ROWS or self.times.years or self.logic.lacking or self.aim.wants == "when":
            return False
        if "dated" in self.said:
            return True
        deadlines = [at for at, token in enumerate(self.tokens) if token.meaning == "deadline"]
        before = (token.text.casefold() for at in deadlines[:1] for token in self.tokens[max(at - 4, 0) : at])
        return not _HAVING.isdisjoint(before)

    def tiers(self) -> tuple[Tier, ...]:
        # Beside other tiers the programme-wide one is added to them, else it is all that is asked for.
        if "programme-wide" in self.said and not self._leaves_out_general():
            beside = _ADDS.search(self.question) or (self.said & {"unit", "named", "tier"} and not self._leaves_out())
            return _EVERY_TIER if beside else ("programme",)
        if "every-tier" in self.said:
            return _EVERY_TIER
        return ("explicit",) if self.is_named() else ()

    def _leaves_out_general(self) -> bool:
        """ "Leaving aside what holds for the whole programme", "beyond the general points": the rows that are left."""
        general = [at for at, token in enumerate(self.tokens) if token.meaning == "programme-wide"]
        return all(is_left_out(self.tokens, at) or self._is_beyond(at) for at in general)

    def _is_beyond(self, at: int) -> bool:
        before = (token.text.casefold() for token in self.tokens[max(at - 3, 0) : at])
        return "beyond" in before

    def _leaves_out(self) -> bool:
        return bool(self.said & {"exclusion", "only"})

    def count_by(self) -> str | None:
        """ "per unit", "by country", "in each country"; "how many are High, Medium and Low"."""
        if "tier" in self.said or self._tells_tiers_apart():
            return "tier"
        told = grouped(self.question, self.tokens)
        if told is not None:
            return told.by
        return "priority" if "count" in self.said and self._tells_levels_apart() else None

    def _tells_tiers_apart(self) -> bool:
        """ "How many are explicit, how many by the unit": each is counted."""
        return "count" in self.said and {"named", "unit"} <= self.said

    def _tells_levels_apart(self) -> bool:
        """ "High, Medium and Low", "over the levels of priority"; "High or Medium" is one number."""
        levels = [n for n, token in enumerate(self.tokens) if token.meaning == "level"]
        if not levels:
            return "priority" in self.said and not self.logic.lacking
        between = self.tokens[levels[0] : levels[-1]]
        return len(levels) > 1 and all(token.meaning != "or" or token.text == "/" for token in between)

    def findings(self) -> tuple[str, ...]:
        if "error" not in self.said:
            return ()
        said = fold(self.question)
        rows = table("question_findings")
        return tuple(dict.fromkeys(row["kind"] for row in rows if re.search(rf"\b{re.escape(row['words'])}\b", said)))

    def kinds(self) -> tuple[str, ...]:
        """The kinds of document that are asked for: "which concept notes are there"."""
        if self.aim.asks != "document":
            return ()
        nouns = {fold(token.text) for token in self.tokens if token.meaning == "document"}
        found = (meaning for words, meaning in meanings("question_documents", "meaning").items() if words in nouns)
        return tuple(dict.fromkeys(kind.partition(":")[2] for kind in found))

    def issued(self) -> bool:
        """Whether an organisation published: "documents published by NEASPEC", "documents by NEASPEC"."""
        by = any(one.text.casefold() == "by" and other.kind == "name" for one, other in pairwise(self.tokens))
        return "publisher" in self.said or by

    def status(self) -> str | None:
        """A status that documents are asked for by: "which documents are drafts"; of one that is named it is asked."""
        if any(token.kind == "document" for token in self.tokens):
            return None
        for words, status in meanings("question_status", "status").items():
            if re.search(rf"\b{re.escape(words)}\b", fold(self.question)):
                return status
        return None

    def under(self) -> Literal["unit", "theme"] | None:
        """ "Activities of the conservation units", whichever these are; or of none of them."""
        at = next((n for n, token in enumerate(self.tokens) if token.meaning in ("unit", OF_UNITS)), None)
        theme = next((n for n, token in enumerate(self.tokens) if token.text.casefold().startswith("thematic")), None)
        themes = theme is not None and not (at is not None and self._is_put_aside(theme))
        if themes and (at is None or self.tokens[at].meaning == "unit") and not names_covered(self.tokens):
            return None if self._adds_units() else "theme"
        named = any(token.kind in ("unit", "unknown") for token in self.tokens)
        of_rows = self.aim.asks in (None, "activity") and self.aim.intent in _OF_ROWS
        if at is None or named or not of_rows or self.count_by():
            return None
        left_out = is_left_out(self.tokens, at)
        of_a_row = not self.tokens[at].text.casefold().endswith("s")  # "not just the unit they stand under"
        if self._means_either() or (self.is_named() and (left_out or of_a_row)):
            return None  # "not just in the heading of a unit": what a row itself says is asked for
        return "theme" if left_out else "unit"

    def _is_put_aside(self, at: int) -> bool:
        """ "Not the thematic part", "leaving the thematic sections aside"."""
        behind = (token.text.casefold() for token in self.tokens[at + 1 : at + 4])
        return is_left_out(self.tokens, at) or "aside" in behind

    def _adds_units(self) -> bool:
        """ "Both parts, thematic and unit": all rows."""
        return "unit" in self.said and bool(self.said & {"and", "both"}) and "exclusion" not in self.said

    def _means_either(self) -> bool:
        """ "Whether named directly or through the unit"."""
        said = [token.meaning for token in self.tokens]
        if not {"named", "unit"} <= set(said):
            return False
        first, last = sorted((said.index("named"), said.index("unit")))
        between = said[first:last]
        return "or" in between and "exclusion" not in between

    def _beyond_headings(self) -> bool:
        """ "Not only in the heading", "apart from unit headings": what a row itself says is asked for."""
        at = next((n for n, token in enumerate(self.tokens) if token.text.casefold().startswith("heading")), None)
        before = self.tokens[max((at or 0) - 8, 0) : at or 0]
        return any(t.meaning == "exclusion" or t.text.casefold() in ("not just", "not only") for t in before)

    def any_part(self) -> bool:
        """ "As a responsible body or as a partner", "even if only consulted": whatever its part is."""
        return _ANY_PART.search(self.question) is not None

    def throughout(self) -> Literal["all", "none"] | None:
        if self.aim.asks != "unit":
            return None
        return "all" if ALL in self.said else "none" if NONE in self.said else None

    def unlisted(self) -> bool:
        """ "Which species are listed under none of the conservation units?" """
        return self.aim.intent == "gaps" and lacks_units(self.tokens, self.aim.asks) and not self.unnamed()

    def headed(self) -> bool:
        """ "Which species appear in headings of units, but in no row?" """
        return self.unnamed() and headed(self.question)

    def unnamed(self) -> bool:
        """ "Which species does no activity mention?" """
        return UNNAMED in self.said and self.aim.intent == "gaps" and self.aim.asks in ("species", "country")


def _has_deadline(tokens: Sequence[Token]) -> bool:
    return any(token.meaning == "deadline" for token in tokens)
