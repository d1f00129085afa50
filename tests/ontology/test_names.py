"""Names in text, case by case: what is found, as what, and what is none."""

import pickle
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ontology.names import Matcher, Name, Passage, matcher
from ontology.vocabulary import Concept, load

VOCABULARY = load()
MATCHER = matcher(VOCABULARY)
SINGLE = [c for c in (*VOCABULARY.of_kind("species"), *VOCABULARY.of_kind("country")) if not c.is_group]


def found(text: str, kind: str, issuer: str | None = None, passages: tuple[Passage, ...] = ()) -> list[tuple[str, str]]:
    names = MATCHER.find(text, passages, issuer)
    return [(n.surface, n.key) for n in names if n.kind == kind and n.is_mention]


SPECIES = [
    ("Kulan and Kulans' range", [("Kulan", "asiatic-wild-ass"), ("Kulans", "asiatic-wild-ass")]),
    ("the kulan’s habitat", [("kulan", "asiatic-wild-ass")]),
    ("Snow\nleopard habitat", [("Snow\nleopard", "snow-leopard")]),
    ("PALLAS' CAT, Pallas’s cats", [("PALLAS' CAT", "pallass-cat"), ("Pallas’s cats", "pallass-cat")]),
    ("<b>Species:</b> Argali (*Ovis ammon*)", [("Argali", "argali"), ("Ovis ammon", "argali")]),
    ("Felis manul and Uncia uncia", [("Felis manul", "pallass-cat"), ("Uncia uncia", "snow-leopard")]),
    ("O. ammon, O.a. severtzovi", [("O. ammon", "argali"), ("O.a. severtzovi", "severtzovs-argali")]),
    ("Wild Ass [Kulan/Onager]", [(n, "asiatic-wild-ass") for n in ("Wild Ass", "Kulan", "Onager")]),
    ("Amur tigers and leopards", [("Amur tigers", "amur-tiger"), ("leopards", "amur-leopard")]),
    ("Lion, Northwest African Cheetah, Leopard in Africa",
     [("Lion", "lion"), ("African Cheetah", "cheetah"), ("Leopard", "leopard")]),
    ("Keep wild dogs out", []),
    ("African Wild Dogs and people; keep wild dogs out",
     [("African Wild Dogs", "african-wild-dog"), ("wild dogs", "african-wild-dog")]),
    ("Persian and Amur Leopards", [("Persian", "persian-leopard"), ("Amur Leopards", "amur-leopard")]),
    ("Asiatic and African Wild Asses", [("Asiatic", "asiatic-wild-ass"), ("African Wild Asses", "african-wild-ass")]),
    ("Persian Leopard, Pallas's Cat", [("Persian Leopard", "persian-leopard"), ("Pallas's Cat", "pallass-cat")]),
    ("Wild Camel herds; the camels drink", [("Wild Camel", "wild-camel"), ("camels", "wild-camel")]),
    ("camels, horses, sheep and dogs", []),
    ("Asiatic Cheetah (Acinonyx jubatus)", [(n, "asiatic-cheetah") for n in ("Asiatic Cheetah", "Acinonyx jubatus")]),
    ("Mongolian Gazelle Conservation Society", []),
    ("Land of the Leopard National Park", []),
    ("the Saigachiy Reserve, scat analysis, big cat species, the animals", []),
    ("Panthera supports rangers", []),
    ("to bear the cost, in Goa", []),
    ("Global Tiger Recovery Program and International Tiger Day", []),
    ("Black-\nfaced Spoonbills", [("Black-\nfaced Spoonbills", "black-faced-spoonbill")]),
    ("leatherback turtles, Saker Falcons",
     [("leatherback turtles", "leatherback-turtle"), ("Saker Falcons", "saker-falcon")]),
    ("see https://example.org/argali/kulan", []),
    ("Saker Falcon Task Force and Cheetah Conservation Fund", []),
    ("tigers of the Amur; Amur tigers and leopards",
     [("tigers", "amur-tiger"), ("Amur tigers", "amur-tiger"), ("leopards", "amur-leopard")]),
]  # fmt: skip

