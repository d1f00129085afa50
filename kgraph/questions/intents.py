"""What a question is after: a kind of thing, a value of one, or a kind of answer."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass
from itertools import pairwise
from typing import cast

from ingest.cues import fold, meanings
from kgraph.agreed import phrasing
from kgraph.agreed.field import is_light
from kgraph.query import Asks, Intent, Value, Wants
from kgraph.questions.beyond import beyond
from kgraph.questions.citing import asks_who_cites, speaks_of_footnotes
from kgraph.questions.grouping import grouped, lists_levels
from kgraph.questions.states import asks_what_was_done
from kgraph.questions.subjects_asked import are_subjects
from kgraph.questions.throughout import ALL, NONE
from kgraph.questions.tokens import Token
from kgraph.questions.under import OF_UNITS, is_where
from kgraph.questions.unnamed import UNNAMED

_YES_NO = re.compile(
    r"(?:whether|was|were|is|are|has|have|had|did|do|does|will|can|could|would)\b(?! (?:there )?(?:which|what))", re.I
)
_WANTS: tuple[tuple[str, Wants], ...] = (
    (r"how many|how often|what number|number of", "number"),
    (r"how much|what (?:is|are|was|were) the (?:budgets?|costs?|amounts?)", "amount"),
    (r"who(?:m|se)?\b|by whom|which organi[sz]ations?", "who"),
    (r"where\b", "where"),
    (r"(?:by |until |since )?when\b|(?:from|in|by) (?:which|what) year", "when"),
    (r"why\b", "why"),
    (r"which\b|what\b", "which"),
)  # fmt: skip
_NOUNS: dict[str, Asks] = {
    "activity": "activity", "species": "species", "country": "country", "organisation": "organisation",
    "unit": "unit", "document": "document", "error": "finding", OF_UNITS: "activity",
}  # fmt: skip
_VALUES: dict[str, Value] = {
    "responsible": "responsible", "deadline": "deadline", "priority": "priority", "indicator": "indicator",
    "score": "score", "publisher": "publisher",
}  # fmt: skip
_ASKING = re.compile(
    r"\W*(?:(?:in|for|on|by|to|of|with|from) )?(?:which|what|who|whom|whose|where|when|why|how)\b", re.I
)
_TELLS_NOTHING = frozenset((
    "empty", "and", "or", "both", "only", "activity", "species", "country", "named", "programme-wide",
    "every-tier", "time",
    "until", "since", "before", "after", "deadline", "start", "soonest", "furthest", "exclusion", "priority", "level",
))  # fmt: skip
_WHOSE = re.compile(r"\b(?:which|what|another|whose)\s+(?:\w+\s+)?(?:program(?:me)?|plan|document)\b", re.I)
_ROWS = re.compile(
    r"(?:activit(?:y|ies)|actions?|measures?|tasks?|rows?|items?|entr(?:y|ies)|steps?|interventions?)", re.I
)
_OF_THE_STORE = frozenset({"error", "gap", "score", "overdue", "undated", "tier", "measure"})
_ANY = ("any", "a", "an", "some", "another", "other", "no", "which", "what", "only", "one")
_TO_COME = re.compile(
    r"\b(?:will|shall|should|must|going to|to be|supposed to|meant to|ha(?:ve|s) to|are to|is to)\b", re.I
)
_THERE_IS = re.compile(
    r"\W*(?:(?:is|are) there(?! to be\b)|do we have|have we got|does it have|anything|something|everything)\b", re.I
)
_WHICH_ONES = re.compile(r"[.?;:,–-]\s*(?:and\s+)?(?:where|(?:which|what)(?:\s+(?:ones?|of\s+them))?)\s*\?*\s*$", re.I)
_IS_SAID = re.compile(  # what was said is in reports
    r"\bis\s+(?:\w+\s+)?said\b|\bsaid\s*\?*\s*$"
    r"|\bhow far\b.{0,80}\b(?:covered|considered|addressed|treated|dealt with)\b",
    re.I,
)
_AHEAD = re.compile(r"\b(?:will|shall|going to|to be)\b", re.I)
_OF_A_PLAN = re.compile(r"\bwhere\b[^.?!:;]{0,40}\b(?:draft|program(?:me)?|plan|wp)\b", re.I)
_DEED = re.compile(r"\w\s+(?:to\s+[a-z]{3,}|[a-z]{3,}ing)\b")  # "letting", "to train"
_MANY = 4  # words of substance in what may be proposed
_OPENING = ("which", "what", "who", "how", "where", "when", "list", "all", "the", "any", "of", "and")


@dataclass(frozen=True, slots=True, kw_only=True)
class Aim:
    intent: Intent
    asks: Asks | None
    asks_too: tuple[Asks, ...]
    value: Value | None
    wants: Wants | None
    beyond: str | None
    citing: bool = False  # the rows are asked for that point to a code


def aim(question: str, tokens: Sequence[Token]) -> Aim:
    said = {token.meaning for token in tokens}
    asks, wants = _asks(tokens), _wants(question)
    if (
        asks in ("document", "unit")
        and wants == "when"
        and said & {"duty", "deadline"}
        and not said & {"publisher", "status"}
    ):
        asks = None  # "when does the file have to be handed in": what an activity is to bring about
    if asks == "unit" and {"activity", "level"} <= said:  # "actions under the units that are ranked medium"
        asks = "activity"
    if said & {ALL, NONE}:
        asks = "unit"  # "units with nothing but High rows"
    value = _value(question, tokens, said, wants)
    outside = beyond(question, tokens)
    if asks != "document" and asks_who_cites(question) and _has(tokens, "code"):
        return Aim(intent="activities", asks="activity", asks_too=(), value=None, wants=wants, beyond=None, citing=True)
    intent = "out_of_scope" if outside else _intent(question, tokens, said, asks)
    if intent in ("recommendations", "reported_status", "agreed") or (wants is None and are_subjects(tokens)):
        asks = None  # "drinking places for animals": no species are asked for
    if intent == "responsible" and wants == "who" and asks in ("species", "country"):
        asks = None  # "who has to see to it that animals are counted": who acts is asked for, not which animals
    if intent == "documents" and "error" in said:
        asks = "finding"
    noted = speaks_of_footnotes(question) and not _has(tokens, "code")  # what stands in a footnote is cited there
    more = _asks_too(tokens)
    return Aim(intent=intent, asks=asks, asks_too=more, value=value, wants=wants, beyond=outside, citing=noted)


def _intent(question: str, tokens: Sequence[Token], said: Set[str], asks: Asks | None) -> Intent:
    """The first kind of answer that the words of a question ask for; the surest signs come first."""
    things = [token for token in tokens if token.is_thing or token.kind == "unknown"]
    codes = any(token.kind == "code" for token in tokens)
    content = any(token.is_content for token in tokens)
    yes_no = _YES_NO.match(question.strip()) is not None
    # "Is there work that NGOs do? Which?": that work is asked for; "number of wells planned": the number
    whether = _WHICH_ONES.search(question) is None and _wants(question) != "number"
    about = _of_statements(question, tokens, said, yes_no)
    tests: tuple[tuple[bool, Intent], ...] = (
        (_asks_standing(tokens, said), "documents"),
        (_asks_of_which(question, tokens), "activities"),
        (_is_counted(tokens, "recommendation"), "recommendations"),
        (_is_counted(tokens, "activity") and about == "reported_status", "reported_status"),
        (_is_counted(tokens, *_NOUNS, "code", "section", "deadline"), "counts"),
        ("count" in said and any(token.text.casefold().endswith(("tier", "tiers")) for token in tokens), "counts"),
        ("count" in said and bool(said & {"level", "priority"}) and not content, "counts"),
        (_is_compared(tokens, said, asks) or _is_grouped(question, tokens, said), "counts"),
        (asks == "unit" and bool(said & {ALL, NONE}), "units"),
        (UNNAMED in said and asks in ("species", "country"), "gaps"),
        (whether and _is_agreed(question, tokens), "agreed"),
        (whether and yes_no and _is_of_plans(question, tokens) and _asks_whether(question, tokens, said), "agreed"),
        (about is not None, about or "search"),
        (whether and _may_be_agreed(question, tokens, said, yes_no), "agreed"),
        (whether and _asks_whether(question, tokens, said) and not _is_a_pair_covered(tokens, said), "agreed"),
        ("error" in said, "documents"),
        (("gap" in said and asks != "document") or lacks_rows(tokens, asks) or lacks_units(tokens, asks), "gaps"),
        ("coverage" in said or (yes_no and not content and _is_a_pair_covered(tokens, said)), "coverage"),
        (("score" in said and "level" not in said) or "measure" in said or asks == "unit", "units"),
        (asks == "document" or ("publisher" in said and _has(tokens, "document")), "documents"),
        ("overdue" in said or _asks_for_time(tokens, said), "deadlines"),
        (_asks_who_acts(tokens, said), "responsible"),
        (asks == "species" and _has(tokens, "unit"), "units"),
        (asks in ("species", "country") and bool(things), "coverage"),
        (asks == "organisation" and bool(things), "responsible"),
        (_is_definition(tokens, said, things, content), "definition"),
        (asks == "activity" or codes or _asks_rows(said, question), "activities"),
        ("level" in said and not content, "activities"),
        (bool(things) and all(token.kind == "document" for token in things) and not content, "documents"),
        (bool(things) and (not content or _has(tokens, "unit")), "activities"),
        (are_subjects(tokens) or _is_planned(question, tokens), "activities"),
        (_is_proposed(question, tokens), "agreed"),
    )
    return next((intent for holds, intent in tests if holds), "search")


def _is_planned(question: str, tokens: Sequence[Token]) -> bool:
    """ "Where will grazing be limited?", "Where does the draft limit it?": what is to be done stands in rows."""
    told = _AHEAD.search(question) is not None or _OF_A_PLAN.search(question) is not None
    return told and _has(tokens, "subject")


def _is_proposed(question: str, tokens: Sequence[Token]) -> bool:
    """ "A law allowing communities to manage hunting areas?": many words, with what is to be done, and a mark."""
    asks = _ASKING.match(question.strip()) is None and question.rstrip().endswith("?")
    said = [token for token in tokens if token.is_content]
    return asks and len(said) >= _MANY and _DEED.search(question) is not None and not _has(tokens, "document")


def asks_for_any(question: str) -> bool:
    """ "Is there anything on poaching?": rows are asked for, not a word of agreement."""
    return _THERE_IS.match(question) is not None


def _of_statements(question: str, tokens: Sequence[Token], said: Set[str], yes_no: bool) -> Intent | None:
    """What was said of things; not when a thing is due that is itself called a request or a decision."""
    told = [token.text.casefold() for token in tokens if token.meaning == "recommendation"]
    if _asks_for_time(tokens, said) and not any(words.endswith("ed") for words in told):
        told = []
    due = "duty" in said and _asks_for_time(tokens, said)  # "by when must it be agreed" is no report of a meeting
    signed = any(token.text.casefold() == "signed" for token in tokens)  # of a paper: rows may speak of it, too
    if told or (_is_settled(tokens) and not yes_no and not due and not signed):
        return "recommendations"
    if _IS_SAID.search(question) and are_subjects(tokens):
        return None  # "what is said about fences": where rows speak of them
    return "reported_status" if "status" in said or _asks_what_was_done(question, tokens, said) else None


def _asks_what_was_done(question: str, tokens: Sequence[Token], said: Set[str]) -> bool:
    """ "Which activities have been completed?"; not those that should have been, or by a year."""
    told = "activity" in said and asks_what_was_done(question)
    return told and not _has(tokens, "year") and _TO_COME.search(question) is None and "duty" not in said


def _is_of_plans(question: str, tokens: Sequence[Token]) -> bool:
    """ "Was a meeting agreed to see how far they are?", "Is the status to be assessed?": of what is yet to come."""
    return _is_settled(tokens) or _TO_COME.search(question) is not None


def _is_settled(tokens: Sequence[Token]) -> bool:
    return any(token.meaning == "agreed" and not token.text.casefold().startswith("in the ") for token in tokens)


def _is_agreed(question: str, tokens: Sequence[Token]) -> bool:
    """ "Was it agreed to ...", "...: already decided or not?": of what is done, not of names alone."""
    return phrasing.asks(question) and _proposes(question, tokens)


def _proposes(question: str, tokens: Sequence[Token]) -> bool:
    """Whether a question holds words for what is done, and not names alone."""
    said = phrasing.proposal_in(question)
    topics = ("topic", "theme") if all(token.meaning != "activity" for token in tokens) else ()
    told = [one for one in tokens if one.text in said]
    words = any(one.kind == "word" and one.meaning not in _TELLS_NOTHING for one in told)
    return words or any(one.kind in topics for one in told)


def _may_be_agreed(question: str, tokens: Sequence[Token], said: Set[str], yes_no: bool) -> bool:
    """ "Will rangers be trained ...", "Is the park supposed to get more land?"; of words, not of names alone."""
    content = any(token.is_content for token in tokens)
    if asks_for_any(question) and are_subjects(tokens):
        return False
    stands_in = all(token.text.casefold().startswith("in the ") for token in tokens if token.meaning == "agreed")
    if yes_no and "agreed" in said:  # "is there anything in the programme for Tajik deer?" asks for rows
        return content or not stands_in
    asks = _ASKING.match(question.strip()) is None and phrasing.may_ask(question)
    return content and asks and not phrasing.asks_for_a_value(question)


def _asks_whether(question: str, tokens: Sequence[Token], said: Set[str]) -> bool:
    """ "Must developers use the atlas?", "A newsletter: do we have it?": yes or no, of a deed and not of a kind."""
    if said & _OF_THE_STORE or _has(tokens, "code") or not phrasing.wants_yes_or_no(question):
        return False
    of_kind = (_is_any(tokens, at) for at, token in enumerate(tokens) if token.meaning in _NOUNS)
    to_do = any(_is_to_do(tokens, at) for at in range(len(tokens)))
    return (to_do or _proposes(question, tokens) or _asks_back(question)) and not any(of_kind)


def _asks_back(question: str) -> bool:
    """ "Rangers are to earn more. Is that in the draft?": what stands before is asked about, whatever it is."""
    sentence = re.split(r"[.;:]\s", question)[-1]
    return sentence != question and phrasing.points_back(sentence)


def _is_any(tokens: Sequence[Token], at: int) -> bool:
    """ "Is there any species that ...": what is asked for is of a kind; or it is rows that are asked for."""
    token, first = tokens[at], not any(one.is_content for one in tokens[:at])
    if _is_to_do(tokens, at):
        return False
    if first and token.meaning == "activity" and _ROWS.fullmatch(token.text):
        return True
    return at > 0 and tokens[at - 1].text.casefold() in _ANY


def _is_to_do(tokens: Sequence[Token], at: int) -> bool:
    """ "An activity to drill wells": one thing to be done; what is done for a species or in a country is rows."""
    behind = tokens[at + 1 : at + 3]
    article = tokens[at - 1].text.casefold().split()[-1] if at else ""
    is_one = article in ("a", "an", "any") and not tokens[at].text.endswith("s")
    to_do = len(behind) == 2 and behind[0].text.casefold() == "to" and behind[1].kind in ("word", "subject")
    return tokens[at].meaning == "activity" and is_one and to_do and not names_covered(tokens)


def lacks_rows(tokens: Sequence[Token], asks: Asks | None) -> bool:
    """ "Which species lack activities in Afghanistan?", "Which is not listed under any unit?" """
    said = [token.meaning for token in tokens if token.meaning not in ("empty", "relation")]
    lacked = {("exclusion", "activity")} | (set() if _has(tokens, "unit") else {("exclusion", "unit")})
    return asks in ("species", "country") and not lacked.isdisjoint(pairwise(said))


def _asks_standing(tokens: Sequence[Token], said: Set[str]) -> bool:
    """ "What is the status of the work programme: draft, adopted or in force?": of itself, not of what it holds."""
    standings = {word for words in meanings("question_status", "status") for word in words.split()}
    rest = [token for token in tokens if token.is_content and fold(token.text) not in standings]
    if not said & {"status", "agreed"} or said & {"activity", "recommendation", "deadline", "responsible"}:
        return False
    named = [token.asked[0].kind if token.asked else token.kind for token in tokens if token.is_thing]
    return "document" in named and set(named) <= {"document", "organisation"} and not rest and not _has(tokens, "code")


def lacks_units(tokens: Sequence[Token], asks: Asks | None) -> bool:
    """ "Which species did not make it into any of the units?", "Which country has no unit?"; of none by name."""
    said = {token.meaning for token in tokens}
    of_units = OF_UNITS in said or any(a.meaning == "unit" and b.meaning == "activity" for a, b in pairwise(tokens))
    denied = any(t.meaning in ("exclusion", "gap") or fold(t.text).endswith("n't") for t in tokens)
    asked = asks in ("species", "country") and (of_units or "activity" not in said)
    units = bool(said & {"unit", "section", OF_UNITS})
    return (only_general(tokens, asks) or (units and denied and asked)) and not names_covered(tokens)


def only_general(tokens: Sequence[Token], asks: Asks | None) -> bool:
    """ "Which countries have programme-wide activities only?": those that have no unit."""
    said = {token.meaning for token in tokens}
    return asks in ("species", "country") and {"programme-wide", "only"} <= said


def names_covered(tokens: Sequence[Token]) -> bool:
    """Whether a species or a country is named, and not only the group that is asked for."""
    return any(one.kind in ("species", "country") and ":" not in one.key for t in tokens for one in t.asked)


def _is_counted(tokens: Sequence[Token], *nouns: str) -> bool:
    """ "How many activities": what follows is a kind of thing that the store has, not animals of a species."""
    return any(_counts(tokens[n + 1 :], nouns) for n, token in enumerate(tokens) if token.meaning == "count")


def _counts(behind: Sequence[Token], nouns: Sequence[str]) -> bool:
    after = [token for token in behind if token.meaning not in ("empty", "level", "priority")]
    group = bool(after) and after[0].kind == "name" and _is_noun(after[0]) and after[0].asked[0].kind in nouns
    near = [one for one in after if not one.is_thing][:2]
    said = [one for n, one in enumerate(near) if n == 0 or one.text.endswith("s")]  # not "of wells planned"
    return group or any(token.meaning in nouns for token in said)


def _is_compared(tokens: Sequence[Token], said: Set[str], asks: Asks | None) -> bool:
    """ "Which country has the most activities", "compare Kulan and Saiga": who has more of what is counted."""
    if said & {"most", "least"} and "activity" in said:
        return asks in ("species", "country", "organisation", "unit", "document")
    kinds = [token.asked[0].kind for token in tokens if token.kind == "name"]
    return "comparison" in said and any(kinds.count(kind) > 1 for kind in ("species", "country"))


def _is_grouped(question: str, tokens: Sequence[Token], said: Set[str]) -> bool:
    """ "Split the activities by priority", "activities per unit", "which section has the most activities"."""
    told = grouped(question, tokens)
    of_rows = bool(said & {"activity", "deadline", "responsible"}) or lists_levels(tokens)
    return told is not None and of_rows and (told.counts or bool(said & {"most", "least"}))


def _is_a_pair_covered(tokens: Sequence[Token], said: Set[str]) -> bool:
    """ "Is Kulan covered in Turkmenistan?": the cell is asked for, not its rows."""
    kinds = {asked.kind for token in tokens for asked in token.asked}
    covered = any(token.text.casefold() == "covered" for token in tokens)
    return covered and {"species", "country"} <= kinds and "activity" not in said


def _asks_for_time(tokens: Sequence[Token], said: Set[str]) -> bool:
    years = any(token.kind == "year" for token in tokens)
    if tokens and tokens[-1].text.casefold() == "date" and not years:
        return True  # "request submission date"
    return bool(said & {"deadline", "undated"}) or (years and bool(said & {"duty", "start", "overdue"}))


def _asks_who_acts(tokens: Sequence[Token], said: Set[str]) -> bool:
    actors = any(asked.kind == "organisation" for token in tokens for asked in token.asked)
    if "responsible" in said or "consulted" in said:
        return True
    return actors and ("duty" in said or any(token.text.casefold() == "should" for token in tokens))


def _is_definition(tokens: Sequence[Token], said: Set[str], things: Sequence[Token], content: bool) -> bool:
    if "definition" not in said or said & {"duty", "relation", "priority", "level", "deadline", "status"}:
        return False
    codes = [token for token in tokens if token.kind == "code"]
    if things and content:
        return False
    named = [token for token in things if token.kind != "document"] or things  # "... stand for in the draft"
    asked = len(named) + len(codes)
    if "activity" in said and not codes:
        return False
    return asked == 1 or (not asked and content)


def _asks_rows(said: Set[str], question: str) -> bool:
    asking = re.match(r"\W*(?:in |for |on )?(?:which|what|where)\b", question, re.I) is not None
    return bool(said & {"activity", "duty"}) or ("relation" in said and asking) or ("mention" in said and asking)


def _asks(tokens: Sequence[Token]) -> Asks | None:
    """The first noun for a kind of thing; a group of species or States that stands where such a noun would counts."""
    if not any(token.text.casefold() in _OPENING for token in tokens) and tokens and tokens[-1].meaning == "activity":
        return "activity"  # "conservation units medium priority activities"
    if tokens and tokens[-1].text.casefold() == "list":
        return "activity"  # "camera traps, list"
    for at, token in enumerate(tokens):
        if token.meaning == "unit" and (_stands_beside(tokens, at) or is_where(tokens, at) or _is_heading(tokens, at)):
            continue
        if _is_what_for(tokens, at) or _is_part(tokens, at) or _is_of_a_subject(tokens, at) or _leads(tokens, at):
            continue
        if token.meaning in _NOUNS:
            return _NOUNS[token.meaning]
        if token.kind == "code" or (token.kind == "name" and _is_noun(token)):
            return cast(Asks, token.asked[0].kind) if token.kind == "name" else None
    return None


def _is_part(tokens: Sequence[Token], at: int) -> bool:
    """ "Who coordinates species monitoring?": a noun that only says what the next one is of."""
    before = tokens[at - 1].text.casefold() if at else ""
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    return bool(at) and before not in _OPENING and behind is not None and behind.is_content and behind.kind == "word"


def _is_of_a_subject(tokens: Sequence[Token], at: int) -> bool:
    """ "The poisoning of animals": a noun that only says whose the subject before it is."""
    said = (one for one in tokens[:at][::-1] if one.meaning not in ("empty", "relation") and not is_light(one.text))
    before = next(said, None)
    return before is not None and before.kind == "subject"


def _leads(tokens: Sequence[Token], at: int) -> bool:
    """ "Animals need to drink: where is it seen to?": a noun before a colon and the place that is asked for."""
    colon = next((n for n, token in enumerate(tokens) if token.text == ":"), 0)
    return at < colon and any(token.text.casefold() == "where" for token in tokens[colon:])


def _is_heading(tokens: Sequence[Token], at: int) -> bool:
    """ "Apart from unit headings, where does it appear?" """
    return any(token.meaning == "section" for token in tokens[at + 1 : at + 2])


def _is_what_for(tokens: Sequence[Token], at: int) -> bool:
    """ "For the meeting paper I need all activities": what the asker writes is not what is asked for."""
    if tokens[at].meaning != "document":
        return False
    said = [token.text.casefold() for token in tokens[:at]]
    later = any(token.meaning == "activity" for token in tokens[at:])
    return later and "for" in said[-4:] and "which" not in said


def _stands_beside(tokens: Sequence[Token], at: int) -> bool:
    """ "The Kopetdag unit", "conservation unit Kopetdag": part of the name."""
    return any(token.kind == "unit" for token in (*tokens[max(at - 1, 0) : at], *tokens[at + 1 : at + 2]))


def _asks_too(tokens: Sequence[Token]) -> tuple[Asks, ...]:
    """ "Which species and countries": the nouns that are joined to the first."""
    first = next((n for n, token in enumerate(tokens) if token.meaning in _NOUNS), len(tokens))
    found: list[Asks] = []
    for joint, noun in zip(tokens[first + 1 :: 2], tokens[first + 2 :: 2], strict=False):
        if (joint.meaning != "and" and joint.text != ",") or noun.meaning not in _NOUNS:
            break
        found.append(_NOUNS[noun.meaning])
    return tuple(found)


def _is_noun(token: Token) -> bool:
    last = token.text.casefold().split()[-1]
    return last in ("species", "state", "states", "country", "countries", "taxa") and ":" in token.asked[0].key


def _value(question: str, tokens: Sequence[Token], said: Set[str], wants: Wants | None) -> Value | None:
    """What is asked of a thing: of a code its priority, of a unit its score, of a document its publisher."""
    of = any(token.kind in ("code", "unit", "document") for token in tokens)
    found = [_VALUES[token.meaning] for token in tokens if token.meaning in _VALUES]
    if _asks_of_which(question, tokens):
        return "programme"
    if _has(tokens, "code") and wants in ("who", "when"):
        return "responsible" if wants == "who" else "deadline"
    return found[0] if found and (of or "score" in said) else None


def _asks_of_which(question: str, tokens: Sequence[Token]) -> bool:
    """ "Of which programme are 9.1-9.8?": codes may be those of another document that a row points to."""
    return _has(tokens, "code") and _WHOSE.search(question) is not None


def _wants(question: str) -> Wants | None:
    lowered = question.strip().casefold()
    if _YES_NO.match(lowered):
        return "yes_no"
    hits = [(match.start(), wants) for words, wants in _WANTS if (match := re.search(rf"\b(?:{words})", lowered))]
    return min(hits, key=lambda hit: hit[0])[1] if hits else None


def _has(tokens: Sequence[Token], kind: str) -> bool:
    return any(token.kind == kind for token in tokens)
