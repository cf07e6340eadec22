"""Fits the weights of the comparison's pair score on the development stories.

    fit.py            the weights, and how they do on stories that they have not seen, by fold
    fit.py --write    puts those of pairs of different values into src/claims/compare/evidence.rs, too

Logistic regression with a quadratic penalty, solved by Newton's method: the same input gives the same weights. The
pairs are those that the comparison looks at, with their features, from `examples/comparison_evidence.rs`, which is
run by cargo. Those of a story are right where the gold has both figures in one group. To them come pairs of
different events that are told in the same words, from copies of the stories as other events (`scaling.py`): all
wrong. Nothing of `stories/test` is read. The weights for pairs of one value are printed and never written: the
stories hold too few values that meet by chance, and those in use were learnt with pairs of unrelated news articles
as well.
"""

from __future__ import annotations

import argparse
import json
import math
import re
import subprocess
from collections import defaultdict
from pathlib import Path
from typing import Any

import gold
import score
from generate import story_rows
from gold import Story
from scaling import scale_articles

ROOT = Path(__file__).parents[2]
EVIDENCE = ROOT / "src" / "claims" / "compare" / "evidence.rs"
FOLDS = 5
PENALTY = 2.0
COPIES = 400
"""Articles of the copies, and how many of their pairs are left out for each that is taken."""
EVERY = 2
WEIGHT_OF_COPIES = 0.03
"""How much a pair of two copies weighs: there is no end of them."""

Sparse = list[tuple[int, float]]
Example = tuple[Sparse, bool, float, str]
"""Features that are not zero, whether the pair is right, what it weighs, and its story."""


def evidence(batches: list[list[dict[str, str]]], every: int) -> list[dict[str, Any]]:
    """Read batches of articles, and give the figures and pairs of each."""
    command = ["cargo", "run", "--quiet", "--release", "--example", "comparison_evidence", "--", str(every)]
    lines = "".join(json.dumps(batch) + "\n" for batch in batches)
    run = subprocess.run(command, cwd=ROOT, input=lines, capture_output=True, text=True, check=True)
    return [json.loads(line) for line in run.stdout.splitlines()]


def sparse(features: list[float]) -> Sparse:
    """Keep what is not zero."""
    return [(at, value) for at, value in enumerate(features) if value]


def of_stories(stories: list[Story], equal: bool) -> list[Example]:
    """Give the pairs of each story that are of one value, or those that are not."""
    examples: list[Example] = []
    for story, found in zip(stories, evidence([story_rows(story) for story in stories], 1), strict=True):
        names = [f"{story.name}/{article.id}" for article in story.articles]
        numbers = [
            {"article": names[row], "number": at, "start": start, "end": end, "text": text, "kind": kind.lower()}
            for row, at, start, end, text, kind in found["figures"]
        ]
        aligned = score.align([story], numbers)
        group = {(story.name, key): at for at, group in enumerate(story.groups) for key in group.figures}
        left_out = aligned.left_out | aligned.exempt
        for one, other, same, features, _ in found["pairs"]:
            ends = [(names[row], at) for row, at in (one, other)]
            if same != equal or any(end in left_out for end in ends):
                continue
            groups = [group.get(aligned.keys.get(end, ("", ""))) for end in ends]
            examples.append((sparse(features), groups[0] is not None and groups[0] == groups[1], 1.0, story.name))
    return examples


def of_copies(equal: bool) -> list[Example]:
    """Pairs of two events that are told in the same words."""
    rows = scale_articles(COPIES, 1, ("dev",))
    found = evidence([rows], EVERY)[0]
    copies = [row["id"].split("/")[0] for row in rows]
    stories = [row["id"].split("/")[1] for row in rows]
    return [
        (sparse(features), False, WEIGHT_OF_COPIES, stories[one[0]])
        for one, other, same, features, _ in found["pairs"]
        if same == equal and copies[one[0]] != copies[other[0]]
    ]


def probability(weights: list[float], features: Sparse) -> float:
    """Give the score of a pair."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, sum(weights[at] * value for at, value in features)))))


def solve(matrix: list[list[float]], right: list[float]) -> list[float]:
    """Solve a symmetric, positive definite system by elimination."""
    size = len(right)
    rows = [[*matrix[at], right[at]] for at in range(size)]
    for pivot in range(size):
        for below in range(pivot + 1, size):
            factor = rows[below][pivot] / rows[pivot][pivot]
            if factor:
                rows[below] = [a - factor * b for a, b in zip(rows[below], rows[pivot], strict=True)]
    found = [0.0] * size
    for at in reversed(range(size)):
        known = sum(rows[at][other] * found[other] for other in range(at + 1, size))
        found[at] = (rows[at][size] - known) / rows[at][at]
    return found


def fit(examples: list[Example], size: int) -> list[float]:
    """Find the weights under which the examples are most probable, less the penalty."""
    weights = [0.0] * size
    for _ in range(12):
        gradient = [-PENALTY * weight for weight in weights]
        matrix = [[PENALTY * (row == column) for column in range(size)] for row in range(size)]
        for features, right, share, _ in examples:
            p = probability(weights, features)
            slope, bend = share * (right - p), share * p * (1 - p)
            for at, value in features:
                gradient[at] += slope * value
                row = matrix[at]
                for other, its in features:
                    row[other] += bend * value * its
        step = solve(matrix, gradient)
        weights = [weight + change for weight, change in zip(weights, step, strict=True)]
        if max(map(abs, step)) < 1e-4:
            break
    return weights


def held_out(examples: list[Example], size: int) -> dict[str, float | None]:
    """Precision and recall on pairs of stories that the weights have not seen, where the score is a half or more."""
    names = sorted({story for *_, story in examples})
    fold = {name: at % FOLDS for at, name in enumerate(names)}
    counts: dict[str, int] = defaultdict(int)
    for held in range(FOLDS):
        weights = fit([example for example in examples if fold[example[3]] != held], size)
        for features, right, share, story in examples:
            if fold[story] == held and share == 1.0:
                given = probability(weights, features) >= 0.5
                counts["given"] += given
                counts["wanted"] += right
                counts["right"] += right and given
    return score.f1(counts["right"], counts["given"], counts["wanted"])


def rust(name: str, weights: list[float]) -> str:
    """Lay out the weights as an array of evidence.rs, as rustfmt would set it."""
    lines, line = [], "   "
    for weight in weights:
        piece = f" {weight:.2f},"
        if len(line) + len(piece) > 120:
            lines.append(line)
            line = "   "
        line += piece
    return "\n".join([f"const {name}: [f32; FEATURES] = [", *lines, line, "];"])


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    stories = gold.stories("dev")
    source = EVIDENCE.read_text(encoding="utf-8")
    size = int(re.search(r"FEATURES: usize = (\d+)", source)[1])  # type: ignore[index]
    # Figures of one value are put together before the others are compared, so those come first.
    for name, equal in (("SAME", True), ("OTHER", False)):
        examples, copies = of_stories(stories, equal), of_copies(equal)
        right = sum(example[1] for example in examples)
        print(f"{name}: {len(examples)} pairs, {right} right, and {len(copies)} of copies; ", end="")
        examples += copies
        print(f"held out: {held_out(examples, size)}")
        array = rust(name, fit(examples, size))
        print(array)
        if given.write and not equal:
            source = re.sub(rf"const {name}: \[f32; FEATURES\] = \[.*?\];", array, source, flags=re.DOTALL)
            EVIDENCE.write_text(source, encoding="utf-8")


if __name__ == "__main__":
    main()
