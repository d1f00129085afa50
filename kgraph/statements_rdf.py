"""What meetings and notes say, as claims: how far activities are, what is recommended, and facts with a value.

An activity whose own text is not in the document has a stub: all that is known of it is its programme and its code.
Stubs are no ``kg:Activity``, so that counting these counts rows that can be read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from rdflib import DCTERMS, RDF, SKOS, Literal, URIRef

from ingest.clean import clean
from ingest.records import Adoption, Extraction, Fact, Recommendation, Span, StatusReport
from ingest.speakers import NOBODY
from kgraph import ids
from kgraph.rdf import Triple, concepts, dated, literal, optional
from ontology.terms import KG
from ontology.vocabulary import Kind, Vocabulary

_ABOUT: tuple[Kind, ...] = ("species", "organisation", "instrument")  # what a fact with a key may be about


def statement_triples(
    document: str, read: Extraction, vocabulary: Vocabulary, passage: Callable[[Span], URIRef]
) -> Iterator[Triple]:
    """The claims of one document; ``passage`` gives the node of the words that a claim rests on."""
    writer = _Writer(document, read, vocabulary, passage)
    yield from writer.programmes()
    yield from writer.stubs()
    for report in read.reported:
        yield from writer.status(report)
    for recommendation in read.recommendations:
        yield from writer.recommendation(recommendation)
    for adoption in read.adoptions:
        yield from writer.adoption(adoption)
    for fact in read.facts:
        yield from writer.fact(fact)


class _Writer:
    def __init__(
        self, document: str, read: Extraction, vocabulary: Vocabulary, passage: Callable[[Span], URIRef]
    ) -> None:
        self._document = document
        self._read = read
        self._vocabulary = vocabulary
        self._passage = passage
        self._claims: Counter[tuple[Span, str]] = Counter()
        self._rows = _rows(document, read)

    def programmes(self) -> Iterator[Triple]:
        """The programmes that the document looks back on or tells of; one it lays down itself is written there."""
        reviews = self._read.document.reviews
        if reviews:
            yield ids.document_iri(self._document), KG.reviews, ids.programme_iri(reviews)
        own = {self._read.programme.key} if self._read.programme else set()
        told = {report.programme for report in self._read.reported}
        told |= {key for one in self._read.adoptions for key in (one.programme, one.successor) if key}
        for key in sorted(told | ({reviews} if reviews else set())):
            if key in own:
                continue
            yield ids.programme_iri(key), RDF.type, KG.Programme
            if concept := self._vocabulary.get("instrument", key):
                yield ids.programme_iri(key), SKOS.prefLabel, Literal(concept.label, lang="en")

    def stubs(self) -> Iterator[Triple]:
        told = {(report.programme, report.code) for report in self._read.reported}
        for programme, code in sorted(told | set(self._reviewed())):
            iri = self._activity(programme, code)
            if iri in self._rows.values():
                continue
            yield iri, RDF.type, KG.ActivityStub
            yield iri, KG.code, literal(code)
            yield iri, KG.inProgramme, ids.programme_iri(programme)
            yield iri, KG.textKnown, Literal(False)

    def _reviewed(self) -> Iterator[tuple[str, str]]:
        """The codes that recommendations name; without a programme that is looked back on, nobody knows whose."""
        if programme := self._read.document.reviews:
            yield from ((programme, code) for one in self._read.recommendations for code in one.codes)

    def status(self, report: StatusReport) -> Iterator[Triple]:
        claim = self._claim(report.span, "status")
        yield claim, RDF.type, KG.ImplementationStatus
        yield claim, KG.activity, self._activity(report.programme, report.code)
        yield claim, KG.statusValue, KG[f"impl-{report.status.replace('_', '-')}"]
        yield claim, KG.reportedText, literal(clean(self._read.quote(report.span)))
        yield from ((claim, KG.letter, literal(letter)) for letter in report.letters)
        if report.whole_issue:
            yield claim, KG.wholeIssue, Literal(True)
        if not report.span.holds(report.code_span):
            yield claim, KG.evidence, self._passage(report.code_span)
        yield from self._common(claim, report)

    def recommendation(self, said: Recommendation) -> Iterator[Triple]:
        claim = self._claim(said.span, "rec")
        yield claim, RDF.type, KG.Recommendation
        yield claim, KG.text, literal(clean(self._read.quote(said.span)))
        yield claim, KG.statementKind, literal(said.kind)
        yield claim, KG.strength, literal(said.strength)
        yield claim, KG.polarity, literal(said.polarity)
        yield from optional(claim, KG.byText, said.by)
        yield from self._actor(claim, KG.recommendedBy, said.by, said.by_key)
        for actor in said.to:
            yield claim, KG.addresseeText, literal(actor.label)
            yield from self._actor(claim, KG.addressee, actor.label, actor.key)
        yield from concepts(claim, DCTERMS.subject, "topic", said.topics)
        if programme := self._read.document.reviews:
            yield from ((claim, KG.activity, self._activity(programme, code)) for code in said.codes)
        yield from self._common(claim, said)

    def adoption(self, said: Adoption) -> Iterator[Triple]:
        """What it says of a programme as a whole; ``kg:denied`` where it says that it was not so."""
        claim = self._claim(said.span, "standing")
        yield claim, RDF.type, KG.Adoption
        yield claim, KG.about, ids.programme_iri(said.programme)
        yield claim, KG.statusValue, KG[f"status-{said.status}"]
        yield from optional(claim, KG.body, said.by)
        yield from self._organisation(claim, KG.givenBy, said.by_key)
        yield from optional(claim, KG.symbolNamed, said.symbol)
        yield from optional(claim, KG.until, said.until)
        if not said.stated:
            yield claim, KG.denied, Literal(True)
        if said.successor:
            yield claim, KG.succeededBy, ids.programme_iri(said.successor)
        if said.date:
            yield claim, KG.asOf, dated(said.date)
        yield claim, KG.evidence, self._passage(said.span)

    def fact(self, fact: Fact) -> Iterator[Triple]:
        claim = self._claim(fact.span, "fact")
        yield claim, RDF.type, KG.Fact
        yield claim, KG.statementKind, literal(fact.kind)
        yield self._about(claim, fact)
        yield from optional(claim, KG.within, fact.within)
        yield from optional(claim, KG.property, fact.property)
        yield from optional(claim, KG.value, fact.value)
        yield from optional(claim, KG.placeText, fact.place)
        yield from concepts(claim, KG.country, "country", (fact.country,) if fact.country else ())
        if fact.year:
            yield claim, KG.asOf, dated(str(fact.year))
        yield claim, KG.evidence, self._passage(fact.span)

    # -------------------------------------------------------------- helpers

    def _about(self, claim: URIRef, fact: Fact) -> Triple:
        """A component has only the name that is printed; the others have keys of the vocabulary."""
        kinds: tuple[Kind, ...] = () if fact.kind == "component" else _ABOUT
        kind = next((kind for kind in kinds if self._vocabulary.get(kind, fact.about)), None)
        if kind is None:
            return claim, KG.aboutText, literal(fact.about)
        return claim, KG.about, ids.concept_iri(kind, fact.about)

    def _common(self, claim: URIRef, said: StatusReport | Recommendation) -> Iterator[Triple]:
        yield from concepts(claim, KG.taxon, "species", said.species)
        yield from concepts(claim, KG.country, "country", said.countries)
        if said.date:
            yield claim, KG.asOf, dated(said.date)
        yield from optional(claim, KG.curatorNote, said.curated)
        yield claim, KG.evidence, self._passage(said.span)

    def _organisation(self, claim: URIRef, term: URIRef, key: str | None) -> Iterator[Triple]:
        if key and self._vocabulary.get("organisation", key):
            yield claim, term, ids.concept_iri("organisation", key)

    def _actor(self, claim: URIRef, term: URIRef, printed: str, key: str | None) -> Iterator[Triple]:
        """An organisation; where the vocabulary knows none, whoever this document calls so."""
        if key and self._vocabulary.get("organisation", key):
            yield claim, term, ids.concept_iri("organisation", key)
        elif printed not in ("", NOBODY):
            actor = ids.actor_iri(self._document, printed)
            yield claim, term, actor
            yield actor, RDF.type, KG.PrintedActor
            yield actor, SKOS.prefLabel, literal(printed)

    def _activity(self, programme: str, code: str) -> URIRef:
        return self._rows.get((programme, code)) or ids.stub_iri(programme, code)

    def _claim(self, span: Span, what: str) -> URIRef:
        """Named by its words, and counted where the same words say several things."""
        self._claims[span, what] += 1
        return ids.claim_iri(self._document, f"{span.start}-{span.end}", f"{what}{self._claims[span, what]}")


def _rows(document: str, read: Extraction) -> dict[tuple[str, str], URIRef]:
    """The activities of the programme that the document itself lays down, by a code that it prints only once."""
    if read.programme is None:
        return {}
    printed = Counter(activity.code for activity in read.activities)
    return {
        (read.programme.key, activity.code): ids.activity_iri(document, activity.key)
        for activity in read.activities
        if printed[activity.code] == 1
    }
