"""Scores figure comparison and quote matching against the gold of this folder, and prints the result as JSON.

    score.py [--part PART] [--seed S]    scores in percent of dev, test, briefs-dev, briefs-test or quotes; of all
                                         parts that there are unless one is named
    score.py --errors [--limit N]                   what is wrong in dev, and never in test
    score.py --selftest                             checks of the stories, the generator and this scorer

It uses the public interface of the installed package alone. A part of the stories is scored twice: each story as a
batch of its own, and all stories in one batch, in which a pair across stories is wrong.
"""

from __future__ import annotations

import argparse
import importlib
import json
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import combinations
from random import Random
from typing import Any

import generate
import gold
import quoting
from gold import PARTS, VERDICTS, Story

At = tuple[str, int]
"""An article's id and a position in one of its lists."""
Rows = list[dict[str, Any]]

EXEMPT_KINDS = {
    "date", "time", "datetime", "daterange", "timerange", "datetimerange", "set", "age", "label", "ordinal",
}  # fmt: skip


def percent(part: float, whole: float) -> float | None:
    """Express a share in percent; None of nothing."""
    return round(100 * part / whole, 1) if whole else None


def f1(right: int, predicted: int, wanted: int) -> dict[str, float | None]:
    """Give precision, recall and F1 in percent."""
    both = predicted + wanted
    return {"precision": percent(right, predicted), "recall": percent(right, wanted), "f1": percent(2 * right, both)}


def overlap(a: tuple[int, int], b: tuple[int, int]) -> int:
    """Count the code points that two spans share."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


# Figures


@dataclass
class Aligned:
    """The numbers that were read in a batch, against the marked figures."""

    keys: dict[At, tuple[str, str]] = field(default_factory=dict)
    """A number's marked figure: its story and key."""
    where: dict[tuple[str, str], At] = field(default_factory=dict)
    left_out: set[At] = field(default_factory=set)
    exempt: set[At] = field(default_factory=set)
    texts: dict[At, str] = field(default_factory=dict)
    spans: dict[At, tuple[int, int]] = field(default_factory=dict)


def align(stories: list[Story], numbers: Rows) -> Aligned:
    """Give each marked figure the number whose span overlaps it most; a number is at most one figure's."""
    result = Aligned()
    by_article: dict[str, Rows] = defaultdict(list)
    for row in numbers:
        by_article[row["article"]].append(row)
    for story in stories:
        for article in story.articles:
            name = f"{story.name}/{article.id}"
            rows = by_article[name]
            shared = [
                (
                    overlap((figure.start, figure.end), (row["start"], row["end"])),
                    -abs(row["end"] - figure.end),
                    figure,
                    row,
                )
                for figure in article.figures
                for row in rows
            ]
            for length, _, figure, row in sorted(shared, key=lambda one: one[:2], reverse=True):
                at, key = (name, row["number"]), (story.name, figure.key)
                if not length:
                    break
                if at not in result.keys and key not in result.where:
                    result.keys[at] = key
                    result.where[key] = at
            dates = gold.dates(article.text)
            ignored = gold.ignored(story, article.text) + [(figure.start, figure.end) for figure in article.figures]
            for row in rows:
                at, span = (name, row["number"]), (row["start"], row["end"])
                result.texts[at], result.spans[at] = row["text"], span
                if at in result.keys:
                    continue
                # "a year", "last": no figure that a reader would compare.
                incidental = row["kind"] in EXEMPT_KINDS or not gold.NUMERAL.search(row["text"])
                if incidental or any(overlap(span, other) for other in dates):
                    result.exempt.add(at)
                elif any(overlap(span, other) for other in ignored):
                    result.left_out.add(at)
    return result


@dataclass
class Tally:
    """Counts of pairs; also by story, for the interval."""

    wanted: int = 0
    right: int = 0
    wrong: Counter[str] = field(default_factory=Counter)
    confusion: Counter[tuple[str, str]] = field(default_factory=Counter)
    figures: int = 0
    unread: int = 0
    lost: int = 0
    """Pairs that could not be found, since a figure was not read."""
    by_story: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0, 0, 0]))
    """Right, predicted and wanted pairs, and right pairs with the right verdict."""
    errors: list[dict[str, Any]] = field(default_factory=list)


