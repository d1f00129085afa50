"""From records to RDF: what a document says, in one named graph of its own.

Claims are nodes with the passages that prove them. No node is blank and nothing depends on the time or the order of
a build, so the same records always give the same graph.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from rdflib import DCTERMS, RDF, SKOS, Namespace, URIRef

from ingest.records import Activity, Covered, Document, Extraction, Programme, Section, Span
from kgraph import ids
from kgraph.rdf import Triple, concepts, dated, literal, optional
from kgraph.statements_rdf import statement_triples
from kgraph.tiers import RANK
from ontology.terms import KG
from ontology.vocabulary import Vocabulary

OA = Namespace("http://www.w3.org/ns/oa#")


def document_triples(
    document: str, source: str, read: Extraction, same_as: str | None, vocabulary: Vocabulary
) -> Iterator[Triple]:
    """Everything that a document says; of one that doubles another, only what it is."""
    writer = _Writer(document, read, vocabulary)
    yield from writer.document(source, same_as)
    if same_as is None:
        yield from writer.contents()
    yield from writer.passages()


class _Writer:
    """Writes one document's graph; collects the passages that its claims rest on."""

    def __init__(self, document: str, read: Extraction, vocabulary: Vocabulary) -> None:
        self._document = document
        self._read = read
        self._vocabulary = vocabulary
        self._spans: set[Span] = set()
        self.iri = ids.document_iri(document)
        self.version = ids.version_iri(document)

    # ------------------------------------------------------------ documents

    def document(self, source: str, same_as: str | None) -> Iterator[Triple]:
        told: Document = self._read.document
        yield self.iri, RDF.type, KG.Document
        yield self.iri, KG.sourcePath, literal(source)
        yield self.iri, DCTERMS.title, literal(told.title)
        yield self.iri, DCTERMS.language, literal(told.language)
        yield self.iri, DCTERMS["format"], literal(told.format)
        yield self.iri, KG.sha256, literal(told.sha256)
        yield self.iri, KG.documentKind, literal(told.kind)
        yield self.iri, KG.wording, literal(told.wording)
        yield self.iri, KG.status, KG[f"status-{told.status.status}"]
        yield from optional(self.iri, DCTERMS.identifier, told.symbol)
        yield from optional(self.iri, KG.meetingPlace, told.place)
        yield from optional(self.iri, KG.series, told.series)
        yield from optional(self.iri, KG.pages, told.pages)
        for name in told.stated:
            yield self.iri, KG.statedByCurator, literal(name)
        if told.date:
            yield self.iri, DCTERMS.issued, dated(told.date)
        if told.body:
            yield self.iri, DCTERMS.publisher, ids.concept_iri("organisation", told.body)
        if same_as:
            yield self.iri, KG.duplicateOf, ids.document_iri(same_as)
        yield from self._status(told)

    def _status(self, told: Document) -> Iterator[Triple]:
        """Who gave the document its status, with the words that say so."""
        if told.status.span is None:
            return
        claim = ids.claim_iri(self._document, "document", "status")
        yield claim, RDF.type, KG.Adoption
        yield claim, KG.about, self.iri
        yield claim, KG.statusValue, KG[f"status-{told.status.status}"]
        yield from optional(claim, KG.body, told.status.body)
        if told.status.date:
            yield claim, KG.asOf, dated(told.status.date)
        yield claim, KG.evidence, self._passage(told.status.span)

    def contents(self) -> Iterator[Triple]:
        read = self._read
        named = {(m.kind, m.key) for m in read.mentions if m.certain and m.kind != "code"}
        for kind, key in sorted(named):
            yield self.iri, KG.mentions, ids.concept_iri(kind, key)
        if read.programme or read.sections or read.activities:
            yield self.version, RDF.type, KG.ProgrammeVersion
            yield self.version, KG.publishedIn, self.iri
            yield self.version, KG.status, KG[f"status-{read.document.status.status}"]
        if read.programme:
            yield from self._programme(read.programme)
        for position, section in enumerate(read.sections, start=1):
            yield from self._section(section, position)
        for position, activity in enumerate(read.activities, start=1):
            yield from self._activity(activity, position)
        yield from statement_triples(self._document, read, self._vocabulary, self._passage)

    # ----------------------------------------------------------- programmes

    def _programme(self, programme: Programme) -> Iterator[Triple]:
        iri = ids.programme_iri(programme.key)
        yield iri, RDF.type, KG.Programme
        yield iri, SKOS.prefLabel, literal(programme.title)
        if self._vocabulary.get("instrument", programme.key):
            yield iri, KG.instrument, ids.concept_iri("instrument", programme.key)
        yield self.version, KG.versionOf, iri
        yield self.version, KG.definedAt, self._passage(programme.span)
        if programme.period:
            yield self.version, KG.periodStart, literal(programme.period[0])
            yield self.version, KG.periodEnd, literal(programme.period[1])
        yield from concepts(self.version, KG.scopeTaxon, "species", (c.key for c in programme.species))
        yield from concepts(self.version, KG.scopeCountry, "country", (c.key for c in programme.countries))

    def _section(self, section: Section, position: int) -> Iterator[Triple]:
        iri = ids.section_iri(self._document, section.key)
        yield iri, RDF.type, KG.Section
        if section.kind == "unit":
            yield iri, RDF.type, KG.ConservationUnit
        yield iri, KG.inVersion, self.version
        yield iri, KG.position, literal(position)
        yield iri, SKOS.prefLabel, literal(section.title)
        yield iri, KG.definedAt, self._passage(section.span)
        yield from optional(iri, KG.number, section.number)
        yield from concepts(iri, KG.unitTaxon, "species", (c.key for c in section.species))
        yield from concepts(iri, KG.unitCountry, "country", (c.key for c in section.countries))
        yield from self._footnotes(section, iri)
        yield from self._scoring(section, iri)

    def _footnotes(self, section: Section, iri: URIRef) -> Iterator[Triple]:
        """A footnote that takes over activities of other instruments."""
        for number, note in enumerate(section.footnotes, start=1):
            if not note.instruments:
                continue
            claim = ids.claim_iri(self._document, section.key, f"inc{number}")
            yield claim, RDF.type, KG.Incorporation
            yield claim, KG.section, iri
            yield claim, KG.reportedText, literal(note.text)
            yield claim, KG.evidence, self._passage(note.span)
            yield from concepts(claim, KG.instrument, "instrument", note.instruments)
            yield from concepts(claim, KG.taxon, "species", note.species)

    def _scoring(self, section: Section, iri: URIRef) -> Iterator[Triple]:
        scoring = section.scoring
        if scoring is None:
            return
        claim = ids.claim_iri(self._document, section.key, "scoring")
        yield claim, RDF.type, KG.Scoring
        yield claim, KG.section, iri
        yield claim, KG.score, literal(scoring.score)
        yield from optional(claim, KG.scorePriority, scoring.priority)
        yield from optional(claim, KG.scoreRank, scoring.rank)
        yield claim, KG.evidence, self._passage(scoring.span)

    # ----------------------------------------------------------- activities

    def _activity(self, activity: Activity, position: int) -> Iterator[Triple]:
        iri = ids.activity_iri(self._document, activity.key)
        yield iri, RDF.type, KG.Activity
        yield iri, KG.inVersion, self.version
        yield iri, KG.inSection, ids.section_iri(self._document, activity.section)
        yield iri, KG.code, literal(activity.code)
        yield iri, KG.position, literal(position)
        yield iri, KG.text, literal(activity.text)
        yield iri, KG.definedAt, self._passage(activity.row)
        yield from optional(iri, KG.indicatorText, activity.indicator)
        yield from optional(iri, KG.priority, activity.priority)
        yield from optional(iri, KG.responsibleText, activity.responsible_text)
        for due in activity.due:
            yield iri, {"by": KG.deadline, "start": KG.dueStart, "every": KG.dueEvery}[due.kind], literal(due.year)
        organisations = (o.key for o in activity.organisations)
        yield from concepts(iri, KG.namesOrganisation, "organisation", organisations)
        yield from concepts(iri, KG.namesInstrument, "instrument", activity.instruments)
        yield from concepts(iri, DCTERMS.subject, "topic", activity.topics)
        yield from self._responsible(activity, iri)
        yield from self._references(activity, iri)
        yield from self._coverage(activity, iri)

    def _responsible(self, activity: Activity, iri: URIRef) -> Iterator[Triple]:
        for number, actor in enumerate(activity.responsible, start=1):
            claim = ids.claim_iri(self._document, activity.key, f"resp{number}")
            yield claim, RDF.type, KG.Responsibility
            yield claim, KG.activity, iri
            yield claim, KG.actorLabel, literal(actor.label)
            yield claim, KG.role, KG["role-consulted" if actor.consulted else "role-responsible"]
            yield claim, KG.evidence, self._passage(activity.responsible_span or activity.row)
            if actor.key:
                yield claim, KG.actor, ids.concept_iri("organisation", actor.key)

    def _references(self, activity: Activity, iri: URIRef) -> Iterator[Triple]:
        for number, reference in enumerate(activity.references, start=1):
            claim = ids.claim_iri(self._document, activity.key, f"ref{number}")
            yield claim, RDF.type, KG.CodeReference
            yield claim, KG.fromActivity, iri
            yield claim, KG.printedCode, literal(reference.code)
            yield claim, KG.referenceStatus, KG["ref-resolved" if reference.target else "ref-unresolved"]
            yield claim, KG.why, literal(reference.why)
            yield claim, KG.evidence, self._passage(reference.span)
            if reference.target:
                yield claim, KG.toActivity, ids.activity_iri(self._document, reference.target)

    def _coverage(self, activity: Activity, iri: URIRef) -> Iterator[Triple]:
        """A block for each pair of bases: all its species in all its countries."""
        for number, (taxa, countries) in enumerate(_blocks(activity), start=1):
            claim = ids.claim_iri(self._document, activity.key, f"cov{number}")
            yield claim, RDF.type, KG.Coverage
            yield claim, KG.activity, iri
            for covered, basis in ((taxa, KG.taxonBasis), (countries, KG.countryBasis)):
                if covered:
                    yield claim, basis, KG[f"basis-{covered[0].basis}"]
            weaker = max((c.basis for c in [*taxa[:1], *countries[:1]]), key=RANK.__getitem__)
            yield claim, KG.basis, KG[f"basis-{weaker}"]
            yield from concepts(claim, KG.taxon, "species", (c.key for c in taxa))
            yield from concepts(claim, KG.country, "country", (c.key for c in countries))
            left_out = activity.left_out
            yield from concepts(claim, KG.excludedTaxon, "species", (x.key for x in left_out if x.kind == "species"))
            yield from concepts(claim, KG.excludedCountry, "country", (x.key for x in left_out if x.kind == "country"))
            for span in sorted({activity.text_span, *(s for c in [*taxa, *countries] for s in c.spans)}):
                yield claim, KG.evidence, self._passage(span)

    # ------------------------------------------------------------- passages

    def _passage(self, span: Span) -> URIRef:
        self._spans.add(span)
        return ids.passage_iri(self._document, span.start, span.end)

    def passages(self) -> Iterator[Triple]:
        """The words that claims rest on, and where they stand."""
        if not self._spans:
            return
        text = ids.text_iri(self._document)
        yield text, RDF.type, KG.TextVersion
        yield text, KG.textOf, self.iri
        for span in sorted(self._spans):
            iri = ids.passage_iri(self._document, span.start, span.end)
            selector = URIRef(f"{iri}-sel")
            yield iri, RDF.type, KG.Passage
            yield iri, OA.hasSource, text
            yield iri, OA.hasSelector, selector
            yield iri, KG.inDocument, self.iri
            yield selector, RDF.type, OA.TextPositionSelector
            yield selector, RDF.type, OA.TextQuoteSelector
            yield selector, OA.start, literal(span.start)
            yield selector, OA.end, literal(span.end)
            yield selector, OA.exact, literal(self._read.quote(span))
            yield from self._place(iri, span)

    def _place(self, iri: URIRef, span: Span) -> Iterator[Triple]:
        place = self._read.place(span)
        block = self._read.block_at(span.start)
        yield from optional(iri, KG.blockKind, block.kind if block else None)
        yield from optional(iri, KG.page, place.page)
        yield from optional(iri, KG.line, place.line)
        yield from optional(iri, KG.paragraphNumber, place.paragraph)
        yield from optional(iri, KG.underHeading, place.section)


def _blocks(activity: Activity) -> Iterator[tuple[list[Covered], list[Covered]]]:
    """Species of one basis with countries of one basis; where one side is empty, the other alone."""
    for taxa in _by_basis(activity.species) or [[]]:
        for countries in _by_basis(activity.countries) or [[]]:
            if taxa or countries:
                yield taxa, countries


def _by_basis(covered: Iterable[Covered]) -> list[list[Covered]]:
    ordered = sorted(covered, key=lambda c: (RANK[c.basis], c.basis))
    return [list(group) for _, group in groupby(ordered, key=lambda c: c.basis)]
