"""The terms of the graph as a closed namespace: a term that is not in ``kgraph.ttl`` is an error, not a new IRI."""

from __future__ import annotations

from rdflib import Namespace
from rdflib.namespace import DefinedNamespace
from rdflib.term import URIRef


class KG(DefinedNamespace):
    """What documents, programmes and claims are made of; each term is explained in ``kgraph.ttl``."""

    _NS = Namespace("https://example.org/kgraph/ontology#")
    _fail = True

    # documents
    Document: URIRef
    TextVersion: URIRef
    Passage: URIRef
    documentKind: URIRef
    duplicateOf: URIRef
    meetingPlace: URIRef
    mentions: URIRef
    pages: URIRef
    series: URIRef
    sha256: URIRef
    sourcePath: URIRef
    statedByCurator: URIRef
    status: URIRef
    textOf: URIRef
    wording: URIRef

    # passages
    blockKind: URIRef
    inDocument: URIRef
    line: URIRef
    page: URIRef
    paragraphNumber: URIRef
    underHeading: URIRef

    # programmes
    Activity: URIRef
    ConservationUnit: URIRef
    Programme: URIRef
    ProgrammeVersion: URIRef
    Section: URIRef
    code: URIRef
    definedAt: URIRef
    deadline: URIRef
    dueEvery: URIRef
    dueStart: URIRef
    inSection: URIRef
    inVersion: URIRef
    indicatorText: URIRef
    instrument: URIRef
    namesInstrument: URIRef
    namesOrganisation: URIRef
    number: URIRef
    periodEnd: URIRef
    periodStart: URIRef
    position: URIRef
    priority: URIRef
    publishedIn: URIRef
    responsibleText: URIRef
    scopeCountry: URIRef
    scopeTaxon: URIRef
    text: URIRef
    unitCountry: URIRef
    unitTaxon: URIRef
    versionOf: URIRef

    # claims
    Adoption: URIRef
    CodeReference: URIRef
    Coverage: URIRef
    Incorporation: URIRef
    Presence: URIRef
    Responsibility: URIRef
    Scoring: URIRef
    about: URIRef
    activity: URIRef
    actor: URIRef
    actorLabel: URIRef
    asOf: URIRef
    basis: URIRef
    body: URIRef
    confidenceLabel: URIRef
    country: URIRef
    countryBasis: URIRef
    evidence: URIRef
    excludedCountry: URIRef
    excludedTaxon: URIRef
    fromActivity: URIRef
    presence: URIRef
    printedCode: URIRef
    referenceStatus: URIRef
    reportedText: URIRef
    role: URIRef
    score: URIRef
    scorePriority: URIRef
    scoreRank: URIRef
    section: URIRef
    statusValue: URIRef
    taxon: URIRef
    taxonBasis: URIRef
    toActivity: URIRef
    why: URIRef

    # concepts
    Country: URIRef
    CountryGroup: URIRef
    Instrument: URIRef
    Organisation: URIRef
    Place: URIRef
    Taxon: URIRef
    TaxonGroup: URIRef
    Topic: URIRef
    conceptType: URIRef
    inCountry: URIRef
    memberOf: URIRef
    otherScientificName: URIRef
    rank: URIRef
    tier: URIRef

    _extras = [  # noqa: RUF012 - the names that Python cannot spell; rdflib reads this list
        "basis-named",
        "basis-place",
        "basis-unit",
        "basis-programme",
        "presence-resident",
        "presence-reintroduced",
        "presence-extinct",
        "presence-vagrant",
        "presence-uncertain",
        "ref-resolved",
        "ref-unresolved",
        "role-responsible",
        "role-consulted",
        "status-draft",
        "status-proposed",
        "status-adopted",
        "status-endorsed",
        "status-in_force",
        "status-expired",
        "status-superseded",
        "status-report",
        "status-unknown",
    ]