def tally(stories: list[Story], numbers: Rows, pairs: Rows, counts: Tally) -> None:
    """Add a batch to the counts."""
    aligned = align(stories, numbers)
    verdicts: dict[frozenset[tuple[str, str]], str] = {}
    texts = {f"{story.name}/{article.id}": article.text for story in stories for article in story.articles}
    for story in stories:
        for group in story.groups:
            for (a, b), verdict in group.verdicts.items():
                verdicts[frozenset([(story.name, a), (story.name, b)])] = verdict
                counts.by_story[story.name][2] += 1
                counts.lost += not ((story.name, a) in aligned.where and (story.name, b) in aligned.where)
        counts.figures += len(story.figures)
        counts.unread += sum((story.name, key) not in aligned.where for key in story.figures)
    counts.wanted += len(verdicts)

    def shown(at: At) -> str:
        start, end = aligned.spans[at]
        near = texts[at[0]][max(0, start - 45) : end + 45].replace("\n", " ")
        return f"{at[0]}: {aligned.texts[at]!r} in {near!r}"

    seen: set[frozenset[At]] = set()
    found: set[frozenset[tuple[str, str]]] = set()
    for row in pairs:
        one, other = (row["article_a"], row["number_a"]), (row["article_b"], row["number_b"])
        if frozenset([one, other]) in seen or one == other:
            continue
        seen.add(frozenset([one, other]))
        if one in aligned.exempt or other in aligned.exempt:
            continue
        across = one[0].split("/")[0] != other[0].split("/")[0]
        if not across and (one in aligned.left_out or other in aligned.left_out):
            continue
        keys = frozenset(aligned.keys.get(at, ("", f"{at}")) for at in (one, other))
        name = one[0].split("/")[0]
        counts.by_story[name][1] += 1
        expected = verdicts.get(keys)
        if expected:
            found.add(keys)
            counts.right += 1
            counts.by_story[name][0] += 1
            counts.by_story[name][3] += row["verdict"] == expected
            counts.confusion[expected, row["verdict"]] += 1
            if row["verdict"] != expected:
                counts.errors.append(
                    {"error": "verdict", "gold": expected, "given": row["verdict"], "a": shown(one), "b": shown(other)}
                )
            continue
        if across:
            kind = "across stories"
        elif one not in aligned.keys or other not in aligned.keys:
            kind = "with an unmarked number"
        else:
            grouped = {(s.name, key) for s in stories for group in s.groups for key in group.figures}
            kind = "two groups" if keys <= grouped else "with a decoy"
        counts.wrong[kind] += 1
        counts.errors.append(
            {"error": "wrong pair", "kind": kind, "given": row["verdict"], "a": shown(one), "b": shown(other)}
        )
    for keys, verdict in verdicts.items():
        if keys not in found:
            ends = []
            for story_name, key in sorted(keys):
                at = aligned.where.get((story_name, key))
                ends.append(shown(at) if at else f"{story_name}: {key} was not read")
            counts.errors.append({"error": "missed pair", "gold": verdict, "a": ends[0], "b": ends[1]})


def interval(by_story: dict[str, list[int]]) -> list[float | None]:
    """Resample the stories: what F1 is in 95 of 100 samples, so how far chance alone may move it."""
    random = Random(1)
    rows = [by_story[name] for name in sorted(by_story)]
    values = []
    for _ in range(1000):
        sample = random.choices(rows, k=len(rows))
        right, predicted, wanted = (sum(row[at] for row in sample) for at in range(3))
        values.append(percent(2 * right, predicted + wanted) or 0.0)
    values.sort()
    return [values[25], values[974]]


