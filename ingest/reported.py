"""What a report says became of a programme's activities, of parts of them and of whole issues."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from ingest.again import pointed_back
from ingest.codes import CodeMention
from ingest.dates import first_date
from ingest.halves import halves
from ingest.phrases import any_of, source
from ingest.programme import KINDS
from ingest.records import Document, ReportedStatus, Span, StatusReport
from ingest.scene import Sentence
from ingest.states import TABLE, State, plain_status, states
from ontology.vocabulary import Vocabulary

_DATE = 30
_OPENING = 3  # words: "; in the", "while"
_BECAME = ("implemented", "in_progress", "partly_implemented", "not_started", "planned")
_LONGEST = 3000  # characters: what is longer is no sentence


def reported(
    sentences: Sequence[Sentence], codes: Sequence[CodeMention], document: Document, vocabulary: Vocabulary
) -> tuple[StatusReport, ...]:
    """In text order, each statement once; a document that lays down a programme reports on none."""
    if document.kind in KINDS:
        return ()
    reader = _Reader(sentences, codes, document, vocabulary)
    return tuple(dict.fromkeys(report for said in map(reader.said, range(len(sentences))) for report in said))


class _Reader:
    """Reads the sentences in order, each with the one before it and the codes in it."""

    def __init__(
        self, sentences: Sequence[Sentence], codes: Sequence[CodeMention], document: Document, vocabulary: Vocabulary
    ) -> None:
        self.sentences = sentences
        self.reviewed = document.reviews
        self.vocabulary = vocabulary
        self.date = document.date or next(filter(None, map(_as_of, sentences)), None)
        starts = [code.span.start for code in codes]
        ends = [(bisect_left(starts, one.span.start), bisect_left(starts, one.span.end)) for one in sentences]
        self.codes = [codes[first:last] for first, last in ends]

    def said(self, number: int) -> Iterator[StatusReport]:
        sentence = self.sentences[number]
        near = self.codes[number] or self.codes[max(0, number - 1)] or sentence.issue
        if not near or len(sentence.words) > _LONGEST:
            return
        found = states(sentence.words)
        parts = halves(sentence.words, found)
        for code in self.codes[number]:
            at = _inside(sentence, code.span)
            half = next(part for part in parts if part.start <= at.start < part.end)
            status = _of_code(sentence.words, at, half, found)
            other = (self._beside(number) or self._behind(number)) if status == "unknown" else None
            yield (
                self._report(other[0], code, other[1], other[2]) if other else self._report(number, code, status, half)
            )
        yield from self._elsewhere(number, found, parts)
        yield from self._again(number, found, parts)
        if not self.codes[number] and sentence.issue is not None and sentence.heading is not None:
            yield from self._of_issue(sentence, self._whole(number, found, parts))

    def _report(self, number: int, code: CodeMention, status: ReportedStatus, half: Span) -> StatusReport:
        sentence = self.sentences[number]
        span = _outside(sentence, half)
        countries = _named(sentence, span, "country")
        species = _named(sentence, span, "species")
        return StatusReport(
            programme=code.programme,
            code=code.code,
            letters=code.letters,
            status=status,
            span=span,
            code_span=code.span,
            date=_as_of(sentence) or self.date,
            species=species or self._species_meant(sentence),
            countries=countries or self._countries_meant(number, species),
        )

    def _beside(self, number: int) -> tuple[int, ReportedStatus, Span] | None:
        """The cell behind a code's in its row of a table that says how far the activity is."""
        if self.sentences[number].block.kind != "row":
            return None
        for behind in range(number + 1, len(self.sentences)):
            cell = self.sentences[behind]
            if cell.block != self.sentences[number].block or len(cell.words) > _LONGEST:
                return None
            status = next((state.status for state in states(cell.words)), plain_status(cell.words))
            if status != "unknown":
                return behind, status, Span(0, len(cell.words))
        return None

    def _behind(self, number: int) -> tuple[int, ReportedStatus, Span] | None:
        """The next sentence, where it goes on about the one activity: "It has been in operation since 2019." """
        here, after = self.sentences[number], self.sentences[min(number + 1, len(self.sentences) - 1)]
        goes_on = re.match(source(TABLE, "goes on"), after.words, re.IGNORECASE)
        alone = len(self.codes[number]) == 1 and not self.codes[min(number + 1, len(self.codes) - 1)]
        if here is after or here.paragraph != after.paragraph or not goes_on or not alone:
            return None
        status = next((state.status for state in states(after.words)), plain_status(after.words))
        return (number + 1, status, Span(0, len(after.words))) if status != "unknown" else None

    def _elsewhere(self, number: int, found: Sequence[State], parts: Sequence[Span]) -> Iterator[StatusReport]:
        """What another half says of the one activity in another country: "done in India, but Nepal had not begun"."""
        sentence, codes = self.sentences[number], self.codes[number]
        if len(codes) != 1:
            return
        at = _inside(sentence, codes[0].span)
        own = next(part for part in parts if part.start <= at.start < part.end)
        for half in (part for part in parts if part.start >= own.end):
            state = next((state for state in found if half.start <= state.start < half.end), None)
            if state is not None and state.status in _BECAME and _is_of_the_same(sentence, half):
                yield self._report(number, codes[0], state.status, half)

    def _species_meant(self, sentence: Sentence) -> tuple[str, ...]:
        """The species that the paragraph spoke of last, under a heading on species: its issue is theirs."""
        wide = {key for listed in sentence.heading_species for key in self.vocabulary.below(listed)}
        wide |= {key for listed in sentence.heading_species for key in self.vocabulary.above(listed)}
        return tuple(key for key in sentence.context_species if key in wide)

    def _countries_meant(self, number: int, species: Sequence[str]) -> tuple[str, ...]:
        """Those of the sentence before, where this one goes on with what that one spoke of."""
        before, here = self.sentences[max(0, number - 1)], self.sentences[number]
        if before.paragraph != here.paragraph or before is here or _opens_anew(here):
            return ()
        if self.codes[number] and self.codes[number - 1] and not species:  # another activity: nothing is carried over
            return ()
        if any(name.kind == "country" for name in here.names):  # "in all Range States"
            return ()
        if species and not set(species) & set(before.keys("species")):
            return ()
        return before.keys("country")

    def _again(self, number: int, found: Sequence[State], parts: Sequence[Span]) -> Iterator[StatusReport]:
        """What is said of the activities named last: "The last two were given low priority"."""
        sentence = self.sentences[number]
        near = [code for one in range(max(0, number - 1), number + 1) for code in self._codes_near(one, sentence)]
        for match, taken_up in pointed_back(sentence.words, self.codes[number], near):
            half = next(part for part in parts if part.start <= match.start() < part.end)
            state = next((state for state in found if half.start <= state.start < half.end), None)
            if state is not None:
                yield from (self._report(number, code, state.status, half) for code in taken_up)

    def _codes_near(self, number: int, sentence: Sentence) -> Sequence[CodeMention]:
        return self.codes[number] if self.sentences[number].paragraph == sentence.paragraph else ()

    def _whole(self, number: int, found: Sequence[State], parts: Sequence[Span]) -> list[ReportedStatus]:
        """What is said of the activities of an issue as a whole, from the half that speaks of them on."""
        words = self.sentences[number].words
        first = number == 0 or self.sentences[number - 1].heading != self.sentences[number].heading
        subject = next((part for part in parts if _is_whole(words[part.start : part.end], first)), None)
        if subject is None or not any(subject.start <= state.start < subject.end for state in found):
            return []
        return list(dict.fromkeys(state.status for state in found if state.start >= subject.start))

    def _of_issue(self, sentence: Sentence, statuses: Sequence[ReportedStatus]) -> Iterator[StatusReport]:
        if sentence.issue is None or sentence.heading is None or self.reviewed is None:
            return
        for status in statuses:
            yield StatusReport(
                programme=self.reviewed,
                code=sentence.issue,
                status=status,
                span=sentence.span,
                code_span=sentence.heading,
                whole_issue=True,
                date=_as_of(sentence) or self.date,
                species=sentence.keys("species"),
                countries=sentence.keys("country"),
            )


