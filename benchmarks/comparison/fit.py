"""Fits the weights of the comparison on the development stories, and scores them on stories that they have not seen.

    fit.py              scores in percent, cross-validated over stories, of the whole comparison
    fit.py --errors     what is wrong then
    fit.py --transfer 51-64
                        the same between the stories of these numbers and the others: each part is scored with the
                        weights that the other part alone teaches, the one named first. Where the parts are of
                        different authors, that is what to expect of an author who has not been seen
    fit.py --write      and put the weights into src/claims/compare/weights.rs
    fit.py --reset      put zeros there first: after a change of the number of features

Needs cargo, which runs `training/src/comparison.rs`: it learns five times from four fifths of the stories and compares
the figures of the last fifth with these weights, each story by itself and those of the fifth together. Weights that are
written are learnt from all. The same stories give the same bytes.

Figures of one story are of one thing where the gold has them in one group; figures of two stories never are, nor are
those of two copies of stories as other events (`scaling.py`), which tell of different things in the same words.
"""

from __future__ import annotations

import argparse
import json
import subprocess
from pathlib import Path
from typing import Any

import gold
import score
from generate import story_rows
from gold import Story
from scaling import scale_articles

ROOT = Path(__file__).parents[2]
WEIGHTS = ROOT / "src" / "claims" / "compare" / "weights.rs"
NET = ROOT / "models" / "comparison.bin"
FOLDS = 5
COPIES = 400
"""Articles of the copies."""
SHARE = 0.03
"""How much a pair of two events weighs: there is no end of them."""
OF_BRIEFS = 4.0
"""How much a pair of briefs weighs: it is all that they have."""


