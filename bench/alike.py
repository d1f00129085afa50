"""How well a question is known by the examples of how people ask: each fifth of them, after learning from the others.

    python bench/alike.py

Asked of an example that was not learned from: is its kind the likeliest, by how sure; what is below is not taken.
"""

from __future__ import annotations

from collections.abc import Sequence

from kgraph.questions import alike
from kgraph.questions.learning import learn

FOLDS = 5
LEVELS = (0.0, alike.SURE, 0.7, alike.CERTAIN)


def main() -> None:
    told = alike.examples()
    found = [one for fold in range(FOLDS) for one in _asked(told, fold)]
    asked = [(kind, best) for kind, best in found if kind != alike.OTHER]
    print(f"{len(asked)} examples of plain questions, {len(found) - len(asked)} of others\n")
    print("| sure | taken | right of these | others taken for plain ones |\n|---|---|---|---|")
    for level in LEVELS:
        taken = [(kind, best) for kind, best in asked if best is not None and best.sure >= level]
        right = sum(kind == best.kind for kind, best in taken)
        wrong = [best for kind, best in found if kind == alike.OTHER and best is not None and best.sure >= level]
        others = f"{len(wrong) / (len(found) - len(asked)):.3f}"
        print(f"| {level} | {len(taken) / len(asked):.3f} | {right / len(taken):.3f} | {others} |")


def _asked(told: Sequence[tuple[str, str]], fold: int) -> list[tuple[str, alike.Likely | None]]:
    lesson = alike.Lesson(learn([one for n, one in enumerate(told) if n % FOLDS != fold]))
    return [
        (kind, lesson.likeliest(alike.of_example(words))) for n, (kind, words) in enumerate(told) if n % FOLDS == fold
    ]


if __name__ == "__main__":
    main()
