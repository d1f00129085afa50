"""The vocabulary loads, answers, and says in one line what is wrong with a file."""

import shutil
from pathlib import Path

import pytest

from ontology.vocabulary import PACKAGED, Vocabulary, VocabularyError, load


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return load()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for file in PACKAGED.glob("*.csv"):
        shutil.copy(file, tmp_path)
    return tmp_path


def change(folder: Path, name: str, old: str, new: str) -> None:
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_species_has_its_names_and_its_place_in_the_hierarchy(vocabulary: Vocabulary) -> None:
    ass = vocabulary.concept("species", "asiatic-wild-ass")
    assert (ass.label, ass.scientific[0], ass.parents) == ("Asiatic Wild Ass", "Equus hemionus", ("equus",))
    assert "Kulan" in ass.names
    assert {"asiatic-wild-ass", "turkmen-kulan", "persian-onager"} <= vocabulary.below("asiatic-wild-ass")
    assert {"turkmen-kulan", "asiatic-wild-ass", "equidae", "mammals"} <= vocabulary.above("turkmen-kulan")


def test_groups_know_their_members(vocabulary: Vocabulary) -> None:
    assert len(vocabulary.members("species", "group:cami-17")) == 17
    assert len(vocabulary.members("country", "region:cami-range-states")) == 14
    assert vocabulary.members("country", "KAZ") == ()


def test_a_range_status_says_who_holds_it(vocabulary: Vocabulary) -> None:
    status = vocabulary.range_status("asiatic-cheetah", "IRN")
    assert status is not None and (status.presence, status.verified) == ("resident", True)
    gone = vocabulary.range_status("asiatic-cheetah", "KAZ")
    assert gone is not None and (gone.presence, gone.verified) == ("extinct", False)
    assert vocabulary.range_status("asiatic-cheetah", "JPN") is None


@pytest.mark.parametrize(
    ("kind", "words", "key"),
    [
        ("species", "kulan", "asiatic-wild-ass"),
        ("species", "equus  hemionus", "asiatic-wild-ass"),
        ("country", "Iran", "IRN"),
        ("country", "DPR Korea", "PRK"),
        ("organisation", "CITES MAs", "cites-ma"),
        ("organisation", "Government of Nepal", "npl-gov"),
        ("species", "unicorn", None),
    ],
)
def test_a_concept_is_found_by_any_of_its_names(vocabulary: Vocabulary, kind: str, words: str, key: str | None) -> None:
    assert vocabulary.named(kind, words) == key  # type: ignore[arg-type]


def test_every_state_has_a_government(vocabulary: Vocabulary) -> None:
    assert vocabulary.label("organisation", "phl-gov") == "Government of the Philippines"
    assert vocabulary.label("organisation", "npl-gov") == "Government of Nepal"
    assert vocabulary.concept("organisation", "rus-gov").countries == ("RUS",)


def test_the_digest_tells_a_change(folder: Path) -> None:
    same, other = (shutil.copytree(folder, folder.parent / name) for name in ("same", "other"))
    change(other, "species.csv", "Manul|", "Manul|Palas Cat|")
    assert load(same).digest == load(folder).digest != load(other).digest


def test_the_folder_can_be_named_by_the_environment(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    change(folder, "species.csv", "argali,Argali,", "argali,Argali of the test,")
    monkeypatch.setenv("KGRAPH_VOCABULARY", str(folder))
    assert load().label("species", "argali") == "Argali of the test"


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        ("species.csv", "key,label,", "key,title,", "species.csv line 1: no column label"),
        ("species.csv", "\nkiang,Kiang,", "\nargali,Kiang,", "the key argali is taken by species.csv line"),
        ("species.csv", "\nkiang,Kiang,", "\nkiang,Argali,", "the label Argali is taken by species.csv line"),
        ("species.csv", "\nkiang,Kiang,Equus kiang,species,equus,", "\nkiang,Kiang,Equus kiang,species,horses,",
         "there is no species horses"),
        ("species.csv", "\nkiang,Kiang,", "\n,Kiang,", "no key or no label"),
        ("species.csv", "\nkiang,Kiang,", "\nkiang,Kiang,,", "quote a cell that holds a comma"),
        ("organisations.csv", "\nunep,", '\n"unep,', "organisations.csv line"),
        ("range_states.csv", "argali,AFG,", "argali,XXX,", "range_states.csv line 2: there is no country XXX"),
        ("range_states.csv", "argali,AFG,", "argali,CHN,", "range_states.csv line 3: argali in CHN has a row already"),
        ("range_states.csv", "argali,AFG,resident", "argali,AFG,rare", "rare is no presence; use one of extinct"),
        ("ambiguous_forms.csv", "leopard,default", "leopard,usual", "there is no rule usual; use cue"),
        ("ambiguous_forms.csv", "leopard,species,amur-leopard", "leopard,species,pink-leopard",
         "there is no species pink-leopard"),
    ],
)  # fmt: skip
def test_a_broken_file_is_named_with_its_line(folder: Path, name: str, old: str, new: str, message: str) -> None:
    change(folder, name, old, new)
    with pytest.raises(VocabularyError) as error:
        load(folder)
    assert message in str(error.value)
    assert "\n" not in str(error.value)


def test_a_missing_file_and_a_wrong_encoding_are_named(folder: Path) -> None:
    (folder / "places.csv").write_bytes("key,label\nköln".encode("latin-1"))
    with pytest.raises(VocabularyError, match=r"places.csv: it is not UTF-8"):
        load(folder)
    (folder / "places.csv").unlink()
    with pytest.raises(VocabularyError, match=r"places.csv: there is no such file"):
        load(folder.rename(folder.with_name("without")))
