"""Which files a build is to read, in which order, and what cannot be read about them before they are opened."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest.corrections import NAME as CORRECTIONS
from ingest.manifest import NAME as MANIFEST
from ingest.opening import LARGEST
from kgraph.errors import BadInput

BESIDE = (MANIFEST, CORRECTIONS)  # what curators say of documents is none itself


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read: its path relative to the folder that was given, and where it really is."""

    name: str
    root: Path
    path: Path  # resolved
    problem: str | None = None  # why it cannot be read at all


@dataclass(frozen=True, slots=True)
class Given:
    """The files and folders that a build was given."""

    folders: tuple[Path, ...]
    files: tuple[Path, ...]

    def holds(self, path: Path) -> bool:
        """Whether a file at this path would have been found, had it been there."""
        return path in self.files or any(path.is_relative_to(folder) for folder in self.folders)


def given(paths: Sequence[Path], known: Collection[Path]) -> Given:
    """Sort what was given into files and folders; a path that is neither must be a document's that is known."""
    folders: list[Path] = []
    files: list[Path] = []
    for path in paths:
        real = _real(path)
        if real.is_dir():
            folders.append(real)
        elif os.path.lexists(path) or real in known:
            files.append(real)
        else:
            raise BadInput(f"there is no file or folder {str(path)!r}; name one that exists")
    return Given(tuple(folders), tuple(files))


def discover(paths: Sequence[Path], store: Path, suffixes: Collection[str], also: Collection[str] = ()) -> list[Source]:
    """Every file under the given paths, each once, in the order of the paths and then of the names.

    Files with one of the suffixes are documents; those that have one of the others may be.

    A file that can be reached by its own name is taken by that, not by a symbolic link to it.
    """
    found = [source for path in paths for source in _under(path, _real(store), suffixes, also)]
    once = {source.path: source for source in reversed(found)}
    once |= {source.path: source for source in reversed(found) if _by_own_name(source)}
    return [source for source in found if once[source.path] is source]


def _by_own_name(source: Source) -> bool:
    return source.root / source.name == source.path


def _under(path: Path, store: Path, suffixes: Collection[str], also: Collection[str]) -> Iterator[Source]:
    real = _real(path)
    if real.is_dir():
        for name in _names(real, store, {*suffixes, *also}):
            here = real / name
            yield Source(name, real, _real(here), _problem(here, real))
    elif os.path.lexists(path) and path.name not in BESIDE:
        known = path.suffix.lower() in {*suffixes, *also}
        problem = _problem(path, None) if known else _unknown(path.name, suffixes)
        yield Source(path.name, _real(path.parent), real, problem)


def _unknown(name: str, suffixes: Iterable[str]) -> str:
    suffix = Path(name).suffix
    kind = f"files ending in {suffix!r}" if suffix else "files without an ending"
    return f"{kind} cannot be read; give one of {', '.join(sorted(suffixes))}"


def _names(root: Path, store: Path, suffixes: Collection[str]) -> list[str]:
    """The relative names of what is to be looked at in a folder, sorted; hidden files and the store are left out."""
    found: list[Path] = []
    closed: list[Path] = []
    for folder, subfolders, files in os.walk(root, onerror=lambda error: closed.append(Path(error.filename))):
        here = Path(folder)
        subfolders[:] = [name for name in subfolders if not name.startswith(".") and here / name != store]
        found += [here / n for n in files if not n.startswith(".") and Path(n).suffix.lower() in suffixes]
        found += [here / n for n in subfolders if not _real(here / n).is_relative_to(root)]
    return sorted(path.relative_to(root).as_posix() for path in [*found, *closed])


def _problem(here: Path, root: Path | None) -> str | None:
    """Why the file cannot be read, found without opening it; None where nothing speaks against it."""
    if root is not None and not _real(here).is_relative_to(root):
        return "it is a link that leads out of the folder; name the folder that it leads to"
    try:
        str(here).encode()
        size = here.stat().st_size
    except UnicodeEncodeError:
        return "its name or its folder's is not written in UTF-8; rename it"
    except OSError:
        return "it cannot be reached; see whether its link is broken or its folder closed to you"
    if here.is_dir():
        return "the folder cannot be opened; see its permissions"
    if not here.is_file():
        return "it is no ordinary file; give a document"
    if size > LARGEST:
        return f"it is larger than {LARGEST // 1024 // 1024} MB; give it in parts"
    return None if os.access(here, os.R_OK) else "it cannot be opened; see its permissions"


def _real(path: Path) -> Path:
    """Where a path really leads; unlike ``Path.resolve`` it bears links that lead round in a circle."""
    return Path(os.path.realpath(path))
