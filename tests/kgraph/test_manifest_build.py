"""What curators state and correct, from the tables beside the documents to what the verbs answer."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from made_documents import note, programme, write

from ingest import FORMATS
from kgraph.build import BuildReport
from kgraph.build import build as build_store
from kgraph.cli import cli
from kgraph.corpus import open_corpus
from kgraph.export import export_lines
from kgraph.filters import ActivityFilter
from kgraph.results import ActivityResult, StatusBy, Understood
from kgraph.wording import basis_words, said_words

SOAK = bool(os.environ.get("KGRAPH_SOAK"))
ROOT = Path(__file__).parents[2]


REPORT = """# Report of the Meeting

The meeting reviewed the implementation of the CAMI Programme of Work 2014-2020 so far.

1. The survey (1.1.1) was being undertaken.

2. The group recommended that CMS count the Kulan every year.

3. The group recommended that rangers be trained.
"""


def build(store: Path, *paths: Path, prune: bool = False) -> BuildReport:
    return build_store(paths, store, workers=1, prune=prune)


def states(report: BuildReport) -> dict[str, str]:
    return {document.id: document.state for document in report.documents}


def exported(store: Path) -> str:
    return "".join(export_lines(store))


def doubles(store: Path) -> dict[str, str | None]:
    with open_corpus(store) as corpus:
        return {document.id: document.same_as for document in corpus.documents()}


def is_fresh(store: Path, *paths: Path) -> bool:
    """Whether the store holds what a build from nothing would."""
    fresh = store.with_name("fresh")
    shutil.rmtree(fresh, ignore_errors=True)
    build(fresh, *paths)
    return exported(store) == exported(fresh) and doubles(store) == doubles(fresh)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "store"


# --------------------------------------------------------------- statements


def test_what_is_stated_is_shown_as_the_curators(tmp_path: Path, store: Path) -> None:
    manifest = (
        "file,status,status_by,status_date,reviews,date\na.txt,adopted,CMS COP,2026-03-29,cami-pow-2014-2020,2026\n"
    )
    build(store, write(tmp_path / "docs", a_txt=programme(), b_md=note(), manifest_csv=manifest))
    with open_corpus(store) as corpus:
        stated, plain = corpus.documents()
        assert (stated.status, stated.date, stated.reviews) == ("adopted", "2026", "cami-pow-2014-2020")
        assert stated.stated == ("date", "reviews", "status")
        assert stated.status_by == StatusBy(
            body="cms-cop",
            date="2026-03-29",
            document="a-txt",
            quote="stated by the curator",
            body_label="Conference of the Parties to CMS",
        )
        assert {row.status for row in corpus.activities()} == {"adopted"}
        assert (plain.stated, plain.reviews) == ((), None)
    assert '<https://example.org/kgraph/ontology#statedByCurator> "status"' in exported(store)
    lines = CliRunner().invoke(cli, ["--store", str(store), "documents"]).output.splitlines()
    assert "adopted*" in lines[1] and "2026*" in lines[1] and "*" not in lines[2]
    assert lines[-1] == "* stated by the curator, not by the document"


def test_a_changed_line_is_a_change_of_its_document_only(tmp_path: Path, store: Path) -> None:
    folder = write(tmp_path / "docs", a_txt=programme(), b_md=note(), manifest_csv="file,date\na.txt,2020\n")
    build(store, folder)
    write(folder, manifest_csv="file,date,note\nb.md,,read twice\na.txt,2020,\n")
    assert states(build(store, folder)) == {"a-txt": "unchanged", "b-md": "unchanged"}
    write(folder, manifest_csv="file,date\na.txt,2020\nb.md,2021\n")
    assert states(build(store, folder)) == {"a-txt": "unchanged", "b-md": "updated"}
    assert is_fresh(store, folder)
    (folder / "manifest.csv").unlink()
    assert states(build(store, folder)) == {"a-txt": "updated", "b-md": "updated"}
    assert is_fresh(store, folder)


def test_a_single_file_is_read_with_the_manifest_of_its_folder(tmp_path: Path, store: Path) -> None:
    folder = write(tmp_path / "docs", a_txt=programme(), b_md=note(), manifest_csv="file,id,date\nb.md,the-note,2020\n")
    assert states(build(store, folder / "b.md")) == {"the-note": "added"}
    with open_corpus(store) as corpus:
        assert corpus.document("the-note").date == "2020"
    assert states(build(store, folder / "a.txt", folder / "manifest.csv")) == {"a-txt": "added"}


def test_a_wrong_line_is_told_and_costs_the_others_nothing(tmp_path: Path, store: Path) -> None:
    manifest = "file,date\na.txt,2020\nc.txt,2021\nb.md,soon\n"
    folder = write(tmp_path / "docs", a_txt=programme(), b_md=note(), manifest_csv=manifest)
    report = build(store, folder)
    assert report.totals["added"] == 2
    assert report.totals["failed"] == 0  # a table is no document
    assert states(report) == {"a-txt": "added", "b-md": "added"}
    assert report.problems == (
        "manifest.csv line 3: there is no file 'c.txt' in this folder; correct its path",
        "manifest.csv line 4: 'soon' is no date; write it as 2025-05-06, 2025-05 or 2025",
    )
    with open_corpus(store) as corpus:
        assert [d.date for d in corpus.documents()] == ["2020", None]
    said = CliRunner().invoke(cli, ["build", str(folder), "--store", str(store)])
    assert said.exit_code == 3
    assert "kgraph: manifest.csv line 3: there is no file 'c.txt' in this folder; correct its path\n" in said.stderr


def test_what_it_reviews_should_be_known(tmp_path: Path, store: Path) -> None:
    manifest = "file,reviews\nb.md,my-programme\n"
    folder = write(tmp_path / "docs", a_txt=programme(), b_md=note(), manifest_csv=manifest)
    (warning,) = build(store, folder).documents[1].warnings
    assert warning.startswith(
        "it is stated to review 'my-programme', which neither the vocabulary nor a document knows"
    )
    with open_corpus(store) as corpus:
        assert corpus.document("b-md").warnings == (warning,)
        known = corpus.activities()[0].programme
    write(folder, manifest_csv=f"file,reviews\nb.md,{known}\n")
    assert build(store, folder).documents[1].warnings == ()


# ---------------------------------------------------------------- fixed ids


def test_a_moved_file_keeps_its_stated_id(tmp_path: Path, store: Path) -> None:
    folder = write(tmp_path / "docs", a_txt=programme(), b_md=note(), manifest_csv="file,id\na.txt,cami-draft\n")
    assert states(build(store, folder)) == {"cami-draft": "added", "b-md": "added"}
    with open_corpus(store) as corpus:
        assert corpus.activities()[0].id == "cami-draft_1-1"
        assert corpus.document("cami-draft").stated == ("id",)
    before = exported(store)
    assert "a-txt" not in before
    (folder / "old").mkdir()
    (folder / "a.txt").rename(folder / "old" / "a.txt")
    write(folder, manifest_csv="file,id\nold/a.txt,cami-draft\n")
    for prune in (False, True):
        report = build(store, folder, prune=prune)
        assert states(report) == {"cami-draft": "unchanged", "b-md": "unchanged"}
        assert [d.source for d in report.documents] == ["b.md", "old/a.txt"]
    assert exported(store) == before.replace('"a.txt"', '"old/a.txt"')
    assert is_fresh(store, folder)
    (folder / "old" / "a.txt").rename(folder / "new.txt")
    write(folder, new_txt=programme(year=2030), manifest_csv="file,id\nnew.txt,cami-draft\n")
    assert states(build(store, folder)) == {"cami-draft": "updated", "b-md": "unchanged"}
    assert is_fresh(store, folder)


def test_an_id_that_is_stated_later_or_no_longer_takes_the_place_of_the_other(tmp_path: Path, store: Path) -> None:
    folder = write(tmp_path / "docs", a_txt=programme())
    build(store, folder)
    write(folder, manifest_csv="file,id\na.txt,cami-draft\n")
    assert states(build(store, folder)) == {"a-txt": "removed", "cami-draft": "added"}
    assert is_fresh(store, folder)
    (folder / "manifest.csv").unlink()
    assert states(build(store, folder)) == {"a-txt": "added", "cami-draft": "removed"}
    assert is_fresh(store, folder)


def test_a_stated_id_never_takes_anothers(tmp_path: Path, store: Path) -> None:
    folder = write(tmp_path / "docs", a_txt=programme(), b_md=note(), manifest_csv="file,id\nb.md,a-txt\n")
    report = build(store, folder)
    assert report.problems == ("manifest.csv line 2: the id 'a-txt' is that of 'a.txt' by its path; choose another",)
    assert states(report) == {"a-txt": "added", "b-md": "added"}
    other = write(tmp_path / "other", c_md=note("Argali"), manifest_csv="file,id\nc.md,b-md\n")
    assert build(store, other).problems == (
        "manifest.csv line 2: the id 'b-md' is that of another document in the store; choose another",
    )
    third = write(tmp_path / "third", d_md=note("Urial"), manifest_csv="file,id\nd.md,range\n")
    assert "a part of the graph" in str(build(store, third).problems)
    two = [write(tmp_path / n, x_md=note(n), manifest_csv="file,id\nx.md,both\n") for n in ("one", "two")]
    report = build(store, *two)
    assert states(report)["both"] == "added"
    assert "the id 'both' is that of a file in another manifest" in str(report.problems)


# ------------------------------------------------------------------ doubles


def test_a_double_is_stated_by_file_or_by_id(tmp_path: Path, store: Path) -> None:
    folder = write(tmp_path / "docs", a_txt=programme(), b_txt=programme("2"), c_md=note())
    assert set(doubles(store).values() if build(store, folder) else ()) == {None}
    for other in ("b.txt", "b-txt"):
        write(folder, manifest_csv=f"file,same_as\na.txt,{other}\n")
        build(store, folder)
        assert doubles(store) == {"a-txt": "b-txt", "b-txt": None, "c-md": None}
        assert is_fresh(store, folder)
    with open_corpus(store) as corpus:
        assert corpus.document("a-txt").stated == ("same_as",)
        assert {row.document for row in corpus.activities()} == {"b-txt"}
        assert corpus.search("kulan", kinds=("activity",)).total == 1
    write(folder, manifest_csv="file,same_as,wording\na.txt,b.txt,official\nb.txt,,digest\n")
    build(store, folder)
    assert doubles(store)["b-txt"] == "a-txt"  # the official text counts, whichever line says it
    for other in ("d.txt", "a.txt"):
        write(folder, manifest_csv=f"file,same_as\na.txt,{other}\n")
        assert build(store, folder).problems == (
            f"manifest.csv line 2: same_as names no other document: {other!r}; "
            "write a file of this folder, or a document's id",
        )


def test_without_symbols_title_date_and_body_tell(tmp_path: Path, store: Path) -> None:
    front = "Concept Note\n\nWorkshop on cats\n\n29 July 2019, Harbin, China\n\nBackground\n\n{}\n"
    folder = write(
        tmp_path / "docs",
        a_txt=front.format("The cats are many."),
        b_txt=front.format("There are many cats.").replace("Workshop on cats", "WORKSHOP ON CATS"),
        c_txt=front.format("Another day.").replace("29 July", "30 July"),
        d_txt=front.format("Another matter.").replace("on cats", "on dogs"),
    )
    build(store, folder)
    assert doubles(store) == {"a-txt": None, "b-txt": "a-txt", "c-txt": None, "d-txt": None}


def test_a_file_without_a_date_doubles_the_one_of_its_symbol(tmp_path: Path, store: Path) -> None:
    dateless = programme(words=" once").replace("*Vilm, Germany, 6 – 8 May 2025*", "")
    folder = write(tmp_path / "docs", a_txt=dateless, b_txt=programme())
    build(store, folder)
    assert doubles(store) == {"a-txt": None, "b-txt": "a-txt"}
    write(folder, c_txt=programme().replace("2025*", "2026*"))
    build(store, folder)
    assert doubles(store) == {"a-txt": None, "b-txt": None, "c-txt": None}  # which of the two it is, nobody can tell


def test_each_digest_and_its_original_count_once(originals: Path, seed_store: Path, store: Path) -> None:
    shipped = [path for path in sorted((ROOT / "corpus").iterdir()) if path.suffix in FORMATS]
    assert len(shipped) == 5
    build(store, ROOT / "corpus", originals)
    assert doubles(store) == {
        "000-txt": None, "001-txt": None, "002-txt": None, "003-txt": None, "004-txt": None,
        "cami-review-report-2018-pdf": "000-txt",
        "cami-work-programme-2026-2031-pdf": "001-txt",
        "neaspec-big-cats-workshop-2021-docx": "002-txt",
        "neaspec-nature-conservation-note-2023-html": "003-txt",
        "neaspec-harbin-workshop-2019-txt": "004-txt",
    }  # fmt: skip
    with open_corpus(store) as both, open_corpus(seed_store) as alone:
        assert [row.id for row in both.activities()] == [row.id for row in alone.activities()]
        assert both.search("saiga").total == alone.search("saiga").total > 0
        answer = both.ask("Which activities cover Kulan in Turkmenistan?")
        assert len(answer.results) == 10
        assert {e.document for row in answer.results for e in row.evidence} == {"001-txt"}


# -------------------------------------------------------------- corrections


def test_corrections_hold_through_every_build(tmp_path: Path, store: Path) -> None:
    heads = "file,what,action,kind,key,why\n"
    lines = "a.txt,2.2,leave-out,country,TKM,nobody went\na.txt,2.1,add,species,Goitered Gazelle,the annex names it\n"
    folder = write(tmp_path / "docs", a_txt=programme(), b_md=note(), corrections_csv=heads + lines)
    for text in (programme(), programme(words=" again")):
        build(store, write(folder, a_txt=text))
        with open_corpus(store) as corpus:
            rows = {row.code: row for row in corpus.activities()}
            assert [c.key for c in rows["2.2"].countries] == ["IRN"]
            assert rows["2.2"].left_out[-1].why == "left out by the curator: nobody went"
            assert rows["2.1"].added == ("Goitered Gazelle: added by the curator: the annex names it",)
            asked = ActivityFilter(species=("goitered-gazelle",), countries=("TKM",))
            (row,) = corpus.activities(asked)
            assert row.code == "2.1"
            understood = Understood(intent="activities", species=("goitered-gazelle",), countries=("TKM",))
            told = "Turkmenistan is named in the row; Goitered Gazelle: added by the curator: the annex names it"
            assert basis_words(row, understood) == told
        assert is_fresh(store, folder)
    write(folder, corrections_csv=heads + "a.txt,7.7,leave-out,country,TKM,why\na.txt,2.2,mend,country,TKM,why\n")
    report = build(store, folder)
    assert states(report) == {"a-txt": "updated", "b-md": "unchanged"}
    assert report.documents[0].warnings == ("corrections.csv line 2: no activity has the code '7.7'; correct it",)
    known = "leave-out, add, reject, confirm, set-status, add-name, merge"
    assert report.problems[0] == f"corrections.csv line 3: no action is called 'mend'; give one of: {known}"


def test_verdicts_on_statements_hold_through_every_build(tmp_path: Path, store: Path) -> None:
    heads = "file,what,action,key,quote,code,why,by\n"
    lines = (
        "r.md,recommendation,reject,,rangers be trained,,only a wish,\n"
        "r.md,recommendation,confirm,,CMS count the Kulan,,I was there,J. Doe\n"
        "r.md,reported,set-status,implemented,The survey,1.1.1,it was done,\n"
    )
    folder = write(tmp_path / "docs", a_txt=programme(), r_md=REPORT, corrections_csv=heads + lines)
    for text in (REPORT, "Printed on paper.\n\n" + REPORT):
        build(store, write(folder, r_md=text))
        with open_corpus(store) as corpus:
            (asked,) = corpus.recommendations()
            (told,) = corpus.reported()
            assert asked.curated == "confirmed by the curator: I was there (J. Doe)"
            assert said_words(asked) == "recommendation, by the group to CMS; confirmed by the curator"
            assert said_words(told) == "implemented: 1.1.1; status set by the curator, read as in progress"
            assert corpus.document("r-md").warnings == ()
        assert '#curatorNote> "confirmed by the curator: I was there (J. Doe)"' in exported(store)
        assert is_fresh(store, folder)
    write(folder, r_md=REPORT.replace("CMS count the Kulan", "CMS count the Saiga"))
    report = build(store, folder)
    assert states(report) == {"a-txt": "unchanged", "r-md": "updated"}
    warning = "corrections.csv line 3: the words 'CMS count the Kulan' no longer stand in it; "
    assert report.documents[1].warnings == (f"{warning}correct them, or remove the line",)
    (folder / "corrections.csv").unlink()
    assert states(build(store, folder)) == {"a-txt": "unchanged", "r-md": "updated"}
    assert is_fresh(store, folder)


def test_names_of_a_curator_hold_in_their_document_through_every_build(tmp_path: Path, store: Path) -> None:
    lines = "file,what,action,kind,key,why\nr.md,Steppe Runner,add-name,species,Kulan,its name there\n"
    text = REPORT.replace("Kulan", "Steppe Runner")
    folder = write(tmp_path / "docs", r_md=text, s_md=text.replace("Report", "Minutes"))
    build(store, folder)
    assert states(build(store, write(folder, corrections_csv=lines))) == {"r-md": "updated", "s-md": "unchanged"}
    for printed in (text, text + "\nPrinted on paper.\n"):
        build(store, write(folder, r_md=printed))
        with open_corpus(store) as corpus:
            assert [m.key for m in corpus.mentions("r-md", "species")] == ["asiatic-wild-ass"]
            assert corpus.mentions("s-md", "species") == ()
        assert is_fresh(store, folder)


def test_names_of_a_curator_are_understood_in_questions(tmp_path: Path, store: Path) -> None:
    lines = "file,what,action,kind,key,why\na.txt,Steppe Runner,add-name,species,Kulan,its name there\n"
    text = programme().replace("the Kulan", "the Steppe Runner")
    build(store, write(tmp_path / "docs", a_txt=text, b_txt=note(), corrections_csv=lines))
    with open_corpus(store) as corpus:
        answer = corpus.ask("Which activities cover the Steppe Runner in Turkmenistan?")
        assert answer.understood.species == ("asiatic-wild-ass",)
        assert [row.code for row in answer.results if isinstance(row, ActivityResult)] == ["2.1", "2.2", "2.3"]
        (named,) = (m for m in corpus.mentions("a-txt", "species") if m.surface == "Steppe Runner")
        assert named.curated == "named by the curator: its name there"
        assert {m.curated for m in corpus.mentions("a-txt") if m.surface != "Steppe Runner"} == {""}


def test_names_for_all_files_of_a_folder(tmp_path: Path, store: Path) -> None:
    lines = (
        "file,what,action,kind,key,why\n"
        "*,Steppe Runner,add-name,species,Kulan,so\n"
        ",Steppe Thing,merge,species,Urial,so\n"
    )
    text = REPORT.replace("Kulan", "Steppe Runner")
    folder = write(tmp_path / "docs", r_md=text, s_md=text.replace("Report", "Minutes"), t_txt=note())
    report = build(store, write(folder, corrections_csv=lines))
    assert report.problems == (
        "corrections.csv line 3: no species is called 'Steppe Thing'; to give one a new name, use add-name",
    )
    assert [document.warnings for document in report.documents] == [()] * 3
    with open_corpus(store) as corpus:
        found = {key: [m.key for m in corpus.mentions(key, "species")] for key in ("r-md", "s-md")}
        assert found == {"r-md": ["asiatic-wild-ass"], "s-md": ["asiatic-wild-ass"]}
        assert corpus.document("t-txt").corrections == ()
    assert is_fresh(store, folder)


def test_a_document_tells_which_corrections_are_in_force(tmp_path: Path, store: Path) -> None:
    lines = (
        "file,what,action,kind,key,quote,code,why,by\n"
        "r.md,recommendation,reject,,,count the Kulan,,a wish,J. Doe\n"
        "r.md,recommendation,reject,,,count the Urial,,a wish,\n"
        "r.md,reported,set-status,,implemented,was being undertaken,1.1.1,done since,\n"
    )
    build(store, write(tmp_path / "docs", r_md=REPORT, corrections_csv=lines))
    with open_corpus(store) as corpus:
        told = [
            (one.action, one.what, one.key, one.quote, one.why, one.in_force)
            for one in corpus.document("r-md").corrections
        ]
        assert told == [
            ("reject", "recommendation", "", "count the Kulan", "a wish (J. Doe)", True),
            ("reject", "recommendation", "", "count the Urial", "a wish", False),
            ("set-status", "reported 1.1.1", "implemented", "was being undertaken", "done since", True),
        ]
        assert len(corpus.recommendations()) == 1


def test_a_concept_is_merged_in_questions_only_where_no_document_names_it(tmp_path: Path, store: Path) -> None:
    lines = "file,what,action,kind,key,why\nr.md,Urial,merge,species,Argali,one herd\n"
    text = REPORT.replace("Kulan", "Urial")
    folder = write(tmp_path / "docs", r_md=text, corrections_csv=lines)
    build(store, folder)
    with open_corpus(store) as corpus:
        assert corpus.ask("What was recommended for Urial?").understood.species == ("argali",)
    build(store, write(folder, s_md=text.replace("Report", "Minutes")))
    with open_corpus(store) as corpus:
        assert corpus.ask("What was recommended for Urial?").understood.species == ("urial",)


def test_the_graph_of_what_is_corrected_keeps_its_shapes(tmp_path: Path, store: Path) -> None:
    import pyshacl
    from rdflib import Graph

    lines = "file,what,action,kind,key,why\na.txt,document,add,country,KAZ,so\na.txt,2.2,leave-out,species,Urial,so\n"
    manifest = "file,id,status,status_by\na.txt,draft,adopted,CMS COP\n"
    build(store, write(tmp_path / "docs", a_txt=programme(), manifest_csv=manifest, corrections_csv=lines))
    data = Graph().parse(data="".join(f"{line.rsplit('<', 1)[0]}.\n" for line in export_lines(store)), format="nt")
    valid, _, words = pyshacl.validate(data, shacl_graph=str(ROOT / "ontology" / "shapes.ttl"))
    assert valid, words


# ------------------------------------------------- any history is no history

TEXTS = (programme(), programme(year=2030), programme("2"), note(), None)
NAMES = ("a.txt", "b.txt", "c.md")
LINES = st.tuples(
    st.sampled_from(("file,id,same_as,date,reviews\n",)),
    st.lists(
        st.tuples(
            st.sampled_from(NAMES),
            st.sampled_from(("", "one", "two", "a-txt", "b-txt")),
            st.sampled_from(("", "a.txt", "one", "gone")),
            st.sampled_from(("", "2020", "soon")),
            st.sampled_from(("", "cami-pow-2014-2020", "nothing")),
        ),
        max_size=3,
    ),
)
CORRECTIONS = st.sampled_from(("", "a.txt,2.2,leave-out,country,TKM,why\n", "b.txt,1.1,add,country,KAZ,why\n"))
STEPS = st.lists(
    st.tuples(st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(TEXTS)), max_size=3), LINES, CORRECTIONS),
    min_size=2,
    max_size=4,
)


@settings(max_examples=150 if SOAK else 10, deadline=None, phases=[Phase.generate])
@given(steps=STEPS)
def test_after_any_history_of_statements_the_graph_is_that_of_a_fresh_build(
    steps: list[tuple[list[tuple[str, str | None]], tuple[str, list[tuple[str, ...]]], str]],
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    place = tmp_path_factory.mktemp("history")
    folder = place / "docs"
    folder.mkdir()
    for edits, (heads, lines), corrections in steps:
        for name, text in edits:
            (folder / name).unlink(missing_ok=True)
            if text is not None:
                (folder / name).write_text(text, encoding="utf-8")
        manifest = heads + "".join(f"{','.join(line)}\n" for line in lines)
        write(folder, manifest_csv=manifest, corrections_csv="file,what,action,kind,key,why\n" + corrections)
        build(place / "store", folder, prune=True)
    assert is_fresh(place / "store", folder)
    shutil.rmtree(place)
