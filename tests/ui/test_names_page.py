"""The page *Names*: what a name stands for, and the way on from it."""

from __future__ import annotations

from conftest import Page
from seen import assert_headings_in_order, downloads, html, links, words

from kgraph.definition import Definition, Neighbour
from kgraph.ui.network import MOST, dot


def test_opens_with_the_names_of_the_programme(over_corpus: Page) -> None:
    page = over_corpus("names")
    assert "Species of the programme" in words(page)
    assert {"names?name=saiga-antelope", "names?name=TKM"} <= set(links(page))
    assert_headings_in_order(page)
    assert not page.exception


def test_a_species_by_any_of_its_names(over_corpus: Page) -> None:
    page = over_corpus("names", name="Kulan")
    seen = words(page)
    assert "Asiatic Wild Ass Kind species Scientific name Equus hemionus" in seen
    assert "101 activities: 6 name it, 26 list it for their unit, 69 hold for a whole programme" in seen
    assert "programmes?species=asiatic-wild-ass" in links(page)
    assert "Turkmenistan resident" in seen
    assert "Recommended 8" in seen
    assert downloads(page) == ["Word", "Markdown", "CSV"]
    assert_headings_in_order(page)
    assert not page.exception


def test_its_neighbours_are_a_graph_to_walk(over_corpus: Page) -> None:
    page = over_corpus("names", name="asiatic-wild-ass")
    (chart,) = page.get("graphviz_chart")
    assert (
        'label="Kopetdag" URL="names?name=cami-work-programme-2026-2031-pdf_kopetdag" target="_self"'
        in chart.proto.spec
    )
    assert "The neighbours of Asiatic Wild Ass in the graph, as listed above" in chart.proto.alt
    onward = over_corpus("names", name="cami-work-programme-2026-2031-pdf_kopetdag")
    assert "Kopetdag Kind unit" in words(onward)
    assert not onward.exception


def test_a_country_and_an_organisation(over_corpus: Page) -> None:
    country = over_corpus("names", name="TKM")
    assert "Turkmenistan Kind country" in words(country)
    assert "names?name=asiatic-wild-ass" in links(country)
    body = over_corpus("names", name="IUCN")
    assert "programmes?responsible=iucn" in links(body)
    assert not country.exception
    assert not body.exception


def test_what_has_a_page_of_its_own_is_a_link(over_corpus: Page) -> None:
    page = over_corpus("names", name="15.3")
    assert "programmes?activity=cami-work-programme-2026-2031-pdf_15-3" in links(page)
    assert not page.exception


def test_typing_a_name_puts_it_into_the_address(over_corpus: Page) -> None:
    first = over_corpus("names")
    first.text_input(key="names.name").set_value("Kopetdag")
    shown = next(button for button in first.button if button.label == "Show").click().run()
    assert shown.query_params["name"] == "Kopetdag"
    assert "Kopetdag" in words(shown)


def test_an_unknown_name_says_what_is_near(over_corpus: Page) -> None:
    page = over_corpus("names", name="Kulann")
    assert "Nothing is known of “Kulann”." in words(page)
    assert "names?name=Kulan" in links(page)
    nowhere = over_corpus("names", name="<b>xyzzy</b>")
    assert "Nothing is known of “<b>xyzzy</b>”." in words(nowhere)
    assert "<b>" not in html(nowhere)
    assert not nowhere.exception


def test_without_a_store_the_command_is_said(over_nothing: Page) -> None:
    page = over_nothing("names", name="Kulan")
    assert "<code>kgraph build</code>" in html(page)
    assert not page.exception


def test_labels_cannot_break_out_of_the_graph() -> None:
    hostile = Neighbour(relation='a"]; x', kind="species", key="k", label='b" URL="javascript:x\\')
    shown = Definition(kind="species", key="s", label='"s"\n', neighbours=(hostile,) * (MOST + 5))
    spec = dot(shown)
    assert r'label="b\" URL=\"javascript:x\\"' in spec
    assert r'middle [label="\"s\""' in spec
    assert spec.count("URL=") - spec.count(r"URL=\"") == MOST
