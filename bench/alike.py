"""How well a question is known by the examples of how people ask: each fifth of them, after learning from the others.

    python bench/alike.py

Needs the extra kgraph[semantic], as learning does.

Asked of an example that was not learned from: is its kind the likeliest, by how sure; what is below is not taken.
"""

from __future__ import annotations

from collections.abc import Sequence

from kgraph.questions.alike import CERTAIN, SURE
from kgraph.questions.learning import Meant, learn, meant
from kgraph.questions.lesson import OTHER, Lesson, Likely, examples
from kgraph.questions.marks import of_example

FOLDS = 5
LEVELS = (0.0, SURE, 0.7, CERTAIN)


def main() -> None:
    told = examples()
    senses = meant(told)
    found = [one for fold in range(FOLDS) for one in _asked(told, senses, fold)]
    asked = [(kind, best) for kind, best in found if kind != OTHER]
    print(f"{len(asked)} examples of plain questions, {len(found) - len(asked)} of others\n")
    print("| sure | taken | right of these | others taken for plain ones |\n|---|---|---|---|")
    for level in LEVELS:
        taken = [(kind, best) for kind, best in asked if best is not None and best.sure >= level]
        right = sum(kind == best.kind for kind, best in taken)
        wrong = [best for kind, best in found if kind == OTHER and best is not None and best.sure >= level]
        others = f"{len(wrong) / (len(found) - len(asked)):.3f}"
        print(f"| {level} | {len(taken) / len(asked):.3f} | {right / len(taken):.3f} | {others} |")


def _asked(told: Sequence[tuple[str, str]], senses: Meant, fold: int) -> list[tuple[str, Likely | None]]:
    lesson = Lesson(learn([one for n, one in enumerate(told) if n % FOLDS != fold], senses))
    return [(kind, lesson.likeliest(of_example(words))) for n, (kind, words) in enumerate(told) if n % FOLDS == fold]


if __name__ == "__main__":
    main()
