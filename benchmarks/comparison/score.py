"""Scores figure comparison and quote matching against the gold of this folder, and prints the result as JSON.

    score.py [--part dev|test|quotes] [--seed S]    scores in percent; all parts unless one is named
    score.py --errors [--limit N]                   what is wrong in dev, and never in test
    score.py --selftest                             checks of the stories, the generator and this scorer

It uses the public interface of the installed package alone. A part of the stories is scored twice: each story as a batch of its own,
and all stories in one batch, in which a pair across stories is wrong.
"""

from __future__ import annotations

import argparse
import importlib
import json
import re
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import combinations
from random import Random
from typing import Any

import generate
import gold
from gold import PARTS, VERDICTS, Story

At = tuple[str, int]
"""An article's id and a position in one of its lists."""
Rows = list[dict[str, Any]]

EXEMPT_KINDS = {
    "date", "time", "datetime", "daterange", "timerange", "datetimerange", "set", "age", "label", "ordinal",
}  # fmt: skip


def percent(part: float, whole: float) -> float | None:
    """A share in percent; None of nothing."""
    return round(100 * part / whole, 1) if whole else None


def f1(right: int, predicted: int, wanted: int) -> dict[str, float | None]:
    """Precision, recall and F1 in percent."""
    both = predicted + wanted
    return {"precision": percent(right, predicted), "recall": percent(right, wanted), "f1": percent(2 * right, both)}


def overlap(a: tuple[int, int], b: tuple[int, int]) -> int:
    """How many code points two spans share."""
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
    """Each marked figure takes the number whose span overlaps it most; a number is at most one figure's."""
    result = Aligned()
    by_article: dict[str, Rows] = defaultdict(list)
    for row in numbers:
        by_article[row["article"]].append(row)
    for story in stories:
        for article in story.articles:
            name = f"{story.name}/{article.id}"
            rows = by_article[name]
            shared = [
                (overlap((figure.start, figure.end), (row["start"], row["end"])), -abs(row["end"] - figure.end), figure, row)
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
    """Adds a batch to the counts."""
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
        a, b = (row["article_a"], row["number_a"]), (row["article_b"], row["number_b"])
        if frozenset([a, b]) in seen or a == b:
            continue
        seen.add(frozenset([a, b]))
        if a in aligned.exempt or b in aligned.exempt:
            continue
        across = a[0].split("/")[0] != b[0].split("/")[0]
        if not across and (a in aligned.left_out or b in aligned.left_out):
            continue
        keys = frozenset(aligned.keys.get(at, ("", f"{at}")) for at in (a, b))
        story = a[0].split("/")[0]
        counts.by_story[story][1] += 1
        verdict = verdicts.get(keys)
        if verdict:
            found.add(keys)
            counts.right += 1
            counts.by_story[story][0] += 1
            counts.by_story[story][3] += row["verdict"] == verdict
            counts.confusion[verdict, row["verdict"]] += 1
            if row["verdict"] != verdict:
                counts.errors.append({"error": "verdict", "gold": verdict, "given": row["verdict"], "a": shown(a), "b": shown(b)})
            continue
        if across:
            kind = "across stories"
        elif a not in aligned.keys or b not in aligned.keys:
            kind = "with an unmarked number"
        else:
            grouped = {(s.name, key) for s in stories for group in s.groups for key in group.figures}
            kind = "two groups" if keys <= grouped else "with a decoy"
        counts.wrong[kind] += 1
        counts.errors.append({"error": "wrong pair", "kind": kind, "given": row["verdict"], "a": shown(a), "b": shown(b)})
    for keys, verdict in verdicts.items():
        if keys not in found:
            ends = []
            for story_name, key in sorted(keys):
                at = aligned.where.get((story_name, key))
                ends.append(shown(at) if at else f"{story_name}: {key} was not read")
            counts.errors.append({"error": "missed pair", "gold": verdict, "a": ends[0], "b": ends[1]})


def interval(by_story: dict[str, list[int]]) -> list[float | None]:
    """What 95 of 100 resamplings of the stories give for F1: how far chance alone may move it."""
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
    """The counts as scores in percent."""
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
        "counts": {"gold": counts.wanted, "predicted": predicted, "right": counts.right, "wrong": dict(sorted(counts.wrong.items()))},
        "figures_not_read": {
            "figures": counts.unread, "of": counts.figures, "percent": percent(counts.unread, counts.figures), "pairs_lost": counts.lost,
        },  # fmt: skip
    }


