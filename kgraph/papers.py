"""What is taken to a meeting: an answer, or the verdicts on a draft, put together with the documents it quotes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kgraph.agreed.cases import cases
from kgraph.agreed.results import AgreedResult, Verdict
from kgraph.entries import entries
from kgraph.errors import BadInput
from kgraph.packs import Pack, as_csv, as_docx, as_markdown
from kgraph.results import Answer, DocumentResult
from kgraph.wording import named, understood_lines
from kgraph.words import counted, date_in_words, joined

if TYPE_CHECKING:
    from kgraph.corpus import Corpus

FORMS: dict[str, Callable[[Pack], bytes]] = {".docx": as_docx, ".md": as_markdown, ".csv": as_csv}
COUNTED: dict[Verdict, str] = {
    "agreed": "agreed",
    "proposed": "proposed (agreed by nobody)",
    "recommended": "recommended (agreed by nobody)",
    "similar": "not found as it stands (something near was)",
    "not found": "not found",
}


def write_paper(pack: Pack, path: Path) -> None:
    """A file in the form that its name ends in."""
    if path.suffix.lower() not in FORMS:
        raise BadInput(f"no paper is written as {path.name!r}; give a name that ends in {joined(list(FORMS), 'or')}")
    path.write_bytes(FORMS[path.suffix.lower()](pack))


def of_answer(corpus: Corpus, answer: Answer) -> Pack:
    as_of = f", as of {date_in_words(answer.as_of)}" if answer.as_of else ""
    labels = {(kind, key): corpus.labels(kind, key) for kind, key in named(answer.understood)}
    read = understood_lines(answer.understood, labels)
    searched = f"{counted(answer.searched.documents, 'document')} searched{as_of}."
    return Pack(
        title=answer.question,
        records=answer.results,
        documents=quoted_documents(corpus, answer.results),
        lead=(f"Read as: {'; '.join(read)}." if read else "", answer.summary, searched),
        cautions=answer.cautions,
        asked=answer.understood,
    )


def quoted_documents(corpus: Corpus, records: Iterable[Any], as_of: str | None = None) -> dict[str, DocumentResult]:
    """Those that some results come from or quote, with the status that they had at a date."""
    quoted = {key for one in entries(records) for key in one.quoted()}
    return {key: corpus.document(key, as_of) for key in sorted(quoted)}


def of_proposals(corpus: Corpus, found: Sequence[AgreedResult]) -> Pack:
    return Pack(
        title="Already agreed?",
        records=tuple(cases(corpus, found)),
        documents=_matched_documents(corpus, found),
        lead=(_verdicts_told(found),),
        cautions=tuple(dict.fromkeys(caution for one in found for caution in one.cautions)),
    )


def _matched_documents(corpus: Corpus, found: Sequence[AgreedResult]) -> dict[str, DocumentResult]:
    """Those that matches come from, with the status that they had at the date."""
    granting = {one.status_by.document for result in found for one in result.matches if one.status_by}
    keys = {one.document for result in found for one in result.matches} | (granting & set(corpus.ids))
    return {key: corpus.document(key, found[0].as_of) for key in sorted(keys)}


def _verdicts_told(found: Sequence[AgreedResult]) -> str:
    """The verdicts counted, or the one verdict; and the date for which they hold."""
    as_of = f" As of {date_in_words(found[0].as_of)}." if found[0].as_of else ""
    if len(found) == 1:
        return found[0].summary + as_of
    numbers = Counter(one.verdict for one in found)
    counts = [f"{numbers[verdict]} {words}" for verdict, words in COUNTED.items() if numbers[verdict]]
    return f"{counted(len(found), 'proposal')}: {joined(counts)}.{as_of}"
