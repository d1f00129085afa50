"""What meetings say becomes claims with the words that prove them; rows that nobody can read become stubs."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from rdflib import RDF, Dataset, Graph

from ingest.records import (
    Activity,
    Actor,
    Block,
    Document,
    Extraction,
    Fact,
    Programme,
    Recommendation,
    Span,
    StatusReport,
    StatusWord,
)
from kgraph.export import export_lines
from kgraph.ids import BASE, actor_iri
from kgraph.store import open_generation
from kgraph.triples import document_triples
from ontology.terms import KG
from ontology.vocabulary import load

TEXT = "The survey (1.2.3)\nwas begun. MGCS asked CMS to count Kulan. Component 1 costs 5 dollars."
SURVEY, ASKED, COST = Span(0, 29), Span(30, 60), Span(61, 89)
POW = "cami-pow-2014-2020"
PREFIXES = {BASE: "", str(KG._NS): "kg:", str(RDF): "rdf:"}

REPORT = StatusReport(
    programme=POW,
    code="1.2.3",
    letters=("a", "c"),
    status="partly_implemented",
    span=SURVEY,
    code_span=Span(12, 17),
    date="2018-04",
    species=("asiatic-wild-ass",),
    countries=("MNG",),
)
ASKING = Recommendation(
    key="r30",
    span=ASKED,
    kind="request",
    strength="explicit",
    polarity="for",
    by="the MGCS",
    by_key="mgcs",
    to=(Actor(label="CMS", key="cms"), Actor(label="rangers")),
    species=("asiatic-wild-ass",),
    codes=("1.2.4",),
    topics=("population-monitoring",),
    date="2018",
)
COMPONENT = Fact(
    key="c",
    kind="component",
    about="Component 1",
    property="budget",
    value="5 dollars",
    within="Big Cats",
    year=2018,
    span=COST,
)
COUNTED = Fact(key="f", kind="population", about="asiatic-wild-ass", country="MNG", value="9", place="Gobi", span=ASKED)


def extraction(reviews: str | None = POW, programme: Programme | None = None, **said: object) -> Extraction:
    document = Document(
        format="text", sha256="0" * 64, title="Report", kind="meeting-report", status=StatusWord(status="report"),
        reviews=reviews,
    )  # fmt: skip
    return Extraction(document, TEXT, (Block(kind="paragraph", span=Span(0, 89)),), programme=programme, **said)  # type: ignore[arg-type]


def graph(read: Extraction, same_as: str | None = None) -> Graph:
    found = Graph()
    for triple in document_triples("d-txt", "d.txt", read, same_as, load()):
        found.add(triple)
    return found


def told(found: Graph, subject: str) -> set[tuple[str, str]]:
    """What is said of a thing, in short."""
    return {(_short(str(term)), _short(str(value))) for s, term, value in found if _short(str(s)) == subject}


def _short(iri: str) -> str:
    start = max((start for start in PREFIXES if iri.startswith(start)), key=len, default="")
    return PREFIXES.get(start, "") + iri[len(start) :]


def test_a_status_is_a_dated_claim_on_a_stub() -> None:
    found = graph(extraction(reported=(REPORT,)))
    assert told(found, "claim/d-txt_0-29_status1") == {
        ("rdf:type", "kg:ImplementationStatus"),
        ("kg:activity", f"activity/{POW}_1-2-3"),
        ("kg:statusValue", "kg:impl-partly-implemented"),
        ("kg:letter", "a"),
        ("kg:letter", "c"),
        ("kg:reportedText", "The survey (1.2.3) was begun."),
        ("kg:taxon", "taxon/asiatic-wild-ass"),
        ("kg:country", "country/MNG"),
        ("kg:asOf", "2018-04"),
        ("kg:evidence", "passage/d-txt_0-29"),
    }
    assert told(found, f"activity/{POW}_1-2-3") == {
        ("rdf:type", "kg:ActivityStub"),
        ("kg:code", "1.2.3"),
        ("kg:inProgramme", f"programme/{POW}"),
        ("kg:textKnown", "false"),
    }
    assert ("kg:reviews", f"programme/{POW}") in told(found, "document/d-txt")
    assert told(found, f"programme/{POW}") == {
        ("rdf:type", "kg:Programme"),
        ("http://www.w3.org/2004/02/skos/core#prefLabel", load().label("instrument", POW)),
    }


def test_a_code_printed_elsewhere_is_evidence_as_well() -> None:
    issue = StatusReport(
        programme=POW, code="1.2", status="unknown", whole_issue=True, span=ASKED, code_span=Span(12, 15)
    )
    assert told(graph(extraction(reported=(issue,))), "claim/d-txt_30-60_status1") == {
        ("rdf:type", "kg:ImplementationStatus"),
        ("kg:activity", f"activity/{POW}_1-2"),
        ("kg:statusValue", "kg:impl-unknown"),
        ("kg:wholeIssue", "true"),
        ("kg:reportedText", TEXT[30:60]),
        ("kg:evidence", "passage/d-txt_12-15"),
        ("kg:evidence", "passage/d-txt_30-60"),
    }


def test_a_recommendation_says_who_asks_whom_for_what() -> None:
    found = graph(extraction(recommendations=(ASKING,)))
    assert told(found, "claim/d-txt_30-60_rec1") == {
        ("rdf:type", "kg:Recommendation"),
        ("kg:text", "MGCS asked CMS to count Kulan."),
        ("kg:statementKind", "request"),
        ("kg:strength", "explicit"),
        ("kg:polarity", "for"),
        ("kg:byText", "the MGCS"),
        ("kg:recommendedBy", "organisation/mgcs"),
        ("kg:addresseeText", "CMS"),
        ("kg:addresseeText", "rangers"),
        ("kg:addressee", "organisation/cms"),
        ("kg:addressee", "actor/d-txt_rangers"),
        ("http://purl.org/dc/terms/subject", "topic/population-monitoring"),
        ("kg:activity", f"activity/{POW}_1-2-4"),
        ("kg:taxon", "taxon/asiatic-wild-ass"),
        ("kg:asOf", "2018"),
        ("kg:evidence", "passage/d-txt_30-60"),
    }
    assert ("kg:code", "1.2.4") in told(found, f"activity/{POW}_1-2-4")
    assert told(found, "actor/d-txt_rangers") == {
        ("rdf:type", "kg:PrintedActor"),
        ("http://www.w3.org/2004/02/skos/core#prefLabel", "rangers"),
    }


def test_whoever_is_printed_is_somebody_of_that_document_only() -> None:
    assert actor_iri("a-txt", "The group") == actor_iri("a-txt", "the group") != actor_iri("b-txt", "the group")
    long = "the representatives of the countries " * 5
    assert actor_iri("a-txt", long + "x") != actor_iri("a-txt", long + "y")


def test_codes_that_belong_to_no_known_programme_make_no_stubs() -> None:
    found = graph(extraction(reviews=None, recommendations=(ASKING,)))
    assert not list(found.subjects(RDF.type, KG.ActivityStub))
    assert not list(found.triples((None, KG.activity, None)))


def test_facts_are_about_a_taxon_or_about_words() -> None:
    found = graph(extraction(facts=(COMPONENT, COUNTED)))
    assert told(found, "claim/d-txt_61-89_fact1") == {
        ("rdf:type", "kg:Fact"),
        ("kg:statementKind", "component"),
        ("kg:aboutText", "Component 1"),
        ("kg:within", "Big Cats"),
        ("kg:property", "budget"),
        ("kg:value", "5 dollars"),
        ("kg:asOf", "2018"),
        ("kg:evidence", "passage/d-txt_61-89"),
    }
    assert told(found, "claim/d-txt_30-60_fact1") == {
        ("rdf:type", "kg:Fact"),
        ("kg:statementKind", "population"),
        ("kg:about", "taxon/asiatic-wild-ass"),
        ("kg:value", "9"),
        ("kg:country", "country/MNG"),
        ("kg:placeText", "Gobi"),
        ("kg:evidence", "passage/d-txt_30-60"),
    }


def test_claims_on_the_same_words_are_apart() -> None:
    found = graph(extraction(reported=(REPORT, REPORT)))
    claims = sorted(_short(str(claim)) for claim in found.subjects(RDF.type, KG.ImplementationStatus))
    assert claims == ["claim/d-txt_0-29_status1", "claim/d-txt_0-29_status2"]


def test_a_status_of_a_row_that_the_document_lays_down_is_on_the_row() -> None:
    row = Activity(key="1-2-3", code="1.2.3", section="s", text="Survey", row=SURVEY, text_span=SURVEY)
    laid = Programme(key=POW, title="Programme", span=SURVEY)
    found = graph(extraction(reviews=None, programme=laid, activities=(row,), reported=(REPORT,)))
    assert ("kg:activity", "activity/d-txt_1-2-3") in told(found, "claim/d-txt_0-29_status1")
    assert not list(found.subjects(RDF.type, KG.ActivityStub))


def test_a_document_that_doubles_another_claims_nothing() -> None:
    read = extraction(reported=(REPORT,), recommendations=(ASKING,), facts=(COMPONENT,))
    found = graph(read, same_as="c-txt")
    assert not list(found.triples((None, KG.evidence, None)))
    assert not list(found.triples((None, KG.reviews, None)))


def test_the_graph_of_the_report_tells_all_that_was_read(seed_store: Path) -> None:
    found = Dataset(default_union=True)
    found.parse(data="".join(export_lines(seed_store, "000-txt")), format="nquads")
    kinds = Counter(_short(str(kind)) for kind in found.objects(None, RDF.type))
    with open_generation(seed_store) as generation:
        read = generation.extraction("000-txt")
    codes = {one.code for one in read.reported} | {code for one in read.recommendations for code in one.codes}
    assert kinds["kg:ImplementationStatus"] == len(read.reported) > 50
    assert kinds["kg:Recommendation"] == len(read.recommendations) > 80
    assert kinds["kg:Fact"] == len(read.facts) > 80
    assert kinds["kg:ActivityStub"] == len(codes) > 40
    assert kinds["kg:Activity"] == 0
