"""Checks of the stories, the generator and the scorer, with a package that answers with the gold."""

from __future__ import annotations

import re
from collections import Counter
from random import Random
from typing import Any

import gold
import quoting
import scaling
from gold import PARTS, VERDICTS
from score import PLAIN, At, Rows, score_quotes, score_stories, summary


class Listed:
    """A table of the fake package."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows

    def to_dicts(self) -> Rows:
        """Give the rows."""
        return self.rows


class FakeArticle:
    """An article of the fake package."""

    def __init__(self, quotes: Rows) -> None:
        self.quotes = quotes

    def to_dict(self) -> dict[str, Any]:
        """Give its quotes."""
        return {"quotes": self.quotes}


class FakeBatch:
    """A batch that knows the answers."""

    def __init__(self, numbers: Rows, pairs: Rows, articles: list[FakeArticle], quotes: Rows) -> None:
        self.numbers, self.pairs = Listed(numbers), Listed(pairs)
        self.articles, self._quotes = articles, Listed(quotes)

    def compare(self) -> FakeBatch:
        """Give itself: its `pairs` are there."""
        return self

    def match_quotes(self) -> Listed:
        """Give the quotes in groups."""
        return self._quotes


class Oracle:
    """A package that answers with the gold, damaged on request: some pairs dropped, added, or with another verdict."""

    def __init__(
        self, *, seed: int = 1, drop: float = 0, add: int = 0, flip: float = 0, unread: float = 0, join: bool = False
    ) -> None:
        self.random = Random(2)
        self.drop, self.add, self.flip, self.unread, self.join = drop, add, flip, unread, join
        self.stories = {story.name: story for part in PARTS for story in gold.stories(part) + gold.briefs(part)}
        self.answers = {answer["article"]: answer["quotes"] for answer in quoting.quote_articles(seed)[1]}

    def analyze_batch(self, texts: list[str], *, ids: list[str], published: list[str]) -> FakeBatch:
        """Answer with the gold for the articles with these ids."""
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
                    {
                        "article": name,
                        "number": position,
                        "text": figure.surface,
                        "kind": "cardinal",
                        "start": figure.start,
                        "end": figure.end,
                    }
                )
        pairs: Rows = []
        for name in dict.fromkeys(name.split("/")[0] for name in ids):
            for group in self.stories[name].groups if name in self.stories else []:
                for (a, b), verdict in group.verdicts.items():
                    if (name, a) in at and (name, b) in at and self.random.random() >= self.drop:
                        given = (
                            VERDICTS[(VERDICTS.index(verdict) + 1) % 4] if self.random.random() < self.flip else verdict
                        )
                        pairs.append(self._pair(at[name, b], at[name, a], given))
        everywhere = sorted(at.values())
        for _ in range(self.add):
            one, other = self.random.sample(everywhere, 2)
            pairs.append(self._pair(one, other, "same"))
        articles, rows = [], []
        for name in ids:
            quotes = self.answers.get(name, [])
            articles.append(
                FakeArticle([{"content": [{"start": s, "end": e} for s, e in quote["content"]]} for quote in quotes])
            )
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
        return {
            "group": 0,
            "article_a": a[0],
            "number_a": a[1],
            "article_b": b[0],
            "number_b": b[1],
            "verdict": verdict,
        }


def selftest() -> list[str]:
    """List what is wrong with the stories, the generator or the scorer; nothing, one hopes."""
    problems: list[str] = []

    def check(holds: bool, what: str) -> None:
        if not holds:
            problems.append(what)

    names: set[str] = set()
    for part in PARTS:
        stories = gold.stories(part)
        # The held-out stories may be elsewhere.
        if not stories:
            continue
        check(len(stories) >= 12, f"{part}: fewer than 12 stories")
        for story in stories:
            problems += [f"{part}/{story.name}: {problem}" for problem in story.problems]
            check(3 <= len(story.articles) <= 6, f"{part}/{story.name}: not 3 to 6 articles")
            check(story.name not in names, f"{part}/{story.name}: name used twice")
            names.add(story.name)
        for together in (False, True):
            perfect = summary(score_stories(Oracle(), stories, together=together))
            check(
                perfect["pairs_with_verdict"] == {"precision": 100, "recall": 100, "f1": 100},
                f"{part}: gold is not 100",
            )
            check(perfect["verdict_accuracy"] == 100, f"{part}: verdicts of gold are not 100")
            check(perfect["figures_not_read"]["figures"] == 0, f"{part}: figures of gold are not read")
        dropped = summary(score_stories(Oracle(drop=0.2), stories, together=False))
        check(
            70 < dropped["pairs"]["recall"] < 90 and dropped["pairs"]["precision"] == 100,
            f"{part}: dropped pairs are not missed",
        )
        added = summary(score_stories(Oracle(add=len(stories) * 8), stories, together=True))
        check(
            added["pairs"]["recall"] == 100 and added["pairs"]["precision"] < 85, f"{part}: added pairs are not wrong"
        )
        check(added["counts"]["wrong"].get("across stories", 0) > 100, f"{part}: pairs across stories are not told")
        flipped = summary(score_stories(Oracle(flip=0.3), stories, together=False))
        check(
            60 < flipped["verdict_accuracy"] < 80 and flipped["pairs"]["f1"] == 100,
            f"{part}: other verdicts are not wrong",
        )
        unread = summary(score_stories(Oracle(unread=0.1), stories, together=False))
        check(
            unread["figures_not_read"]["figures"] > 10 and unread["pairs"]["recall"] < 95,
            f"{part}: unread figures are not told",
        )
        check(unread["recall_of_read"] == 100, f"{part}: unread figures count against the rest")

    table = (gold.HERE / "README.md").read_text(encoding="utf-8")
    for part in filter(gold.briefs, PARTS):
        pairs = gold.briefs(part)
        problems += [f"briefs/{part}: {problem}" for story in pairs for problem in story.problems]
        texts = {(story.articles[0].text, story.articles[1].text) for story in pairs}
        check(len(texts) == len(pairs), f"briefs/{part}: a pair used twice")
        perfect = summary(score_stories(Oracle(), pairs, together=False))
        check(perfect["pairs_with_verdict"]["f1"] == 100, f"briefs/{part}: gold is not 100")
        check(gold.counted_briefs(part) in table, f"README.md: not the counts: {gold.counted_briefs(part)}")
    for part in filter(gold.stories, PARTS):
        check(gold.counted(part) in table, f"README.md: not the counts of {part}: {gold.counted(part)}")

    text, figures = gold.render("a", "At least [[x|12 people]] and [[y|“five”]].")
    check([text[f.start : f.end] for f in figures] == ["12 people", "“five”"] and "[[" not in text, "rendering")
    for seed in (1, 2):
        rows, answers = quoting.quote_articles(seed)
        check((rows, answers) == quoting.quote_articles(seed), "quotes differ from run to run")
        said = quoting.utterances()
        uses = Counter(quote["utterance"] for answer in answers for quote in answer["quotes"])
        check(set(uses) == set(range(len(said))) and max(uses.values()) <= 4, "an utterance is quoted 1 to 4 times")
        for row, answer in zip(rows, answers, strict=True):
            check(row["id"] == answer["article"], "quotes: order")
            for quote in answer["quotes"]:
                pieces = [row["text"][start:end] for start, end in quote["content"]]
                check(
                    all(piece[0] in '“"‘«' and piece[-1] in '”"’»' for piece in pieces),
                    f"{row['id']}: marks of {pieces}",
                )
                plain = re.sub(r"[^\w ]", "", " ".join(pieces)).lower()
                exact = re.sub(r"[^\w ]", "", said[quote["utterance"]]["text"]).lower()
                if quote["kind"] in PLAIN:
                    check(plain == exact, f"{row['id']}: not verbatim: {plain}")
                if quote["kind"] == "excerpt":
                    whole = [re.sub(r"[^\w ]", "", one["text"]).lower() for one in said]
                    check(sum(plain in one for one in whole) == 1, f"{row['id']}: of two utterances: {plain}")
                    check(plain in exact and len(plain.split()) >= 6, f"{row['id']}: not an excerpt: {plain}")
                check(bool(quote["altered"]) == (quote["kind"] in quoting.ALTERED), f"{row['id']}: altered: {quote}")
                if quote["altered"]:
                    check(plain != exact, f"{row['id']}: unaltered: {plain}")
                    words = len(exact.split())
                    check(len(quote["altered"]) <= max(1, words // 5), f"{row['id']}: altered too much: {plain}")
        perfect = score_quotes(Oracle(seed=seed), seed)
        for what in ("pairs", "altered", "altered_words", "other_speaker"):
            check(set(perfect[what].values()) == {100}, f"quotes: {what} of gold are not 100")
        joined = score_quotes(Oracle(seed=seed, join=True), seed)
        check(
            joined["pairs"]["recall"] == 100 and joined["pairs"]["precision"] < 80,
            "quotes: joined groups are not wrong",
        )
        check(joined["counts"]["wrong"].get("of one family", 0) > 0, "quotes: families are not told")
    scaled = scaling.scale_articles(300, 1)
    check(scaled == scaling.scale_articles(300, 1) and len({row["id"] for row in scaled}) == 300, "scale")
    return problems
