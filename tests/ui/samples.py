"""A hand-made corpus for the page tests: ten rows that answer one question, as the true one would be answered."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from kgraph.errors import NoStore
from kgraph.results import (
    ActivityResult,
    ActorResult,
    Answer,
    CoveredResult,
    DocumentResult,
    DueResult,
    Evidence,
    Hit,
    ReportResult,
    Searched,
    SectionResult,
    Understood,
)
from ontology.vocabulary import Vocabulary, load

KULAN = "Which activities cover Kulan in Turkmenistan?"
LABELS = {("species", "asiatic-wild-ass"): "Asiatic Wild Ass", ("country", "TKM"): "Turkmenistan"}
HOSTILE = "<script>alert(1)</script> **bold** [link](http://example.org) <b>b</b> $x$ :red[no] _under_"

DOCUMENT = DocumentResult(
    id="programme-pdf",
    source="programme.pdf",
    title="Draft Work Programme for the Central Asian Mammals Initiative 2026-2031",
    symbol="UNEP/CMS/CAMI-TW/Doc.3",
    kind="work-programme",
    status="draft",
    status_by=None,
    wording="digest",
    same_as=None,
    date="2025-05-06",
    place="Vilm, Germany",
    body=None,
    series=None,
    pages=14,
    sha256="0" * 64,
    counts={"activities": 133},
)

USTYURT = ("11", "Southwestern Ustyurt", "Turkmenistan, Uzbekistan, Kazakhstan")
KOPETDAG = ("15", "Kopetdag", "Iran, Turkmenistan")
TEXTS = [
    (USTYURT, "11.1", "Prepare funding proposals together with the other parties to the memorandum on the plateau."),
    (USTYURT, "11.2", "Hold a meeting on how industry can avoid harm to listed species."),
    (USTYURT, "11.3", "Support the second meeting of the parties."),
    (KOPETDAG, "15.1", "Hold a workshop of the two ministries on work across the border between protected areas."),
    (KOPETDAG, "15.2", "Use camera traps to find where wildlife moves, above all large cats, urial and wild ass."),
    (KOPETDAG, "15.3", "Discuss with border authorities where the fence could be opened for wildlife:"),
    (KOPETDAG, "15.4", "Train rangers on both sides."),
    (KOPETDAG, "15.5", "Survey prey species each second year."),
    (KOPETDAG, "15.6", "Work with herders against conflict with predators and for shared pasture."),
    (KOPETDAG, "15.7", "Propose a site that spans the border for the heritage list."),
]


def proof(quote: str, page: int) -> Evidence:
    return Evidence(
        document=DOCUMENT.id, page=page, line=None, paragraph=None, section=None, box=None, quote=quote, start=0, end=1
    )


def row(unit: tuple[str, str, str], code: str, text: str) -> ActivityResult:
    number, title, countries = unit
    items = ("a) with camera traps", "b) with the army") if code == "15.3" else ()
    return ActivityResult(
        id=f"{DOCUMENT.id}_{code.replace('.', '-')}",
        document=DOCUMENT.id,
        programme="cami-wp-2026-2031",
        code=code,
        section=SectionResult(number=number, title=title),
        unit=title,
        text=" ".join((text, *items)),
        subitems=items,
        responsible=(
            ActorResult(key=None, label="GOs", consulted=False),
            ActorResult(key=None, label="NGOs", consulted=False),
            ActorResult(key="iucn", label="IUCN", consulted=True),
        ),
        indicator="Workshop held and its report published",
        priority="High",
        due=(DueResult(year=2027, kind="by", quote="by end of 2027"),),
        status="draft",
        species=(CoveredResult(key="asiatic-wild-ass", label="Asiatic Wild Ass", basis="unit"),),
        countries=(CoveredResult(key="TKM", label="Turkmenistan", basis="unit"),),
        left_out=(),
        organisations=(),
        instruments=(),
        topics=(),
        refers_to=(),
        evidence=(
            proof(text, 9),
            proof(f"<b>{number}. {title} ({countries})<sup>7</sup></b>", 9),
            proof("<b>Species:</b> Asiatic Wild Ass, Goitered Gazelle, Persian Leopard, Urial", 9),
        ),
        tier="unit",
    )


ROWS = tuple(row(*each) for each in TEXTS)

ANSWER = Answer(
    question=KULAN,
    understood=Understood(
        intent="activities",
        species=("asiatic-wild-ass",),
        countries=("TKM",),
        written={"asiatic-wild-ass": "Kulan", "TKM": "Turkmenistan"},
    ),
    summary="10 activities cover Asiatic Wild Ass in Turkmenistan: 3 by the heading of the unit Southwestern Ustyurt "
    "and 7 by the heading of the unit Kopetdag. 66 more activities hold for the whole programme, not shown here.",
    results=ROWS,
    held_back={"programme": 66},
    cautions=(
        "UNEP/CMS/CAMI-TW/Doc.3 of 6 May 2025 is a draft that nobody has adopted: its rows are proposed, not agreed.",
        "programme.pdf is a digest: its wording is not official.",
    ),
    suggestions=(),
    searched=Searched(documents=1, cited_but_absent=("Ustyurt Memorandum", "Saiga MTIWP 2025-2030")),
    sparql="SELECT ?activity WHERE {\n  ?activity a kg:Activity .\n}",
    as_of="2025-05-06",
)

WHOLE = replace(
    ANSWER,
    results=(
        replace(
            ROWS[0],
            id="programme-pdf_3-3",
            code="3.3",
            text="Map fences.",
            section=SectionResult(number="3", title="Barriers"),
            unit=None,
            tier="programme",
            species=(CoveredResult(key="asiatic-wild-ass", label="Asiatic Wild Ass", basis="programme"),),
            countries=(CoveredResult(key="TKM", label="Turkmenistan", basis="programme"),),
        ),
    ),
    held_back={"programme": 0},
)

FOUND = replace(
    ANSWER,
    understood=Understood(intent="search", words=("border", "fence"), not_understood=("without",)),
    summary="1 place in the documents fits the words.",
    results=(
        Hit(
            type="passage",
            id="programme-pdf_p12",
            document=DOCUMENT.id,
            page=3,
            section="Background",
            score=1.0,
            snippet="where the ‹border› ‹fence› stops wildlife",
            evidence=(proof("At many places the border fence stops wildlife.", 3),),
        ),
    ),
    held_back={"programme": 0},
    cautions=(),
    sparql=None,
)

NOTHING = replace(
    ANSWER,
    summary="No activity was found that covers Asiatic Wild Ass in Turkmenistan.",
    results=(),
    held_back={"programme": 0},
    cautions=(),
    suggestions=("In Turkmenistan activities cover Urial.",),
)

NOTHING_NEAR = replace(NOTHING, suggestions=(), understood=Understood(intent="search", words=("xyzzy",)))

HOSTILE_ANSWER = replace(
    ANSWER,
    summary=HOSTILE,
    cautions=(HOSTILE,),
    suggestions=(HOSTILE,),
    results=(
        replace(
            ROWS[0],
            text=HOSTILE,
            indicator=HOSTILE,
            section=SectionResult(number="1", title=HOSTILE),
            evidence=(proof("alert(1) **quoted**", 1),),
        ),
    ),
)


REPORTED = ReportResult(
    programme="cami-wp-2026-2031",
    code="11.1",
    letters=(),
    status="in_progress",
    whole_issue=False,
    quote="Funding was being sought.",
    document=DOCUMENT.id,
    date="2027-05",
    species=(),
    countries=(),
    evidence=(proof("Funding was being sought.", 4),),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A kind of result that the front end was not made for."""

    of: str
    by: str
    count: int
    evidence: tuple[Evidence, ...] = ()
    type: str = "count"


