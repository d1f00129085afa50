"""Small documents made up for the tests of the store: programmes with a unit, and plain notes."""

from __future__ import annotations

from pathlib import Path

PROGRAMME = """UNEP/CMS/TEST/Doc.{symbol}

**DRAFT WORK PROGRAMME FOR THE CENTRAL ASIAN MAMMALS INITIATIVE 2026-2031**

*Vilm, Germany, 6 – 8 May 2025*

Activities to be implemented by 2031		Responsible	Indicator	Priority
<b>1. Poaching</b>\t\t\t\t
1.1	Hold a workshop for rangers of all Range States.	GOs, NGOs	Workshop held by 2027	High
<b>2. Kopetdag (Iran, Turkmenistan)</b>\t\t\t\t
<b>Species:</b> Asiatic Wild Ass, Persian Leopard, Urial\t\t\t\t
2.1	Count the Kulan in Turkmenistan{words}.	GOs	Report by the end of {year}	High
2.2	Conduct camera trap monitoring, especially for Urial.	NGOs	Report	Medium
2.3	Publish what was learnt, in accordance with 2.1.	GOs	Paper	Low
"""

NOTE = """# Note on {subject}

1. The participants discussed the {subject} in Kazakhstan and Mongolia.

2. They asked for more surveys{words}.
"""


def programme(symbol: str = "1", year: int = 2028, words: str = "") -> str:
    return PROGRAMME.format(symbol=symbol, year=year, words=words)


def note(subject: str = "Saiga Antelope", words: str = "") -> str:
    return NOTE.format(subject=subject, words=words)


def write(folder: Path, **texts: str) -> Path:
    """A folder of files; a name of ``a_txt`` is the file ``a.txt``."""
    for name, text in texts.items():
        path = folder / name.replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder
