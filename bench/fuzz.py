"""Gives the readers bytes that are changed, step by step, towards code that no bytes before have reached.

    python bench/fuzz.py [SECONDS]       for each format, two minutes without it

It needs atheris, which `make soak` installs. What breaks a reader is kept in build/fuzz/, to become a test.
"""

from __future__ import annotations

import io
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[1]
KEPT = ROOT / "build/fuzz"
XML = ".xml"  # the document inside a Word file: changed bytes of the archive around it would hardly ever reach it


def main() -> None:
    if len(sys.argv) == 3:
        fuzz(sys.argv[1], int(sys.argv[2]))
        return
    seconds = sys.argv[1] if len(sys.argv) > 1 else "120"
    KEPT.mkdir(parents=True, exist_ok=True)
    broken = [form for form in (".txt", ".md", ".html", ".docx", XML, ".pdf") if not survives(form, seconds)]
    if broken:
        sys.exit(f"fuzz: broken by bytes that are kept in {KEPT.relative_to(ROOT)}: {', '.join(broken)}")


def survives(form: str, seconds: str) -> bool:
    """In a process of its own: the fuzzer ends its own."""
    print(f"{form}, {seconds} s", flush=True)
    done = subprocess.run([sys.executable, __file__, form, seconds], capture_output=True, text=True, check=False)
    if done.returncode:
        print("\n".join(done.stdout.splitlines()[-20:]))
    print(done.stderr.rstrip().rpartition("\n")[2])
    return done.returncode == 0


def fuzz(form: str, seconds: int) -> None:
    import atheris

    sys.path.insert(0, str(ROOT))
    with atheris.instrument_imports(include=["ingest"]):
        from tests.ingest.any_bytes import SAMPLES, look

    sample, suffix = _parts(SAMPLES, form)
    act: Callable[[bytes], None] = lambda data: look(_in_word(data) if form == XML else data, suffix)  # noqa: E731
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "sample").write_bytes(sample)
        options = [f"-max_total_time={seconds}", "-timeout=60", "-rss_limit_mb=3000", "-max_len=30000"]
        atheris.Setup([sys.argv[0], *options, f"-artifact_prefix={KEPT}/{form[1:]}-", folder], act)
        atheris.Fuzz()


def _parts(samples: dict[str, bytes], form: str) -> tuple[bytes, str]:
    if form != XML:
        return samples[form], form
    with zipfile.ZipFile(io.BytesIO(samples[".docx"])) as archive:
        return archive.read("word/document.xml"), ".docx"


def _in_word(document: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("word/document.xml", document)
    return made.getvalue()


if __name__ == "__main__":
    main()
