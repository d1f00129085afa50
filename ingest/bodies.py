"""Which body acted: by the name printed, by the treaty whose body it is, or by the kind of those who met."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ingest.called import TABLE
from ingest.clean import clean
from ingest.phrases import source
from ontology.names import Name
from ontology.vocabulary import Vocabulary

_PRESENT = "meeting-participants"  # whoever is there: no body


@dataclass(frozen=True, slots=True)
class Bodies:
    """``issuer`` is the body whose document it is: "the Conference of the Parties" goes without its treaty there."""

    issuer: str | None
    vocabulary: Vocabulary

    def of(self, by: str, names: Iterable[Name]) -> str | None:
        """The key of the body that some words name; ``names`` are those of their sentence."""
        inside = [
            name
            for name in names
            if name.kind == "organisation" and name.form != "unlisted" and clean(name.surface) in by
        ]
        bodies = [name.key for name in inside if self._type(name.key) not in ("role", "initiative")]
        told = re.search(source(TABLE, "body"), re.sub(r"(?<=[A-Za-z])\d+", "", by))  # "COP15" is a COP
        if told is not None:
            label = self.vocabulary.label
            own = (k for k in bodies if self._type(k) == "meeting" or told.group() in label("organisation", k))
            return next(own, None) or self.body_of(told.group(), next(iter(bodies), None))
        roles = [name.key for name in inside if self._type(name.key) == "role" and name.key != _PRESENT]
        return next(iter([*bodies, *roles]), None)

    def body_of(self, body: str, treaty: str | None = None) -> str | None:
        """ "CMS COP" of "COP15", by the treaty that is named or whose document it is."""
        short = "COP" if body in ("Conference of the Parties", "CoP") else body
        for key in (treaty, self.issuer):
            concept = self.vocabulary.get("organisation", key) if key else None
            found = concept and self.vocabulary.named("organisation", f"{concept.short or concept.label} {short}")
            if found:
                return found
        return None

    def _type(self, key: str) -> str:
        concept = self.vocabulary.get("organisation", key)
        return concept.type if concept else ""
