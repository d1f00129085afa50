"""What curators state and correct of the files of a build, from the tables beside them."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from ingest.corrections import Line as Correction
from ingest.corrections import corrected, read_corrections
from ingest.curated import Problem
from ingest.manifest import Line, read_manifest, stated
from ingest.records import Extraction
from ingest.renamings import Renaming, renamed
from ontology.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Curated:
    """All that curators say of one file."""

    folder: Path
    line: Line | None
    corrections: tuple[Correction, ...]

    def made_of(self) -> str:
        """All that a record depends on; the id of a document and what it doubles are no part of its record."""
        parts = [self.line.made_of() if self.line else {}, *(asdict(c) for c in self.corrections)]
        return json.dumps(parts) if any(parts) else ""

    def named(self, vocabulary: Vocabulary) -> Vocabulary:
        """The vocabulary that the file is to be read with."""
        return renamed(vocabulary, (line for line in self.corrections if isinstance(line, Renaming)))

    def applied(self, read: Extraction) -> Extraction:
        return corrected(stated(read, self.line) if self.line else read, self.corrections)


@dataclass(frozen=True, slots=True)
class Curation:
    """What is said of files, by where they are, and what is wrong with the tables that say it."""

    by_path: Mapping[Path, Curated]
    general: Mapping[Path, tuple[Renaming, ...]]  # by folder, the names that are given for all its files
    problems: tuple[Problem, ...]

    @classmethod
    def of(cls, folders: Iterable[Path], vocabulary: Vocabulary) -> Curation:
        """The tables of some folders; where two speak of one file, the first folder's word counts."""
        by_path: dict[Path, Curated] = {}
        general: dict[Path, tuple[Renaming, ...]] = {}
        problems: list[Problem] = []
        for folder in dict.fromkeys(folders):
            manifest, corrections = read_manifest(folder, vocabulary), read_corrections(folder, vocabulary)
            problems += (*manifest.problems, *corrections.problems)
            lines = {line.file: line for line in manifest.lines}
            mended: dict[str, tuple[Correction, ...]] = {}
            for one in corrections.lines:
                if isinstance(one, Renaming) and one.is_general:
                    root = Path(os.path.realpath(folder))
                    general[root] = (*general.get(root, ()), one)
                else:
                    mended[one.file] = (*mended.get(one.file, ()), one)
            for name in dict.fromkeys((*lines, *mended)):
                curated = Curated(folder, lines.get(name), mended.get(name, ()))
                by_path.setdefault(Path(os.path.realpath(folder / name)), curated)
        return cls(by_path, general, tuple(problems))

    def on(self, path: Path) -> Curated | None:
        """What is said of a file; what is said of all files of a folder comes first."""
        own = self.by_path.get(path)
        shared = [(folder, lines) for folder, lines in self.general.items() if path.is_relative_to(folder)]
        if not shared:
            return own
        lines = tuple(line for _, told in shared for line in told)
        if own is None:
            return Curated(shared[0][0], None, lines)
        return replace(own, corrections=(*lines, *own.corrections))
