"""Sentences are cut where a reader ends them, and know the headings and the names around them."""

from __future__ import annotations

from scene_text import sentences_of

REPORT = """4. Breakout Groups

4.2 Objective 2. To Guide Conservation at a Regional Scale

2.3 South-west Region (Cheetah, Goitered Gazelle)

The group looked at Kulan in Turkmenistan in 2016. Its range had become smaller, cf. the map.

5. Priority Topics until 2020

All agreed on them.
"""


def test_a_programmes_issue_is_told_from_the_reports_own_sections() -> None:
    first, second, last = sentences_of(REPORT)
    assert (first.section, first.issue, first.objective) == (
        "4.2 Objective 2. To Guide Conservation at a Regional Scale",
        "2.3",
        "Objective 2",
    )
    assert (last.section, last.issue, last.objective) == ("5. Priority Topics until 2020", None, None)
    assert second.heading_species == ("asiatic-cheetah", "goitered-gazelle")


def test_a_sentence_knows_what_the_one_before_spoke_of() -> None:
    first, second, last = sentences_of(REPORT)
    assert (first.keys("species"), first.context_species) == (("asiatic-wild-ass",), ())
    assert (second.keys("species"), second.context_species) == ((), ("asiatic-wild-ass",))
    assert (second.context_countries, last.context_countries) == (("TKM",), ())


def test_a_year_ends_a_sentence_and_an_abbreviation_does_not() -> None:
    words = [sentence.words for sentence in sentences_of(REPORT)]
    assert words[:2] == [
        "The group looked at Kulan in Turkmenistan in 2016.",
        "Its range had become smaller, cf. the map.",
    ]


def test_a_page_break_does_not_end_a_sentence() -> None:
    text = (
        "The long border between the two countries which share the whole of the range\n"
        "and the herds that move between the summer and the winter pastures every year\n"
        "and all the passes by which they have always reached the valleys in the south\n"
        "is still\n\n10\n\nUNEP/CMS/X1/Report\n\nclosed to them. It is known.\n"
    )
    first, second = sentences_of(text)
    assert first.words.split()[-5:] == ["is", "still", "closed", "to", "them."]
    assert "UNEP" in text[first.span.start : first.span.end]
    assert "UNEP" not in first.words
    assert second.words == "It is known."


def test_list_items_are_sentences_that_know_what_leads_to_them() -> None:
    text = (
        "The report recommended these actions for Kulan:\n\n- (a) Raise funds;\n- (b) Train rangers; and\n- (c) Act.\n"
    )
    lead, *items = sentences_of(text)
    assert [item.words for item in items] == ["(a) Raise funds;", "(b) Train rangers;", "(c) Act."]
    assert {item.lead for item in items} == {lead.span}
    assert {item.context_species for item in items} == {("asiatic-wild-ass",)}


def test_letters_inside_an_item_are_part_of_it() -> None:
    text = "The group suggested:\n1) Studies to find a) where Saiga migrate and\nb) what stops them;\n2) More money.\n"
    assert [" ".join(one.words.split()) for one in sentences_of(text)] == [
        "The group suggested:",
        "1) Studies to find a) where Saiga migrate and b) what stops them;",
        "2) More money.",
    ]


def test_words_stand_where_the_text_has_them() -> None:
    text = "8. **Component 1:** It helps *Kulan*,<sup>2</sup> and is new. All is well.\n"
    for sentence in sentences_of(text):
        assert len(sentence.words) == sentence.span.end - sentence.span.start
        for name in sentence.names:
            at = name.start - sentence.span.start
            assert sentence.words[at : at + len(name.surface)] == name.surface
    assert [" ".join(one.words.split()) for one in sentences_of(text)] == [
        "8. Component 1: It helps Kulan , and is new.",
        "All is well.",
    ]
