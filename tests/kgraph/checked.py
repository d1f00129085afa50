"""A programme without a fault, for the tests of what is found where one is put in."""

from __future__ import annotations

from pathlib import Path

from made_documents import write

from ingest import read
from kgraph.check import findings
from kgraph.checks.paper import Paper
from kgraph.results import Finding
from ontology.vocabulary import load

SOUND = """UNEP/CMS/TEST/Doc.1

**DRAFT WORK PROGRAMME FOR STEPPE MAMMALS 2026-2031**

## Background

1. The programme rests on the Action Plan for the Conservation of the Argali (2024-2032).

2. Units were chosen by the following criteria:

- need for action in the unit;
- political feasibility of action;

Units reaching a score of 4 and above were taken up.

Proposed unit	Need for action	Political feasibility	Score	Priority
Kopetdag	3	3	6	1
Western Tian Shan	3	2	5	2
High Pamirs	2	2	4	3

## WORK PROGRAMME FOR STEPPE MAMMALS 2026-2031

Activities		Responsible	Indicator	Priority
<b>1. Funding</b>\t\t\t\t
1.1	Write to donors.	GOs, NGOs	Letters sent by 2027	High
1.2	Report on the answers to 1.1.	GOs, NGOs	Report	High
1.3	Organize a workshop for donors.	GOs, NGOs	One workshop held by 2028	Low
<b>2. Kopetdag (Iran, Turkmenistan)</b>\t\t\t\t
<b>Species:</b> Persian Leopard, Urial\t\t\t\t
2.1	Count Urial in both countries.	GOs	Report by 2027	High
2.2	Publish the count, see 2.1.	GOs	Paper by 2028	High
<b>3. Western Tian Shan (Kazakhstan, Kyrgyzstan)<sup>1</sup></b>\t\t\t\t
<b>Species:</b> Argali, Snow Leopard\t\t\t\t
3.1	Count Argali in all two countries.	NGOs	Report	Medium
3.2	Share what was learnt in 3.1.	NGOs	Paper	Medium
<b>4. High Pamirs (China, Tajikistan)<sup>2</sup></b>\t\t\t\t
<b>Species:</b> Argali, Snow Leopard\t\t\t\t
4.1	Map fences of China-Tajikistan.	NGOs	Map	Medium
4.2	Remove fences as mapped.	NGOs	Fences removed	Medium

<sup>1</sup> For all units with Argali implement the Action Plan for the Conservation of the Argali 2024-2032.

<sup>2</sup> For all units with Argali implement the Action Plan for the Conservation of the Argali 2024-2032.
"""


def changed(old: str, new: str) -> str:
    """The sound programme with one thing put otherwise."""
    assert SOUND.count(old) == 1, f"{old!r} stands {SOUND.count(old)} times"
    return SOUND.replace(old, new)


def found_in(folder: Path, **texts: str) -> tuple[Finding, ...]:
    """What is found in some texts, each proved before it is given."""
    files = [write(folder, **{name: text}) / name.replace("_", ".") for name, text in texts.items()]
    papers = {file.name: Paper(file.name, read(file), load()) for file in files}
    found = findings(list(papers.values()))
    for finding in found:
        assert list(finding.quotes) == list(dict.fromkeys(one.quote for one in finding.evidence))
        for one in finding.evidence:
            assert papers[one.document].read.text[one.start : one.end] == one.quote
            assert 0 < len(one.quote.split()) <= 80
    return found


def shapes(found: tuple[Finding, ...]) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(finding.kind, finding.severity, finding.where) for finding in found]
