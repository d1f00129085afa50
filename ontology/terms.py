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
    Passage: URIRef
    TextVersion: URIRef
    documentKind: URIRef
    duplicateOf: URIRef
    meetingPlace: URIRef
    mentions: URIRef
    pages: URIRef
    reviews: URIRef
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
    ActivityStub: URIRef
    ConservationUnit: URIRef
    Programme: URIRef
    ProgrammeVersion: URIRef
    Section: URIRef
    code: URIRef
    deadline: URIRef
    definedAt: URIRef
    dueEvery: URIRef
    dueStart: URIRef
    inProgramme: URIRef
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
    textKnown: URIRef
    unitCountry: URIRef
    unitTaxon: URIRef
    versionOf: URIRef

    # claims
    Adoption: URIRef
    CodeReference: URIRef
    Coverage: URIRef
    Fact: URIRef
    ImplementationStatus: URIRef
    Incorporation: URIRef
    Presence: URIRef
    PrintedActor: URIRef
    Recommendation: URIRef
    Responsibility: URIRef
    Scoring: URIRef
    about: URIRef
    aboutText: URIRef
    activity: URIRef
    actor: URIRef
    actorLabel: URIRef
    addressee: URIRef
    addresseeText: URIRef
    asOf: URIRef
    basis: URIRef
    body: URIRef
    byText: URIRef
    confidenceLabel: URIRef
    country: URIRef
    countryBasis: URIRef
    curatorNote: URIRef
    denied: URIRef
    evidence: URIRef
    excludedCountry: URIRef
    excludedTaxon: URIRef
    fromActivity: URIRef
    givenBy: URIRef
    letter: URIRef
    placeText: URIRef
    polarity: URIRef
    presence: URIRef
    printedCode: URIRef
    property: URIRef
    recommendedBy: URIRef
    referenceStatus: URIRef
    reportedText: URIRef
    role: URIRef
    score: URIRef
    scorePriority: URIRef
    scoreRank: URIRef
    section: URIRef
    statementKind: URIRef
    statusValue: URIRef
    strength: URIRef
    succeededBy: URIRef
    symbolNamed: URIRef
    taxon: URIRef
    taxonBasis: URIRef
    toActivity: URIRef
    until: URIRef
    value: URIRef
    wholeIssue: URIRef
    why: URIRef
    within: URIRef

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
        "impl-not-started",
        "impl-planned",
        "impl-in-progress",
        "impl-partly-implemented",
        "impl-implemented",
        "impl-recommended",
        "impl-not-recommended",
        "impl-needs-attention",
        "impl-unknown",
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