COUNTRIES = [
    ("(Kazakhstan, Uzbekistan)<sup>23", [("Kazakhstan", "KAZ"), ("Uzbekistan", "UZB")]),
    ("Uzbekistan)23 and Turkmenistan7", [("Uzbekistan", "UZB"), ("Turkmenistan", "TKM")]),
    ("the Islamic Republic of IRAN", [("Islamic Republic of IRAN", "IRN")]),
    ("Democratic People’s Republic of Korea (DPR Korea)",
     [("Democratic People’s Republic of Korea", "PRK"), ("DPR Korea", "PRK")]),
    ("Seoul, Republic of Korea", [("Republic of Korea", "KOR")]),
    ("a Sino-Russian park", [("Sino", "CHN"), ("Russian", "RUS")]),
    ("the Sino-Russian border", [("Sino", "CHN"), ("Russian", "RUS")]),
    ("on the Kazakhstan-Turkmenistan border", [("Kazakhstan", "KAZ"), ("Turkmenistan", "TKM")]),
    ("South Turkmenistan", [("Turkmenistan", "TKM")]),
    ("a Guyana-based consultant", [("Guyana", "GUY")]),
    ("the Mongolian and Chinese teams", [("Mongolian", "MNG"), ("Chinese", "CHN")]),
    ("the Turkmen Government", [("Turkmen", "TKM")]),
    ("Kazakhstan State Forestry and Wildlife Committee", [("Kazakhstan", "KAZ")]),
    ("Swiss Federal Office for the Environment", [("Swiss", "CHE")]),
    ("Association for the Conservation of Biodiversity in Kazakhstan", []),
    ("German Corporation for International Cooperation GmbH", []),
    ("WWF Russia and the Irbis Mongolia Center", []),
    ("along the Trans-Mongolian Railway", []),
    ("Mongolian Gazelles and the Persian Leopard", []),
    ("Northeast China Tiger and Leopard National Park", []),
    ("available in Russian and English", []),
    ("translated into Portuguese and Swahili (2.1.3)", []),
    ("the Inter-American and the Pan-African lists", []),
    ("a brochure in English/Chinese/Russian", []),
    ("the Russian version", []),
    ("Turkestan Range, Inner Mongolia, Indian Ocean, New Mexico", []),
    ("USD 96,000 and US$299,789 and US\\$5", []),
    ("Mr. Chad Turner and Ms. India Smith", []),
    ("Mr. Smith from Mongolia and Dr. Nel (South Africa)", [("Mongolia", "MNG"), ("South Africa", "ZAF")]),
    ("Iranian Cheetah Fund and the Uzbekistan Zoological Society", []),
    ("UNDP Iran and WWF Kazakhstan", []),
    ("CMS Secretariat Kazakhstan; Turkmenistan Koytendag Reserve", [("Kazakhstan", "KAZ"), ("Turkmenistan", "TKM")]),
    ("Kazakh-\nstan", [("Kazakh-\nstan", "KAZ")]),
    ("polish the text with Polish experts", [("Polish", "POL")]),
    ("Niger, Nigeria and Guinea-Bissau", [("Niger", "NER"), ("Nigeria", "NGA"), ("Guinea-Bissau", "GNB")]),
    ("kulan in turkmenistan and turkey", [("turkmenistan", "TKM"), ("turkey", "TUR")]),
]  # fmt: skip