def score_stories(package: Any, stories: list[Story], *, together: bool) -> Tally:
    """Reads the stories, each in a batch of its own or all in one, and counts."""
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
    """The words in a column of altered words; None if it holds no words but a flag or a count."""
    if isinstance(altered, str):
        return {word.lower() for word in generate.WORD.findall(altered) if word[0].isalnum()}
    if isinstance(altered, (list, tuple)) and all(isinstance(one, str) for one in altered):
        return {word for one in altered for word in words_of(one) or ()}
    return None


def score_quotes(package: Any, seed: int) -> dict[str, Any]:
    """Reads the quote articles as one batch, and scores which quotes are said to be the same, and as altered."""
    rows, answers = generate.quote_articles(seed)
    said = generate.utterances()
    batch = package.analyze_batch(
        [row["text"] for row in rows], ids=[row["id"] for row in rows], published=[row["published"] for row in rows]
    )
    golds = {(answer["article"], n): quote for answer in answers for n, quote in enumerate(answer["quotes"])}
    spans = {row["id"]: [quote["content"] for quote in article.to_dict()["quotes"]] for row, article in zip(rows, batch.articles, strict=True)}

    def of(article: str, content: Rows) -> At | None:
        best, most = None, 0
        for at, quote in golds.items():
            if at[0] == article:
                shared = sum(overlap((s, e), (piece["start"], piece["end"])) for s, e in quote["content"] for piece in content)
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
    for name in (*generate.KINDS, "both changed"):
        of_kind = [pair for pair in wanted if kind(pair) == name]
        involved = [pair for pair in given if any(golds[at]["kind"] == name for at in pair)]
        kinds[name] = {"pairs": len(of_kind), "recall": percent(sum(pair in given for pair in of_kind), len(of_kind))}
        if name != "both changed":
            kinds[name]["precision"] = percent(sum(pair in wanted for pair in involved), len(involved))

    def family(at: At) -> str | None:
        return said[golds[at]["utterance"]].get("family")

    wrong = Counter(
        "of one family" if family(a) and family(a) == family(b) else "unrelated" for a, b in (sorted(pair) for pair in given - wanted)
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
        "altered": f1(flags[True, True], flags[True, True] + flags[False, True], flags[True, True] + flags[True, False]),
        "altered_words": f1(hits, found, missing) if found or missing else None,
        "other_speaker": f1(
            same_speaker[False, False],
            same_speaker[False, False] + same_speaker[True, False],
            same_speaker[False, False] + same_speaker[False, True],
        ),
    }


# Selftest


