"""A text with its names as a spaCy document."""

import pytest

from ontology import doc
from ontology.names import matcher
from ontology.vocabulary import load

TEXT = (
    "1. Mr. Smith (Mongolia)/ China met, e.g. on Saiga-friendly fences.\n\n"
    "The Kulan's range (2.3.10.) lies in\nUzbekistan)23. No. 5 of Pallas' Cat;\n- IUCN.6 agreed.  Then <b>CMS</b> left"
)


def test_the_document_is_the_text_and_every_name_has_its_span() -> None:
    names = matcher(load()).find(TEXT)
    made = doc.spans(TEXT, names)
    assert made.text == TEXT
    assert [(s.start_char, s.end_char, s.label_, s.kb_id_) for s in made.spans[doc.NAMES]] == [
        (n.start, n.end, n.kind, n.key) for n in names
    ]
    assert [s.text for s in made.spans[doc.NAMES] if s.label_ == "country"] == ["Mongolia", "China", "Uzbekistan"]


def test_sentences_end_where_a_reader_ends_them() -> None:
    assert [TEXT[start:end] for start, end in doc.sentences(TEXT)] == [
        "1. Mr. Smith (Mongolia)/ China met, e.g. on Saiga-friendly fences.",
        "The Kulan's range (2.3.10.) lies in\nUzbekistan)23.",
        "No. 5 of Pallas' Cat;",
        "- IUCN.6 agreed.",
        "Then <b>CMS</b> left",
    ]
    sentences = [span.text.strip() for span in doc.spans(TEXT, []).sents]
    assert sentences == [TEXT[start:end] for start, end in doc.sentences(TEXT)]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "a", "  a  b\t\tc  "])
def test_any_text_makes_a_document(text: str) -> None:
    assert doc.spans(text, []).text == text


def test_a_letter_that_goes_on_with_the_line_before_begins_no_item() -> None:
    text = "It is on parts (a) and\n(c) of it:\na) one; and\nb) two"
    assert [text[start:end] for start, end in doc.sentences(text)] == [
        "It is on parts (a) and\n(c) of it:",
        "a) one; and",
        "b) two",
    ]
