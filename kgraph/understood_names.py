"""The names by which questions are understood: those of the vocabulary, and those that curators gave in documents."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import cast

from ingest.records import CuratorLine
from ontology.vocabulary import Kind, Vocabulary


def with_curated(
    vocabulary: Vocabulary, lines: Iterable[CuratorLine], is_named: Callable[[Kind, str], bool]
) -> Vocabulary:
    """The vocabulary with the names that curators added, and the concepts that they merged.

    A name that means two things in two documents means neither in a question. A concept is merged into another only
    where no document names it any more (``is_named``): elsewhere it may well be itself.
    """
    lines = [line for line in lines if line.in_force]
    added: dict[tuple[str, str], set[str]] = {}
    for line in lines:
        if line.action == "add-name":
            added.setdefault((line.kind, line.names[0]), set()).add(line.key)
    for (kind, name), keys in sorted(added.items()):
        if len(keys) == 1:
            vocabulary = vocabulary.with_name(cast(Kind, kind), next(iter(keys)), name)
    merges = {(line.kind, line.what): line.key for line in lines if line.action == "merge"}
    for (kind, merged), key in sorted(merges.items()):
        if not is_named(cast(Kind, kind), merged):
            vocabulary = vocabulary.with_merged(cast(Kind, kind), merged, key)
    return vocabulary
