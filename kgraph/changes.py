"""What the last build changed: the published state of a store beside the one before it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kgraph.errors import NoStore
from kgraph.store import Entry, Layout, Manifest

Change = Literal["added", "updated", "removed", "unchanged"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """What became of one document. ``read_anew`` is set where its file is the same, but the rules are not."""

    document: str
    source: str
    change: Change
    read_anew: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LastBuild:
    number: int
    before: int | None  # None where nothing is kept to compare with: all of it counts as added
    documents: tuple[Changed, ...]
    vocabulary: bool  # whether the vocabulary is another one


def last_build(layout: Layout, published: Manifest) -> LastBuild:
    before = _before(layout, published.number)
    old = {entry.id: entry for entry in before.entries} if before else {}
    new = {entry.id: entry for entry in published.entries}
    changed = [_changed(old.get(key), new.get(key)) for key in sorted(old | new)]
    return LastBuild(
        number=published.number,
        before=before.number if before else None,
        documents=tuple(changed),
        vocabulary=before is not None and before.vocabulary != published.vocabulary,
    )


def _before(layout: Layout, number: int) -> Manifest | None:
    """The newest state that is kept from before; a build may remove it at any moment."""
    try:
        kept = [int(path.name) for path in layout.generations.iterdir() if path.name.isdecimal()]
        return layout.manifest(max(one for one in kept if one < number))
    except (OSError, ValueError, NoStore):
        return None


def _changed(old: Entry | None, new: Entry | None) -> Changed:
    entry = new or old
    assert entry is not None
    if old is None or new is None:
        change: Change = "added" if old is None else "removed"
        return Changed(document=entry.id, source=entry.source, change=change)
    same = old.digest == new.digest and old.source == new.source
    anew = not same and old.sha256 == new.sha256
    return Changed(document=new.id, source=new.source, change="unchanged" if same else "updated", read_anew=anew)
