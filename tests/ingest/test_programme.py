"""Work programmes whole: three invented ones, of three shapes, and what else tables look like."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

import ingest
from ingest.programme import period
from ingest.records import Activity, Covered, Extraction

FIXTURES = Path(__file__).parent / "fixtures"
TRAINING = "Train rangers in (1) first aid and (2) the use of camera traps"


@cache
def read(name: str) -> Extraction:
    return ingest.read(FIXTURES / name)


def cells(activity: Activity) -> tuple[str, ...]:
    return activity.key, activity.code, activity.text, activity.responsible_text, activity.indicator, activity.priority


def keys(covered: tuple[Covered, ...]) -> list[str]:
    return [one.key for one in covered]


def test_a_pipe_table_with_its_columns_in_another_order() -> None:
    paper = read("altai.md")
    assert [cells(activity) for activity in paper.activities] == [
        ("A1", "A1", "Count Argali every two years", "WWF Russia; GOs", "Two counts", "High"),
        ("A2", "A2", TRAINING, "NGOs", "Training held", "Medium"),
        ("B1", "B1", "Open the fence at the border | crossing", "GOs", "Fence open", "Low"),
        ("B1--2", "B1", "Publish a map", "", "Map", ""),
        ("C1", "C1", "Meet once a year", "CMS Secretariat", "Minutes", "High"),
    ]
    assert [s.text for s in paper.activities[1].subitems] == ["first aid", "the use of camera traps"]
    deadlines = [a.deadline_span and paper.quote(a.deadline_span) for a in paper.activities]
    assert deadlines == ["2028", "by 2029", "2027", None, "every year"]


def test_units_by_bracket_by_label_and_none() -> None:
    paper = read("altai.md")
    assert [(s.number, s.title, s.kind, keys(s.species), keys(s.countries)) for s in paper.sections] == [
        ("A", "Altai and Sayan", "unit", ["argali", "snow-leopard"], ["MNG", "RUS"]),
        ("B", "Dzungaria", "unit", ["asiatic-wild-ass", "goitered-gazelle"], ["CHN", "MNG"]),
        ("", "Cross-cutting work", "theme", [], []),
    ]
    assert [one.note for one in paper.sections[0].species] == ["", "vagrant"]
    assert [a.section for a in paper.activities] == ["altai-and-sayan"] * 2 + ["dzungaria"] * 2 + ["cross-cutting-work"]


def test_a_footnote_is_bound_by_its_mark() -> None:
    note = read("altai.md").sections[1].footnotes[0]
    assert (note.mark, note.text) == (
        "1",
        "Together with the Action Plan for the Conservation of the Argali 2024-2032.",
    )
    assert (note.instruments, note.species) == (("argali-ap-2024-2032",), ())


def test_the_scope_is_what_the_programme_says_before_its_activities() -> None:
    programme = read("altai.md").programme
    assert programme is not None
    assert programme.key == "action-plan-for-the-conservation-of-mountain-ungulates-2027-2030"
    assert programme.period == (2027, 2030)
    assert keys(programme.species) == ["argali", "urial", "wild-yak"]
    assert keys(programme.countries) == ["CHN", "MNG", "KAZ", "RUS"]


def test_a_table_without_codes_and_a_table_of_money_after_it() -> None:
    paper = read("steppe.txt")
    assert [(a.key, a.section, a.text) for a in paper.activities] == [
        ("row-1", "mongolia", "Keep gates open for the herds: i) in spring; ii) in autumn"),
        ("row-2", "mongolia", "Count the herds from the air"),
        ("row-3", "saiga-antelope-in-kazakhstan-and-uzbekistan", "Watch the railway"),
    ]
    assert [(s.letter, s.text) for s in paper.activities[0].subitems] == [("i", "in spring"), ("ii", "in autumn")]


def test_units_that_are_nothing_but_names_and_the_scope_they_make_together() -> None:
    paper = read("steppe.txt")
    assert [(keys(s.species), keys(s.countries)) for s in paper.sections] == [
        (["mongolian-gazelle", "goitered-gazelle"], ["MNG"]),
        (["saiga-antelope"], ["KAZ", "UZB"]),
    ]
    assert paper.programme is not None
    assert keys(paper.programme.countries) == ["MNG", "KAZ", "UZB"]
    assert paper.programme.period == (2030, 2034)


def test_codes_that_stand_in_the_text_and_headings_in_a_column_beside_it() -> None:
    paper = read("wetland.txt")
    assert [cells(activity)[:4] for activity in paper.activities] == [
        ("1-1", "1.1", "Measure the water level at Dauria every month", ""),
        ("1-2", "1.2", "Agree on a sluice", "Ministries of water"),
        ("1-2-1", "1.2.1", "Restore reed beds; see 1.2", "NGOs"),
    ]
    assert [(section.number, section.title) for section in paper.sections] == [("1", "Water")]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("name", ["altai.md", "steppe.txt"])
def test_lines_may_end_in_any_way(tmp_path: Path, name: str, end: str) -> None:
    path = tmp_path / name
    path.write_bytes((FIXTURES / name).read_text("utf-8").replace("\n", end).encode())
    paper = ingest.read(path)
    assert [cells(activity) for activity in paper.activities] == [cells(activity) for activity in read(name).activities]
    assert [section.title for section in paper.sections] == [section.title for section in read(name).sections]


@pytest.mark.parametrize(
    ("heading", "species"),
    [
        ("15. Kopetdag: Iran & Turkmenistan", []),
        ("Unit 15 – Kopetdag – Iran/Turkmenistan", []),
        ("15. Kopetdag [border of Iran and Turkmenistan]", []),
        ("15. Kopetdag (Iran, Turkmenistan) – Urial, Lynx", ["urial", "eurasian-lynx"]),
        ("15. Kopetdag (Islamic Republic of Iran, Turkmenistan; Urial)", ["urial"]),
        ("15. Kopetdag\t\t\nIran, Turkmenistan\t\t\nSpecies: Urial", ["urial"]),
        ("15. Kopetdag\t\t\nRange States\tIran, Turkmenistan\t\nSpecies\tUrial", ["urial"]),
        ("<b>15. Kopetdag</b>\t\t\n<b>Countries:</b> Iran, Turkmenistan; <b>Species:</b> Urial", ["urial"]),
    ],
)
def test_a_unit_may_list_its_countries_in_many_ways(tmp_path: Path, heading: str, species: list[str]) -> None:
    path = tmp_path / "plan.txt"
    rows = ["Code\tActivity\tLead", "1. Funding\t\t", "1.1\tFind money\tGOs", f"{heading}\t\t", "15.1\tCount\tGOs"]
    path.write_text("Work plan 2030-2034\n\n" + "\n".join(rows), encoding="utf-8")
    paper = ingest.read(path)
    unit = paper.sections[-1]
    assert (unit.number, unit.title, keys(unit.countries)) == ("15", "Kopetdag", ["IRN", "TKM"])
    assert keys(unit.species) == species
    assert [activity.section for activity in paper.activities] == ["funding", "kopetdag"]


def test_a_unit_needs_no_bold_type(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    rows = ["Code\tActivity\tLead", "Kopetdag (Iran, Turkmenistan)\t\t", "Species: Urial\t\t", "1.1\tCount\tGOs"]
    rows += ["Saiga Antelope\t\t", "2.1\tTrain rangers.\t", "2.2\tMeet\tGOs"]
    path.write_text("Work plan 2030-2034\n\n" + "\n".join(rows), encoding="utf-8")
    paper = ingest.read(path)
    assert [(s.title, keys(s.species), keys(s.countries)) for s in paper.sections] == [
        ("Kopetdag", ["urial"], ["IRN", "TKM"]),
        ("Saiga Antelope", ["saiga-antelope"], []),
    ]
    assert [activity.section for activity in paper.activities] == ["kopetdag", "saiga-antelope", "saiga-antelope"]


def test_what_stands_below_a_unit_is_part_of_it(tmp_path: Path) -> None:
    path = tmp_path / "plan.md"
    table = "Code\tActivity\tLead\n{}\tCount\tGOs\n\n"
    parts = ["# Work plan", "## Kopetdag (Iran)", "### Valley (Turkmenistan)", table.format("1"), "### Habitat"]
    parts += [table.format("2"), "## Funding", table.format("3")]
    path.write_text("\n\n".join(parts), encoding="utf-8")
    paper = ingest.read(path)
    assert [paper.section(activity.section).title for activity in paper.activities] == ["Valley", "Kopetdag", "Funding"]


def test_a_head_of_two_rows(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    rows = ["Ref.\tActivity\tImplementation\t", "\t\tLead\tPartners", "1.1\tTrain customs officers\tGOs\tTRAFFIC"]
    path.write_text("Work plan 2030-2034\n\n" + "\n".join(rows), encoding="utf-8")
    assert [cells(a)[:4] for a in ingest.read(path).activities] == [("1-1", "1.1", "Train customs officers", "GOs")]


def test_a_row_of_number_and_title_is_a_heading(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    rows = ["No\tAction\tLead", "1\tFunding\t", "1.1\tFind donors\tNGOs", "1.2\tReport\tGOs"]
    rows += ["2.\tBorders (China, Mongolia)\t", "2.1\tOpen a gate\tGOs", "2.2\tCount\t"]
    path.write_text("Work plan 2030-2034\n\n" + "\n".join(rows), encoding="utf-8")
    paper = ingest.read(path)
    assert [(s.number, s.title, keys(s.countries)) for s in paper.sections] == [
        ("1", "Funding", []),
        ("2", "Borders", ["CHN", "MNG"]),
    ]
    assert [(a.key, a.section) for a in paper.activities] == [
        ("1-1", "funding"),
        ("1-2", "funding"),
        ("2-1", "borders"),
        ("2-2", "borders"),
    ]


@pytest.mark.parametrize(
    "table",
    [
        "Time\tActivity\tSpeaker\n9:00\tOpening\tThe chair",
        "Project component\tComponent 1\nObjective\tEnhance the collaboration",
        "Proposed area\tScore\tPriority\nUstyurt\t23\t1",
        "Provisional programme\t\n9:00\tRegistration",
        "No.\tSpecies\tScientific name\n1\tUrial\tOvis vignei",
    ],
)
def test_other_tables_hold_no_activities(tmp_path: Path, table: str) -> None:
    path = tmp_path / "paper.txt"
    path.write_text(f"Paper\n\n{table}\n", encoding="utf-8")
    assert ingest.read(path).programme is None


def test_every_part_stands_where_its_span_says() -> None:
    paper = read("altai.md")
    second = paper.activities[1]
    assert paper.quote(second.text_span) == TRAINING
    assert second.responsible_span is not None
    assert paper.quote(second.responsible_span) == "NGOs"
    assert [paper.quote(s.span) for s in second.subitems] == ["first aid", "the use of camera traps"]
    assert [paper.quote(one.spans[0]) for one in paper.sections[1].countries] == ["China", "Mongolia"]


@pytest.mark.parametrize(
    ("title", "years"),
    [
        ("Work Programme 2026-2031", (2026, 2031)),
        ("Work Programme (2026 – 31)", (2026, 2031)),
        ("Resolution 11.24", None),
        ("2031-2026", None),
    ],
)
def test_a_period_is_two_years_in_order(title: str, years: tuple[int, int] | None) -> None:
    assert period(title) == years


ROWS = "Code\tActivity\tLead\n1.1\tCount\tGOs\n"


@pytest.mark.parametrize(
    ("said", "species", "countries"),
    [
        ("The Range States are Chad, the Niger and Mali.", [], ["TCD", "NER", "MLI"]),
        ("Principal Range States: Chad, Mali.", [], ["TCD", "MLI"]),
        ("The Range States of the sub-region are Chad and Mali, where threats are many.", [], ["TCD", "MLI"]),
        ("The plan applies to two species: the Addax (*Addax nasomaculatus*) and the Lion.", ["addax", "lion"], []),
        ("It covers the Addax and the Lion.", ["addax", "lion"], []),
        ("It covers the Addax and the Lion. Its Range States are: Chad, Mali.", ["addax", "lion"], ["TCD", "MLI"]),
        ("It covers the Addax and the Lion in Chad and Mali.", ["addax", "lion"], ["TCD", "MLI"]),
        # No list: the words go on with something else.
        ("The Range States met again in Chad.", [], []),
        ("It covers costs of experts from Chad who travel as far as Mali.", [], []),
        ("Range States, except Chad and Mali, took part.", [], []),
    ],
)
def test_a_list_follows_the_words_that_announce_it_with_or_without_a_colon(
    tmp_path: Path, said: str, species: list[str], countries: list[str]
) -> None:
    path = tmp_path / "plan.md"
    path.write_text(f"# Work plan 2030-2034\n\n{said}\n\n{ROWS}", encoding="utf-8")
    programme = ingest.read(path).programme
    assert programme is not None
    assert (keys(programme.species), keys(programme.countries)) == (species, countries)


def test_an_objective_below_a_heading_of_its_number_says_what_that_is_for(tmp_path: Path) -> None:
    path = tmp_path / "plan.md"
    parts = ["# Work plan for the Addax", "## 1. Poaching", "Objective 1: No Addax is shot", ROWS]
    parts += ["## 2. Trade in Addax horn", "Objective 2: No horn is sold", ROWS.replace("1.1", "2.1")]
    path.write_text("\n\n".join(parts), encoding="utf-8")
    paper = ingest.read(path)
    assert [(s.number, s.title, s.kind) for s in paper.sections] == [
        ("1", "Poaching", "theme"),
        ("2", "Trade in Addax horn", "theme"),  # the title names the Addax: this heading limits nothing
    ]
    assert [keys(a.species) for a in paper.activities] == [["addax"], ["addax"]]


def test_a_subspecies_in_brackets_behind_its_species_is_a_remark_on_it(tmp_path: Path) -> None:
    path = tmp_path / "plan.md"
    head = "<b>1. Wakhan (Afghanistan)</b>\t\t\n<b>Species:</b> Argali (Marco Polo sheep), Urial\t\t\n"
    path.write_text(f"# Work plan\n\nCode\tActivity\tLead\n{head}1.1\tCount\tGOs\n", encoding="utf-8")
    (unit,) = ingest.read(path).sections
    assert [(one.key, one.note) for one in unit.species] == [("argali", "Marco Polo sheep"), ("urial", "")]


def covered(activity: Activity) -> tuple[list[tuple[str, str]], list[str]]:
    return [(c.key, c.basis) for c in activity.countries], [one.why for one in activity.left_out]


@pytest.mark.parametrize(
    ("first", "second", "third"), [("Chad", "Mali", "Niger"), ("TCD", "MLI", "NER"), ("TD", "ML", "NE")]
)
def test_a_row_is_for_the_countries_in_whose_columns_it_bears_a_mark(
    tmp_path: Path, first: str, second: str, third: str
) -> None:
    rows = [f"Code\tActivity\t{first}\t{second}\t{third}\tLead", "1.1\tCount\tHigh\t-\tLow\tGOs"]
    rows += ["1.2\tTrain\tLow\tHigh\tHigh\tGOs", "1.3\tMeet\t\t\tn/a\tGOs"]
    path = tmp_path / "plan.txt"
    path.write_text("Work plan\n\nRange States: Chad, Mali, Niger.\n\n" + "\n".join(rows), encoding="utf-8")
    paper = ingest.read(path)
    assert [covered(activity) for activity in paper.activities] == [
        ([("TCD", "named"), ("NER", "named")], ["the row is marked for Chad and Niger"]),
        ([("TCD", "named"), ("MLI", "named"), ("NER", "named")], []),
        ([("TCD", "programme"), ("MLI", "programme"), ("NER", "programme")], []),
    ]
    assert [activity.priority for activity in paper.activities] == ["", "", ""]  # each ranks for a country
    assert paper.quote(paper.activities[0].countries[0].spans[0]) == "High"


def test_a_unit_may_be_for_all_species_of_the_programme(tmp_path: Path) -> None:
    head = "<b>1. Mara (Kenya)</b>\t\t\n<b>Species:</b> all three species\t\t\n"
    path = tmp_path / "plan.md"
    path.write_text(
        "# Work plan\n\nIt covers the Addax, the Lion and the Cheetah.\n\n"
        f"Code\tActivity\tLead\n{head}1.1\tCount\tGOs\n",
        encoding="utf-8",
    )
    paper = ingest.read(path)
    assert [(one.key, one.basis) for one in paper.activities[0].species] == [
        ("addax", "unit"),
        ("lion", "unit"),
        ("cheetah", "unit"),
    ]
    assert paper.quote(paper.sections[0].species[0].spans[0]).strip("</b> ") == "all three species"


def test_results_and_letters_are_headings_with_a_number(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    head = "Action\tPriority\tLead"
    parts = ["Work plan", "Result 1.1: Hunting is legal", f"{head}\n1.1.1 Ban lead\tHigh\tGOs"]
    parts += ["Result 1.2: Roosts are quiet", f"{head}\n1.2.1 Set up refuges\tHigh\tGOs"]
    parts += ["Code\tWhat\tWho\tWhen\nB. Bycatch\t\t\t\nB1\tTest nets\tGOs\t2027\nB2\tTell\tGOs\t2028"]
    path.write_text("\n\n".join(parts) + "\n", encoding="utf-8")
    paper = ingest.read(path)
    assert [(s.number, s.title) for s in paper.sections] == [
        ("1.1", "Hunting is legal"),
        ("1.2", "Roosts are quiet"),
        ("B", "Bycatch"),
    ]
    assert [(a.code, paper.section(a.section).number) for a in paper.activities] == [
        ("1.1.1", "1.1"),
        ("1.2.1", "1.2"),
        ("B1", "B"),
        ("B2", "B"),
    ]


def test_a_line_that_ends_at_a_comma_goes_on_in_the_next(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    words = "Work plan\n\nThis plan is for the Addax in Chad, Mali,\nNiger, and the\nSudan. It began in 2020.\n\n"
    path.write_text(words + ROWS, encoding="utf-8")
    programme = ingest.read(path).programme
    assert programme is not None
    assert keys(programme.countries) == ["TCD", "MLI", "NER", "SDN"]