class FakeCorpus:
    """Answers from the samples; ``generation`` can be moved as a build would."""

    published = 1

    def __init__(self) -> None:
        self.generation = FakeCorpus.published

    def ask(self, question: str, tiers: tuple[str, ...] | None = None) -> Answer:
        if tiers == ("programme",):
            return WHOLE
        if question == "how many":
            count = Count(of="activities", by="Kazakhstan", count=12)
            return replace(ANSWER, results=(count,), question=question)  # type: ignore[arg-type]
        known = {
            KULAN: ANSWER,
            "reported": ANSWER,
            "border fence": FOUND,
            "hostile": HOSTILE_ANSWER,
            "xyzzy": NOTHING_NEAR,
        }
        return replace(known.get(question, NOTHING), question=question)

    def documents(self) -> tuple[DocumentResult, ...]:
        return (DOCUMENT,)

    def document(self, document: str, as_of: str | None = None) -> DocumentResult:  # noqa: ARG002
        return {DOCUMENT.id: DOCUMENT}[document]

    @property
    def vocabulary(self) -> Vocabulary:
        return load()

    def labels(self, kind: str, key: str) -> str:
        return LABELS[kind, key]

    def changed(self) -> bool:
        return self.generation != FakeCorpus.published

    def close(self) -> None:
        """Nothing is held open."""


def open_fake(_: Path | str) -> FakeCorpus:
    return FakeCorpus()


def open_nothing(_: Path | str) -> FakeCorpus:
    raise NoStore("there is no store in '.kgraph'; make one with: kgraph build")