def _is_whole(words: str, first: bool) -> bool:
    """ "Most of the activities", "Implementation had been undertaken"; at the beginning also "Measures to ... were"."""
    if not any_of(TABLE, "noun").search(words):
        return False
    if any_of(TABLE, "whole").search(words) or _carried_out().search(words):
        return True
    return first and re.match(rf"(?:The\s+)?{source(TABLE, 'noun')}", words, re.IGNORECASE) is not None


def _inside(sentence: Sentence, span: Span) -> Span:
    return Span(span.start - sentence.span.start, span.end - sentence.span.start)


def _outside(sentence: Sentence, half: Span) -> Span:
    """A half in the text, without the commas and spaces around it."""
    words = sentence.words[half.start : half.end]
    start = half.start + len(words) - len(words.lstrip(" ,;\n"))
    return Span(sentence.span.start + start, sentence.span.start + half.start + len(words.rstrip(" ,\n")))


def _is_of_the_same(sentence: Sentence, half: Span) -> bool:
    """Whether a half opens with a country and brings up nothing else: "in Nepal it had not", "but Nepal has not"."""
    first = next((name for name in sentence.names if name.start - sentence.span.start >= half.start), None)
    if first is None or first.kind != "country" or first.end - sentence.span.start > half.end:
        return False
    before = sentence.words[half.start : first.start - sentence.span.start]
    behind = sentence.words[first.end - sentence.span.start : half.end]
    return len(before.split()) <= _OPENING and re.match(rf"\s+{source(TABLE, 'same')}(?!\w)", behind) is not None