def run(command: tuple[str, ...], lines: list[Any]) -> list[Any]:
    """Give the program JSON lines, and read its answer."""
    cargo = ["cargo", "run", "--quiet", "--release", "--package", "newsclaims-training", "--", "comparison", *command]
    text = "".join(json.dumps(line) + "\n" for line in lines)
    done = subprocess.run(cargo, cwd=ROOT, input=text, stdout=subprocess.PIPE, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def numbers_of(stories: list[Story], found: list[list[Any]]) -> list[dict[str, Any]]:
    """Lay out the numbers of some stories as the package does."""
    return [
        {
            "article": f"{story.name}/{story.articles[row].id}",
            "number": at,
            "start": start,
            "end": end,
            "text": text,
            "kind": kind.lower(),
        }
        for story, numbers in zip(stories, found, strict=True)
        for row, at, start, end, text, kind in numbers
    ]


def labels(story: Story, numbers: list[dict[str, Any]]) -> list[list[int]]:
    """Give each number that counts the group of its figure; those in no group have -1."""
    aligned = score.align([story], numbers)
    group = {key: at for at, group in enumerate(story.groups) for key in group.figures}
    rows = {f"{story.name}/{article.id}": row for row, article in enumerate(story.articles)}
    result = []
    for number in numbers:
        at = (number["article"], number["number"])
        if at not in aligned.left_out and at not in aligned.exempt:
            key = aligned.keys.get(at)
            result.append([rows[at[0]], at[1], group.get(key[1], -1) if key else -1])
    return result


def updates(story: Story, numbers: list[dict[str, Any]]) -> list[list[list[int]]]:
    """Give the figures of each group, and for each with those before it a 1 where the later one is an update."""
    where = score.align([story], numbers).where
    rows = {f"{story.name}/{article.id}": row for row, article in enumerate(story.articles)}
    result = []
    for group in story.groups:
        keys = [key for key in group.figures if (story.name, key) in where]
        places = [where[story.name, key] for key in keys]
        verdicts = [int(group.verdicts[one, other] == "updated") for at, other in enumerate(keys) for one in keys[:at]]
        result.append([[part for name, number in places for part in (rows[name], number)], verdicts])
    return result


def folds_of(stories: list[Story], left_out: set[str] | None) -> dict[str, int]:
    """Give each story its fold: in turn, or 0 to those that are left out and the other folds to the others in turn."""
    if left_out is None:
        return {story.name: at % FOLDS for at, story in enumerate(stories)}
    others = [story.name for story in stories if story.name not in left_out]
    return dict.fromkeys(left_out, 0) | {name: 1 + at % (FOLDS - 1) for at, name in enumerate(others)}


def batches(
    stories: list[Story], found: list[list[Any]], fold: dict[str, int], asked: set[int]
) -> list[dict[str, Any]]:
    """List what is learnt from: each story or pair of briefs, those of a fold together, copies as other events."""
    result = []
    for story, numbers in zip(stories, found, strict=True):
        rows = story_rows(story)
        laid_out = numbers_of([story], [numbers])
        of, verdicts = labels(story, laid_out), updates(story, laid_out)
        length = len(rows)
        folds = [fold[story.name]] * length
        known = {"labels": of, "verdicts": verdicts, "held": True, "asked": folds[0] in asked}
        known["weight"] = OF_BRIEFS if story.marked_only else 1.0
        result.append({"articles": rows, "events": [0] * length, "folds": folds, **known})
    for at in range(FOLDS):
        of_fold = [story for story in stories if fold[story.name] == at and not story.marked_only]
        rows = [row for story in of_fold for row in story_rows(story)]
        held = {"held": True, "asked": at in asked, "share": SHARE}
        result.append({"articles": rows, **events(rows), "folds": [at] * len(rows), **held})
    rows = scale_articles(COPIES, 1)
    folds = [fold[row["id"].split("/")[1]] for row in rows]
    result.append({"articles": rows, **events(rows), "folds": folds, "share": SHARE})
    return result


def events(rows: list[dict[str, str]]) -> dict[str, list[int]]:
    """Give the events of some articles numbers by their ids."""
    names = [row["id"].split("/")[0] for row in rows]
    at = {name: at for at, name in enumerate(dict.fromkeys(names))}
    return {"events": [at[name] for name in names]}


def tallies(
    stories: list[Story], found: list[list[Any]], fold: dict[str, int], asked: set[int], answers: list[Any]
) -> tuple[score.Tally, score.Tally, score.Tally]:
    """Count the pairs of each story of some folds by itself, of the stories of each fold together, and of briefs."""
    result = (score.Tally(), score.Tally(), score.Tally())
    by_name = {story.name: numbers for story, numbers in zip(stories, found, strict=True)}
    alone = [[story] for story in stories if fold[story.name] in asked]
    whole = [story for story in stories if not story.marked_only]
    folds = [[story for story in whole if fold[story.name] == at] for at in range(FOLDS) if at in asked]
    for at, (of, answer) in enumerate(zip(alone + folds, answers, strict=True)):
        names = [f"{story.name}/{article.id}" for story in of for article in story.articles]
        pairs = [
            {"article_a": names[a], "number_a": m, "article_b": names[b], "number_b": n, "verdict": verdict}
            for a, m, b, n, verdict in answer["pairs"]
        ]
        counts = result[1 if at >= len(alone) else 2 if of[0].marked_only else 0]
        score.tally(of, numbers_of(of, [by_name[story.name] for story in of]), pairs, counts)
    return result


def numbers(text: str) -> set[int]:
    """Read a list of numbers and ranges: "51-64", "1,3,7-9"."""
    ends = [piece.partition("-") for piece in text.split(",")]
    return {at for first, _, last in ends for at in range(int(first), int(last or first) + 1)}


def rust(weights: list[float]) -> str:
    """Lay out the weights as an array, as rustfmt would set it."""
    pieces = [f"{weight:.2f}" for weight in weights]
    if len(", ".join(pieces)) < 60:
        return f"[{', '.join(pieces)}]"
    lines, line = [], "       "
    for piece in pieces:
        if len(line) + len(piece) + 2 >= 120:
            lines.append(line)
            line = "       "
        line += f" {piece},"
    return "\n".join(["[", *lines, line, "    ]"])


def put(fields: dict[str, str]) -> None:
    """Put values into the learnt weights."""
    source = WEIGHTS.read_text(encoding="utf-8")
    for name, value in fields.items():
        start = source.index(f"    {name}: [", source.index("LINEAR"))
        source = source[:start] + f"    {name}: {value}" + source[source.index("],", start) + 1 :]
    WEIGHTS.write_text(source, encoding="utf-8")


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--transfer", type=numbers, metavar="STORIES")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--reset", action="store_true")
    given = parser.parse_args()
    if given.reset:
        zeros = dict.fromkeys(("same", "same_of_briefs", "other", "other_of_briefs", "alone"), "[0.0; FEATURES]")
        put(zeros | {"themes": "[0.0; THEMES]", "updated": "[0.0; verdict::FEATURES]"})
    stories = gold.stories("dev") + gold.briefs("dev")
    found = run(("figures",), [story_rows(story) for story in stories])
    parts: list[set[str] | None] = [None]
    if given.transfer is not None:
        whole = [story for story in stories if not story.marked_only]
        named = {story.name for story in whole if int(story.name.split("-")[0]) in given.transfer}
        parts = [named, {story.name for story in stories} - named]
    weights: dict[str, list[float]] = {}
    learn = ("learn", str(NET)) if given.write and not given.errors else ("learn",)
    for part in parts:
        fold, asked = folds_of(stories, part), set(range(FOLDS)) if part is None else {0}
        *answers, weights = run(learn, batches(stories, found, fold, asked))
        each, together, brief = tallies(stories, found, fold, asked, answers)
        if given.errors:
            for error in sorted(each.errors + brief.errors, key=lambda one: (one["error"], one.get("kind", ""))):
                print(json.dumps(error, ensure_ascii=False))
            continue
        for name, counts in (("each story", each), ("together", together), ("briefs", brief)):
            summary = score.summary(counts)
            print(name, summary["pairs"], "verdicts", summary["verdict_accuracy"], summary["counts"])
    if given.write and not given.errors:
        put({name: rust(values) for name, values in weights.items()})


if __name__ == "__main__":
    main()