def summary(counts: Tally) -> dict[str, Any]:
    """Turn the counts into scores in percent."""
    predicted = counts.right + sum(counts.wrong.values())
    agreed = sum(n for (wanted, given), n in counts.confusion.items() if wanted == given)
    return {
        "pairs": {**f1(counts.right, predicted, counts.wanted), "f1_interval": interval(counts.by_story)},
        "pairs_with_verdict": f1(agreed, predicted, counts.wanted),
        "recall_of_read": percent(counts.right, counts.wanted - counts.lost),
        "verdict_accuracy": percent(agreed, counts.right),
        "verdict_confusion": {
            wanted: {given: counts.confusion[wanted, given] for given in VERDICTS if counts.confusion[wanted, given]}
            for wanted in VERDICTS
        },
        "counts": {
            "gold": counts.wanted,
            "predicted": predicted,
            "right": counts.right,
            "wrong": dict(sorted(counts.wrong.items())),
        },
        "figures_not_read": {
            "figures": counts.unread,
            "of": counts.figures,
            "percent": percent(counts.unread, counts.figures),
            "pairs_lost": counts.lost,
        },
    }


def score_stories(package: Any, stories: list[Story], *, together: bool) -> Tally:
    """Read the stories, each in a batch of its own or all in one, and counts."""
    counts = Tally()
    for batch_of in [stories] if together else [[story] for story in stories]:
        rows = [row for story in batch_of for row in generate.story_rows(story)]
        batch = package.analyze_batch(
            [row["text"] for row in rows], ids=[row["id"] for row in rows], published=[row["published"] for row in rows]
        )
        tally(batch_of, batch.numbers.to_dicts(), batch.compare().pairs.to_dicts(), counts)
    return counts


# Quotes


PLAIN = ("verbatim", "split", "attribution")


def words_of(altered: Any) -> set[str] | None:
    """Take the words from a column of altered words; None if it holds a flag or a count."""
    if isinstance(altered, str):
        return {word.lower() for word in quoting.WORD.findall(altered) if word[0].isalnum()}
    if isinstance(altered, (list, tuple)) and all(isinstance(one, str) for one in altered):
        return {word for one in altered for word in words_of(one) or ()}
    return None