def _named(sentence: Sentence, span: Span, kind: str) -> tuple[str, ...]:
    inside = (name for name in sentence.names if span.holds(Span(name.start, name.end)))
    return tuple(dict.fromkeys(name.key for name in inside if name.kind == kind and name.is_mention))


def _of_code(words: str, code: Span, half: Span, found: Sequence[State]) -> ReportedStatus:
    """What is said of a code: by the verb that it is the subject of, else by the one that leads to it."""
    here = [state for state in found if half.start <= state.start < half.end]
    behind = next((state for state in here if state.start >= code.end), None)
    before = next((state for state in reversed(here) if state.end <= code.start), None)
    if behind is not None and (before is None or _is_subject(words[code.end : behind.start])):
        return "partly_implemented" if _is_in_part(words, behind, here) else behind.status
    return before.status if before is not None else plain_status(words[half.start : half.end])


def _is_in_part(words: str, first: State, here: Sequence[State]) -> bool:
    """ "Have been completed in Mongolia and are under way in India": both are said of the one subject."""
    after = next((state for state in here if state.start >= first.end), None)
    if first.status != "implemented" or after is None or after.status not in ("in_progress", "planned", "not_started"):
        return False
    between = words[first.end : after.start]
    if after.status == "not_started":  # "was drafted but has yet to be adopted"
        return (
            re.search(r"^[^;]{0,80}\b(?:and|but|yet)(?:\s+(?:has|have|had|is|are|was|were))?\s*$", between) is not None
        )
    return re.search(r"^[^,;]*\band\s*$", between) is not None


def _is_subject(between: str) -> bool:
    """Nothing parts a code from the verb behind it but an apposition: "Activity 1.6.5, a study of X, was"."""
    plain = re.sub(r"\([^()]*\)", "", between)
    return "," not in plain or plain.rstrip().endswith(",")


@cache
def _carried_out() -> re.Pattern[str]:
    """ "Implementation had been undertaken only for ...": of everything under the heading."""
    return re.compile(rf"(?<!\w){source('code_words', 'carrying out')}\s+(?:has|have|had|was|is)(?!\w)", re.IGNORECASE)


def _opens_anew(sentence: Sentence) -> bool:
    return re.match(source(TABLE, "opens"), sentence.words, re.IGNORECASE) is not None


def _as_of(sentence: Sentence) -> str | None:
    match = any_of(TABLE, "as of").search(sentence.words)
    date = first_date(sentence.words[match.end() : match.end() + _DATE]) if match else None
    return date[0] if date else None