ORGANISATIONS = [
    ("the CMS\n Secretariat", [("CMS\n Secretariat", "cms-secretariat")]),
    ("a CMS grant, CMS-listed species, CMS Parties", [("CMS", "cms")] * 3),
    ("the CMS and CITES Secretariats", [("CMS", "cms-secretariat"), ("CITES Secretariats", "cites-secretariat")]),
    ("CMS Action Plan for the Conservation of the Argali", [("CMS", "cms")]),
    ("Northeast China Tiger and Leopard National Park (TLNP)",
     [("Northeast China Tiger and Leopard National Park", "tlnp-admin"), ("TLNP", "tlnp-admin")]),
    ("WWF Russia (Amur branch)", [("WWF Russia", "wwf-russia")]),
    ("GOs, NGOs, IGOs, rangers, Range States and Consumer States", []),
    ("at COP13 and SOM-22, the participants", []),
    ("SMART patrols, traffic jams, smart collars", []),
    ("TRAFFIC and WCS", [("TRAFFIC", "traffic"), ("WCS", "wcs")]),
    ("UNEP/CMS/CAMI1/Report", []),
    ("http://www.neaspec.org/UNESCAP.pdf", []),
    ("[ESCAP Monitoring](https://unesco.org)", [("ESCAP", "escap")]),
    ("In Kenya the report cites many", []),
    ("compliance with CITES", [("CITES", "cites")]),
    ("a transboundary Ramsar site", []),
    ("a GEF-funded project", [("GEF", "gef")]),
    ("Department of Environment (DOE) in Iran", [("Department of Environment", "irn-doe"), ("DOE", "irn-doe")]),
    ("Department of Environment of Kenya", []),
    ("International Medical Corps (IMC) and IMC staff", []),
    ("Michael Succow Foundation (MSF)", [("Michael Succow Foundation", "succow"), ("MSF", "succow")]),
    ("Fauna &amp; Flora", [("Fauna &amp; Flora", "ffi")]),
    ("the Kazakh Ministry of Agriculture", [("Kazakh Ministry of Agriculture", "kaz-agriculture")]),
    ("Ministry of Agriculture of the Republic of Kazakhstan",
     [("Ministry of Agriculture of the Republic of Kazakhstan", "kaz-agriculture")]),
    ("Ministry of Agriculture of Narnia", []),
    ("the Government of Nepal", [("Government of Nepal", "npl-gov")]),
    ("of China</li>\n- Government, academia", []),
    ("Convention on the Conservation of Migratory Species (CMS). CMS acts",
     [("Convention on the Conservation of Migratory Species", "cms"), ("CMS", "cms"), ("CMS", "cms")]),
    ("Global Environment Fund (GEF), with GEF money", [("GEF", "gef"), ("GEF", "gef")]),
    ("the Secretariat of the Dugong MOU", []),
    ("surveys in Mongolia (WCS); WCS agreed", [("WCS", "wcs"), ("WCS", "wcs")]),
    ("UNEP/CMS/COP14/Doc.31.4.1", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "names"), SPECIES)
def test_species(text: str, names: list[tuple[str, str]]) -> None:
    assert found(text, "species") == names


@pytest.mark.parametrize(("text", "names"), COUNTRIES)
def test_countries(text: str, names: list[tuple[str, str]]) -> None:
    assert found(text, "country") == names


@pytest.mark.parametrize(("text", "names"), ORGANISATIONS)
def test_organisations(text: str, names: list[tuple[str, str]]) -> None:
    assert found(text, "organisation") == names


@pytest.mark.parametrize(
    ("issuer", "key"),
    [
        ("cms", "cms-secretariat"),
        ("cami", "cms-secretariat"),
        ("neaspec", "neaspec-secretariat"),
        ("cites", "cites-secretariat"),
    ],
)
def test_the_secretariat_is_that_of_the_issuing_body(issuer: str, key: str) -> None:
    assert found("Note by the Secretariat", "organisation", issuer) == [("Secretariat", key)]


def test_without_an_issuer_the_secretariat_is_that_of_the_body_named_most() -> None:
    names = MATCHER.find("NEASPEC met. NEASPEC agreed. IUCN came. The Secretariat reported.")
    assert [(n.key, n.certain) for n in names if n.surface == "Secretariat"] == [("neaspec-secretariat", False)]
    assert found("The Secretariat reported.", "organisation") == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Led by the LLNP, partners met", "organisation"),
        ("cooperation between TLNP and LLNP", "organisation"),
        ("<b>Target areas</b>\tLLNP\tsteppe", "place"),
        ("Note/ 1. LLNP; 2. Lesser Khingan Mountains", "place"),
        ("tigers live in the LLNP", "place"),
        ("patrols inside Koytendag Reserve", "place"),
        ("the administration of Koytendag Reserve", "organisation"),
    ],
)
def test_a_park_is_a_body_where_it_acts_and_a_place_where_it_lies(text: str, kind: str) -> None:
    kinds = {n.kind for n in MATCHER.find(text) if n.surface in ("LLNP", "Koytendag Reserve")}
    assert kinds == {kind}


