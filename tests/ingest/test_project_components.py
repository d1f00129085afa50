"""Tables with a project's components as columns, and paragraphs that begin with one."""

from __future__ import annotations

from told import told

from ingest.components import components, listed
from ingest.records import Fact

PROJECT = "Since 2020 there is a project “Conservation of the great cats in the far north”.\n\n"
TABLE = (
    "Project component\t\tComponent 1\tComponent 2\n"
    "<b>Implementing period</b>\t\t<ul> <li>May 2020 – June 2021</li> </ul>\tJuly 2020 – June 2022\n"
    "<b>Implementing partners</b>\t\tWWF Russia\t<ul> <li>WWF Russia</li> <li>Irbis Mongolia Center</li> </ul>\n"
    "<b>Budget</b>\t\tUSD 96,000\tUSD 50,000\n"
    "<b>Key Activities</b>\t<b>Field study</b>\t-\tWinter census\n"
    "\t<b>Training</b>\tCourses\tBrochure\n"
    "Expected outcomes\tA report\tA map\t\n"
)


def read(words: str) -> list[tuple[str, str, str]]:
    return [(fact.about, fact.property, fact.value) for fact in found(words)]


def found(words: str) -> tuple[Fact, ...]:
    given = told(words)
    return components(given.text, given.blocks)


def test_every_cell_is_a_property_of_its_component() -> None:
    assert sorted(read(PROJECT + TABLE)) == [
        ("Component 1", "activity: Training", "Courses"),
        ("Component 1", "budget", "USD 96,000"),
        ("Component 1", "outcome", "A report"),
        ("Component 1", "partner", "WWF Russia"),
        ("Component 1", "period", "May 2020 – June 2021"),
        ("Component 2", "activity: Field study", "Winter census"),
        ("Component 2", "activity: Training", "Brochure"),
        ("Component 2", "budget", "USD 50,000"),
        ("Component 2", "outcome", "A map"),
        ("Component 2", "partner", "WWF Russia; Irbis Mongolia Center"),
        ("Component 2", "period", "July 2020 – June 2022"),
    ]


def test_a_cell_is_quoted_and_its_project_named() -> None:
    given = told(PROJECT + TABLE)
    facts = components(given.text, given.blocks)
    budget = next(fact for fact in facts if fact.property == "budget")
    assert given.text[budget.span.start : budget.span.end] == "USD 96,000"
    assert {fact.within for fact in facts} == {"Conservation of the great cats in the far north"}
    assert len({fact.key for fact in facts}) == len(facts)


def test_a_paragraph_tells_about_a_component_and_an_item_names_it() -> None:
    words = (
        "- Project component 1: Cooperation of two parks; and\n\n"
        "8. **Project component 1:** Studies were conducted during July 2020 - September 2021. They were the first.\n"
    )
    assert sorted(read(words)) == [
        ("Component 1", "account", "Studies were conducted during July 2020 - September 2021. They were the first."),
        ("Component 1", "period", "July 2020 - September 2021"),
        ("Component 1", "title", "Cooperation of two parks"),
    ]


def test_other_tables_have_no_components() -> None:
    assert read("Time\tSession 1\tRoom\n9:00\tOpening\tHall\n") == []


def test_the_items_of_a_cell_stand_in_one_line() -> None:
    assert listed("<ul> <li>• Training;</li> <li>• Data; and</li> </ul>") == "Training; Data"