def score_quotes(package: Any, seed: int) -> dict[str, Any]:
    """Read the quote articles as one batch, and score which quotes are said to be the same, and as altered."""
    rows, answers = quoting.quote_articles(seed)
    said = quoting.utterances()
    batch = package.analyze_batch(
        [row["text"] for row in rows], ids=[row["id"] for row in rows], published=[row["published"] for row in rows]
    )
    golds = {(answer["article"], n): quote for answer in answers for n, quote in enumerate(answer["quotes"])}
    spans = {
        row["id"]: [quote["content"] for quote in article.to_dict()["quotes"]]
        for row, article in zip(rows, batch.articles, strict=True)
    }

    def of(article: str, content: Rows) -> At | None:
        best, most = None, 0
        for at, quote in golds.items():
            if at[0] == article:
                shared = sum(
                    overlap((s, e), (piece["start"], piece["end"])) for s, e in quote["content"] for piece in content
                )
                if shared > most:
                    best, most = at, shared
        return best

    read = {at for article, quotes in spans.items() for content in quotes if (at := of(article, content))}
    groups: dict[int, dict[At, dict[str, Any]]] = defaultdict(dict)
    for row in batch.match_quotes().to_dicts():
        at = of(row["article"], spans[row["article"]][row["quote"]])
        # The quote that holds another's words, or a paraphrase, is none of the gold's.
        if at and at not in groups[row["group"]]:
            groups[row["group"]][at] = row
    given = {frozenset(pair) for group in groups.values() for pair in combinations(sorted(group), 2)}
    by_utterance: dict[int, list[At]] = defaultdict(list)
    for at, quote in golds.items():
        by_utterance[quote["utterance"]].append(at)
    wanted = {frozenset(pair) for ats in by_utterance.values() for pair in combinations(sorted(ats), 2)}

    def kind(pair: frozenset[At]) -> str:
        kinds = sorted((golds[at]["kind"] for at in pair), key=lambda one: one == "verbatim")
        special = [one for one in kinds if one not in PLAIN]
        if len(special) == 2:
            return "both changed"
        return special[0] if special else next((one for one in ("attribution", "split") if one in kinds), "verbatim")

    kinds: dict[str, Any] = {}
    for name in (*quoting.KINDS, "both changed"):
        of_kind = [pair for pair in wanted if kind(pair) == name]
        involved = [pair for pair in given if any(golds[at]["kind"] == name for at in pair)]
        kinds[name] = {"pairs": len(of_kind), "recall": percent(sum(pair in given for pair in of_kind), len(of_kind))}
        if name != "both changed":
            kinds[name]["precision"] = percent(sum(pair in wanted for pair in involved), len(involved))

    def family(at: At) -> str | None:
        found: str | None = said[golds[at]["utterance"]].get("family")
        return found

    wrong = Counter(
        "of one family" if family(a) and family(a) == family(b) else "unrelated"
        for a, b in (sorted(pair) for pair in given - wanted)
    )
    flags: Counter[tuple[bool, bool]] = Counter()
    hits = found = missing = 0
    same_speaker: Counter[tuple[bool, bool]] = Counter()
    for group in groups.values():
        for at, row in group.items():
            if not any(frozenset([at, other]) in wanted for other in group):
                continue
            altered = bool(golds[at]["altered"])
            flags[altered, bool(row["altered"])] += 1
            words = words_of(row["altered"])
            if words is not None:
                true = {word for pair in golds[at]["altered"] for one in pair for word in words_of(one) or ()}
                hits, found, missing = hits + len(words & true), found + len(words), missing + len(true)
        for a, b in combinations(sorted(group), 2):
            names = [(group[at]["speaker"] or "").split()[-1:] for at in (a, b)]
            if frozenset([a, b]) in wanted and all(names):
                same_speaker[golds[a]["speaker"] == golds[b]["speaker"], names[0] == names[1]] += 1
    right = len(given & wanted)
    return {
        "seed": seed,
        "pairs": f1(right, len(given), len(wanted)),
        "counts": {"gold": len(wanted), "predicted": len(given), "right": right, "wrong": dict(sorted(wrong.items()))},
        "by_kind": kinds,
        "quotes_not_read": {"quotes": len(golds) - len(read), "of": len(golds)},
        "altered": f1(
            flags[True, True], flags[True, True] + flags[False, True], flags[True, True] + flags[True, False]
        ),
        "altered_words": f1(hits, found, missing) if found or missing else None,
        "other_speaker": f1(
            same_speaker[False, False],
            same_speaker[False, False] + same_speaker[True, False],
            same_speaker[False, False] + same_speaker[False, True],
        ),
    }


def main() -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    briefs = {f"briefs-{part}": gold.briefs(part) for part in PARTS}
    parser.add_argument("--part", choices=[*PARTS, *briefs, "quotes"], action="append")
    parser.add_argument("--seed", type=int, default=1, help="of the quote articles")
    parser.add_argument("--errors", action="store_true", help="list what is wrong in dev")
    parser.add_argument("--limit", type=int, default=10_000, help="how many errors to list")
    parser.add_argument("--together", action="store_true", help="list the errors of dev read as one batch")
    parser.add_argument("--selftest", action="store_true")
    given = parser.parse_args()
    if given.selftest:
        # It scores with this module, so it is read only when it is run.
        problems = importlib.import_module("selftest").selftest()
        print("\n".join(problems) or "ok")
        return bool(problems)
    package = importlib.import_module("newsclaims")
    if given.errors:
        counts = score_stories(package, gold.stories("dev"), together=given.together)
        for error in sorted(counts.errors, key=lambda one: (one["error"], one.get("kind", "")))[: given.limit]:
            print(json.dumps(error, ensure_ascii=False))
        return 0
    result: dict[str, Any] = {}
    for part in given.part or [*filter(gold.stories, PARTS), *filter(briefs.get, briefs), "quotes"]:
        if part == "quotes":
            result[part] = score_quotes(package, given.seed)
        elif part in briefs:
            result[part] = summary(score_stories(package, briefs[part], together=False))
        else:
            stories = gold.stories(part)
            result[part] = {
                "each_story": summary(score_stories(package, stories, together=False)),
                "one_batch": summary(score_stories(package, stories, together=True)),
            }
    print(json.dumps(result, ensure_ascii=False, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