def test_a_short_form_means_what_its_section_names() -> None:
    text = "2.1 Wild Camel\nThe camels move.\n2.2 Livestock\nThe camels graze."
    cuts = [text.index(line) for line in text.split("\n")]
    ends = [*(cut - 1 for cut in cuts[1:]), len(text)]
    parts = tuple(Passage(a, b, "paragraph", i // 2) for i, (a, b) in enumerate(zip(cuts, ends, strict=True)))
    assert found(text, "species", passages=parts) == [("Wild Camel", "wild-camel"), ("camels", "wild-camel")]


def test_a_form_that_nothing_settles_is_uncertain() -> None:
    leopard = next(n for n in MATCHER.find("two leopards were seen") if n.kind == "species")
    assert (leopard.key, leopard.certain) == ("leopard", False)
    persian = next(n for n in MATCHER.find("leopards of the Kopetdag") if n.kind == "species")
    assert (persian.key, persian.certain) == ("persian-leopard", True)


@pytest.mark.parametrize("change", [str.lower, str.upper])
def test_a_document_without_capitals_or_without_others_is_read_like_any(change: Callable[[str], str]) -> None:
    text = "Experts of Mongolia and the CMS Secretariat met on Kulan, helped by WWF Russia and GSLEP in the DPR Korea."
    expected = [(n.start, n.kind, n.key) for n in MATCHER.find(text) if n.is_mention]
    assert [(n.start, n.kind, n.key) for n in MATCHER.find(change(text)) if n.is_mention] == expected
    assert (
        found(
            change("All use smart collars in heavy traffic, who would not go, as the polish of it is."), "organisation"
        )
        == []
    )


def test_groups_roles_topics_and_meetings_are_found_but_are_no_mentions() -> None:
    names = MATCHER.find("CAMI Range States and NGOs act against poaching of ungulates at COP13")
    assert {(n.kind, n.key, n.form) for n in names if not n.is_mention} >= {
        ("country", "region:cami-range-states", "group"),
        ("organisation", "ngos", "role"),
        ("topic", "illegal-hunting", "word"),
        ("species", "group:ungulates", "group"),
    }


def plain(concept: Concept) -> list[str]:
    """Names that mean only this concept wherever they stand."""
    names = (concept.label, *concept.names, *(concept.scientific if concept.kind == "species" else ()))
    common = {row["word"].lower() for row in VOCABULARY.tables["common_words.csv"]}
    return [
        name
        for name in names
        if VOCABULARY.named(concept.kind, name) == concept.key
        and name.lower() not in common
        and not any(name.lower() == row["form"].lower() for row in VOCABULARY.tables["ambiguous_forms.csv"])
    ]


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from(SINGLE),
    st.sampled_from(["A survey of {} was made.", "**{}**, and more", "({})", "»{}«"]),
    st.data(),
)
def test_every_name_is_found_where_it_stands(concept: Concept, sentence: str, data: st.DataObject) -> None:
    names = plain(concept) if concept.type not in ("population", "domestic") else []
    if not names:
        return
    name = data.draw(st.sampled_from(names))
    start = sentence.index("{}")
    spans = {(n.kind, n.key, n.start, n.end) for n in MATCHER.find(sentence.format(name))}
    assert (concept.kind, concept.key, start, start + len(name)) in spans


OTHERS = "CMS Secretariat leopards and Government Mongolian border <b> </b> - ( ) Russian English WWF 1. [ ](#) tigers"
WORDS = st.sampled_from(
    [*(c.label for c in SINGLE[::7]), *OTHERS.split(), "of the", "\n", "National Park", "Range States", "Inner", "Amur"]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(WORDS, max_size=14).map(" ".join))
def test_spans_hold_their_words_and_keep_apart(text: str) -> None:
    names = MATCHER.find(text)
    last: dict[str, Name] = {}
    for name in names:
        assert text[name.start : name.end] == name.surface
        assert name.kind not in last or last[name.kind].end <= name.start
        last[name.kind] = name
        assert VOCABULARY.get(name.kind, name.key) is not None


def test_a_matcher_can_be_sent_to_another_process() -> None:
    again: Matcher = pickle.loads(pickle.dumps(MATCHER))
    text = "Kulan in Turkmenistan, WWF and the CMS Secretariat"
    assert again.find(text) == MATCHER.find(text)