class Listed:
    """A table of the fake package."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows

    def to_dicts(self) -> Rows:
        """The rows."""
        return self.rows


class FakeArticle:
    """An article of the fake package."""

    def __init__(self, quotes: Rows) -> None:
        self.quotes = quotes

    def to_dict(self) -> dict[str, Any]:
        """Its quotes."""
        return {"quotes": self.quotes}


class FakeBatch:
    """A batch that knows the answers."""

    def __init__(self, numbers: Rows, pairs: Rows, articles: list[FakeArticle], quotes: Rows) -> None:
        self.numbers, self.pairs = Listed(numbers), Listed(pairs)
        self.articles, self._quotes = articles, Listed(quotes)

    def compare(self) -> FakeBatch:
        """The same: its `pairs` are there."""
        return self

    def match_quotes(self) -> Listed:
        """The quotes in groups."""
        return self._quotes


class Oracle:
    """A package that answers with the gold, damaged on request: some pairs dropped, added, or with another verdict."""

    def __init__(self, *, seed: int = 1, drop: float = 0, add: int = 0, flip: float = 0, unread: float = 0, join: bool = False) -> None:
        self.random = Random(2)
        self.drop, self.add, self.flip, self.unread, self.join = drop, add, flip, unread, join
        self.stories = {story.name: story for part in PARTS for story in gold.stories(part)}
        self.answers = {answer["article"]: answer["quotes"] for answer in generate.quote_articles(seed)[1]}

    def analyze_batch(self, texts: list[str], *, ids: list[str], published: list[str]) -> FakeBatch:
        """The gold for the articles with these ids."""
        assert len(texts) == len(ids) == len(published)
        numbers: Rows = []
        at: dict[tuple[str, str], At] = {}
        for name, text in zip(ids, texts, strict=True):
            story = self.stories.get(name.split("/")[0])
            figures = [] if story is None else next(a.figures for a in story.articles if a.id == name.split("/")[1])
            for position, figure in enumerate(figures):
                if self.random.random() < self.unread:
                    continue
                assert text[figure.start : figure.end] == figure.surface
                at[name.split("/")[0], figure.key] = (name, position)
                numbers.append(
                    {"article": name, "number": position, "text": figure.surface, "kind": "cardinal", "start": figure.start, "end": figure.end}
                )
        pairs: Rows = []
        for name in dict.fromkeys(name.split("/")[0] for name in ids):
            for group in self.stories[name].groups if name in self.stories else []:
                for (a, b), verdict in group.verdicts.items():
                    if (name, a) in at and (name, b) in at and self.random.random() >= self.drop:
                        given = VERDICTS[(VERDICTS.index(verdict) + 1) % 4] if self.random.random() < self.flip else verdict
                        pairs.append(self._pair(at[name, b], at[name, a], given))
        everywhere = sorted(at.values())
        for _ in range(self.add):
            a, b = self.random.sample(everywhere, 2)
            pairs.append(self._pair(a, b, "same"))
        articles, rows = [], []
        for name in ids:
            quotes = self.answers.get(name, [])
            articles.append(FakeArticle([{"content": [{"start": s, "end": e} for s, e in quote["content"]]} for quote in quotes]))
            rows += [
                {
                    "group": quote["utterance"] // 2 if self.join else quote["utterance"],
                    "article": name,
                    "quote": n,
                    "speaker": quote["speaker"],
                    "altered": [word for pair in quote["altered"] for word in pair if word],
                }
                for n, quote in enumerate(quotes)
            ]
        return FakeBatch(numbers, pairs, articles, rows)

    @staticmethod
    def _pair(a: At, b: At, verdict: str) -> dict[str, Any]:
        return {"group": 0, "article_a": a[0], "number_a": a[1], "article_b": b[0], "number_b": b[1], "verdict": verdict}


def selftest() -> list[str]:
    """What is wrong with the stories, the generator or the scorer; nothing, one hopes."""
    problems: list[str] = []

    def check(holds: bool, what: str) -> None:
        if not holds:
            problems.append(what)

    names: set[str] = set()
    for part in PARTS:
        stories = gold.stories(part)
        check(len(stories) >= 22, f"{part}: fewer than 22 stories")
        for story in stories:
            problems += [f"{part}/{story.name}: {problem}" for problem in story.problems]
            check(3 <= len(story.articles) <= 6, f"{part}/{story.name}: not 3 to 6 articles")
            check(story.name not in names, f"{part}/{story.name}: name used twice")
            names.add(story.name)
        for together in (False, True):
            perfect = summary(score_stories(Oracle(), stories, together=together))
            check(perfect["pairs_with_verdict"] == {"precision": 100, "recall": 100, "f1": 100}, f"{part}: gold is not 100")
            check(perfect["verdict_accuracy"] == 100, f"{part}: verdicts of gold are not 100")
            check(perfect["figures_not_read"]["figures"] == 0, f"{part}: figures of gold are not read")
        dropped = summary(score_stories(Oracle(drop=0.2), stories, together=False))
        check(70 < dropped["pairs"]["recall"] < 90 and dropped["pairs"]["precision"] == 100, f"{part}: dropped pairs are not missed")
        added = summary(score_stories(Oracle(add=200), stories, together=True))
        check(added["pairs"]["recall"] == 100 and added["pairs"]["precision"] < 85, f"{part}: added pairs are not wrong")
        check(added["counts"]["wrong"].get("across stories", 0) > 100, f"{part}: pairs across stories are not told")
        flipped = summary(score_stories(Oracle(flip=0.3), stories, together=False))
        check(60 < flipped["verdict_accuracy"] < 80 and flipped["pairs"]["f1"] == 100, f"{part}: other verdicts are not wrong")
        unread = summary(score_stories(Oracle(unread=0.1), stories, together=False))
        check(unread["figures_not_read"]["figures"] > 10 and unread["pairs"]["recall"] < 95, f"{part}: unread figures are not told")
        check(unread["recall_of_read"] == 100, f"{part}: unread figures count against the rest")

    table = (gold.HERE / "README.md").read_text(encoding="utf-8")
    for part in PARTS:
        check(gold.counted(part) in table, f"README.md: not the counts of {part}: {gold.counted(part)}")

    text, figures = gold.render("a", "At least [[x|12 people]] and [[y|“five”]].")
    check([text[f.start : f.end] for f in figures] == ["12 people", "“five”"] and "[[" not in text, "rendering")
    for seed in (1, 2):
        rows, answers = generate.quote_articles(seed)
        check((rows, answers) == generate.quote_articles(seed), "quotes differ from run to run")
        said = generate.utterances()
        uses = Counter(quote["utterance"] for answer in answers for quote in answer["quotes"])
        check(set(uses) == set(range(len(said))) and max(uses.values()) <= 4, "an utterance is quoted 1 to 4 times")
        for row, answer in zip(rows, answers, strict=True):
            check(row["id"] == answer["article"], "quotes: order")
            for quote in answer["quotes"]:
                pieces = [row["text"][start:end] for start, end in quote["content"]]
                check(all(piece[0] in "“\"‘«" and piece[-1] in "”\"’»" for piece in pieces), f"{row['id']}: marks of {pieces}")
                plain = re.sub(r"[^\w ]", "", " ".join(pieces)).lower()
                exact = re.sub(r"[^\w ]", "", said[quote["utterance"]]["text"]).lower()
                if quote["kind"] in PLAIN:
                    check(plain == exact, f"{row['id']}: not verbatim: {plain}")
                if quote["kind"] == "excerpt":
                    check(plain in exact and len(plain.split()) >= 6, f"{row['id']}: not an excerpt: {plain}")
                check(bool(quote["altered"]) == (quote["kind"] in generate.ALTERED), f"{row['id']}: altered: {quote}")
                if quote["altered"]:
                    check(plain != exact, f"{row['id']}: unaltered: {plain}")
                    words = len(exact.split())
                    check(len(quote["altered"]) <= max(1, words // 5), f"{row['id']}: altered too much: {plain}")
        perfect = score_quotes(Oracle(seed=seed), seed)
        for what in ("pairs", "altered", "altered_words", "other_speaker"):
            check(set(perfect[what].values()) == {100}, f"quotes: {what} of gold are not 100")
        joined = score_quotes(Oracle(seed=seed, join=True), seed)
        check(joined["pairs"]["recall"] == 100 and joined["pairs"]["precision"] < 80, "quotes: joined groups are not wrong")
        check(joined["counts"]["wrong"].get("of one family", 0) > 0, "quotes: families are not told")
    scaled = generate.scale_articles(300, 1)
    check(scaled == generate.scale_articles(300, 1) and len({row["id"] for row in scaled}) == 300, "scale")
    return problems


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", choices=[*PARTS, "quotes"], action="append")
    parser.add_argument("--seed", type=int, default=1, help="of the quote articles")
    parser.add_argument("--errors", action="store_true", help="list what is wrong in dev")
    parser.add_argument("--limit", type=int, default=10_000, help="how many errors to list")
    parser.add_argument("--together", action="store_true", help="list the errors of dev read as one batch")
    parser.add_argument("--selftest", action="store_true")
    given = parser.parse_args()
    if given.selftest:
        problems = selftest()
        print("\n".join(problems) or "ok")
        return bool(problems)
    package = importlib.import_module("newsclaims")
    if given.errors:
        counts = score_stories(package, gold.stories("dev"), together=given.together)
        for error in sorted(counts.errors, key=lambda one: (one["error"], one.get("kind", "")))[: given.limit]:
            print(json.dumps(error, ensure_ascii=False))
        return 0
    result: dict[str, Any] = {}
    for part in given.part or [*PARTS, "quotes"]:
        if part == "quotes":
            result[part] = score_quotes(package, given.seed)
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
