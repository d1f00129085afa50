"""One small work programme, for every format to hold: as text it says what each of them must give."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import ingest

TITLE = "Programme of Work for the Conservation of Steppe Ungulates 2027-2032"
HEADS = ("No.", "Activity", "Responsible", "Indicator", "Priority", "Timeframe")
UNITS = ("1. Saiga Antelope: Betpak-dala (Kazakhstan)", "2. Argali: Altai (Mongolia, Russian Federation)")
ROWS = {
    UNITS[0]: [
        (
            "1.1",
            "Count herds: a) from the air; b) on the ground.",
            "Kazakhstan; ACBK",
            "Two counts",
            "High",
            "2028",
        ),
        ("1.2", "Open the fences, together with 2.1.", "Governments", "Fences open", "Medium", "by 2030"),
    ],
    UNITS[1]: [
        ("2.1", "Meet across the border in Mongolia.", "WWF Russia", "Minutes", "Low", "2027"),
        ("2.1", "Publish a map.", "", "", "", ""),
    ],
}
FLAT = "\n".join([TITLE, "", "\t".join(HEADS), *("\n".join([f"**{u}**", *map("\t".join, ROWS[u])]) for u in UNITS), ""])


def facts(data: bytes, suffix: str, folder: Path) -> list[dict[str, Any]]:
    """Every activity of a file as a reader of its table knows it, without the places of its words."""
    path = folder / f"programme{suffix}"
    path.write_bytes(data)
    extraction = ingest.read(path)
    found = [
        {
            "key": one.key,
            "code": one.code,
            "section": extraction.section(one.section).title,
            "text": one.text,
            "parts": [(part.letter, part.text) for part in one.subitems],
            "who": [(actor.label, actor.key) for actor in one.responsible],
            "indicator": one.indicator,
            "priority": one.priority,
            "due": [(due.year, due.kind) for due in one.due],
            "covers": [(covered.key, covered.basis) for covered in (*one.species, *one.countries)],
            "refers": [(reference.code, reference.target) for reference in one.references],
        }
        for one in extraction.activities
    ]
    assert len(found) == sum(map(len, ROWS.values()))
    assert [len(fact["parts"]) for fact in found] == [2, 0, 0, 0]
    assert extraction.document.title == TITLE
    return found
