"""Articles that quote the utterances of quotes.toml: verbatim, cut, split, altered, or under another name."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any

from gold import EDITS, HERE, Row

KINDS = (
    "verbatim",
    "split",
    "excerpt",
    "punctuation",
    "spelling",
    "elision",
    "bracket",
    "light",
    "heavy",
    "attribution",
)
"""How an utterance is quoted. What is declared or a matter of style leaves the words unaltered: all but `light` (one
word or two) and `heavy` (up to a fifth of the words). `attribution` is verbatim, with another speaker."""

ALTERED = ("light", "heavy")

MARKS = [("“", "”"), ('"', '"'), ("‘", "’"), ("«", "»")]

DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

WORD = re.compile(r"[\w’'-]+|[^\w\s]")


@dataclass
class Quoted:
    """An utterance as one article quotes it."""

    utterance: int
    kind: str
    words: list[str]
    altered: list[list[str]] = field(default_factory=list)
    """Pairs of what was said and what was written, either of which may be empty."""

    @property
    def text(self) -> str:
        """The words, without the marks."""
        return " ".join(self.words)


def utterances() -> list[dict[str, str]]:
    """Read the utterances of quotes.toml: speaker, title, text, and the family of those that resemble one another."""
    rows: list[dict[str, str]] = tomllib.loads((HERE / "quotes.toml").read_text(encoding="utf-8"))["utterances"]
    return rows


def bare(word: str) -> str:
    """Take a word without the punctuation around it, in lower case."""
    return word.strip('.,;:!?…“”"').lower()


def _like(word: str, new: str) -> str:
    core = word.strip(".,;:!?")
    start = word.index(core) if core else 0
    if core[:1].isupper() and core not in ("I", "I'm"):
        new = new[:1].upper() + new[1:]
    return word[:start] + new + word[start + len(core) :]


def _edit(random: Random, words: list[str], altered: list[list[str]], touched: set[int], at: int) -> bool:
    """One edit of the word at a place; False if it cannot be done there."""
    word = words[at]
    core = bare(word)
    if at in touched or not core or "\0" in word:
        return False
    choice = random.choices(["drop", "synonym", "inflection", "insert", "swap"], [4, 5, 4, 3, 1])[0]
    if choice == "synonym" and core in EDITS["synonyms"]:
        words[at] = _like(word, EDITS["synonyms"][core])
        altered.append([core, EDITS["synonyms"][core].lower()])
        touched.add(at)
        return True
    if choice == "inflection" and core in EDITS["inflections"]:
        words[at] = _like(word, EDITS["inflections"][core])
        altered.append([core, EDITS["inflections"][core].lower()])
        touched.add(at)
        return True
    if choice == "drop" and word == core and 0 < at < len(words) - 1 and len(words) > 8:
        words[at] = "\0"
        altered.append([core, ""])
        touched.add(at)
        return True
    if choice == "insert" and 0 < at < len(words) - 1 and not word.endswith((",", ";")):
        filler = random.choice(EDITS["fillers"])
        words[at] = f"{word} {filler}"
        altered.append(["", filler])
        touched.add(at)
        return True
    if choice == "swap" and 0 < at < len(words) - 2 and at + 1 not in touched:
        after = words[at + 1]
        if word == core and after.isalpha() and after.islower() and core != after and "\0" not in after:
            words[at], words[at + 1] = after, word
            altered.append([f"{core} {after}", f"{after} {core}"])
            touched |= {at, at + 1}
            return True
    return False


def quote_as(random: Random, number: int, said: str, others: str, kind: str) -> Quoted | None:
    """Quote an utterance in a way; None where that cannot be done with it.

    An excerpt stands in no other utterance (`others` are all of them, in lower case): of a phrase that two share nobody
    could say whose it is.
    """
    words = said.split()
    altered: list[list[str]] = []
    if kind == "excerpt":
        pieces = [piece.strip() for piece in re.split(r"(?<=[,;]) ", said)]
        starts = [at for at in range(len(pieces)) if len(" ".join(pieces[at:]).split()) >= 6]
        stretches = [" ".join(pieces[start:end]) for start in starts for end in range(start + 1, len(pieces) + 1)]
        # A sentence of one clause is cut where a longer word ends.
        windows = [
            " ".join(words[start:end])
            for start in range(1, len(words) - 6)
            for end in range(start + 6, len(words))
            if len(bare(words[start])) > 3 and len(bare(words[end - 1])) > 4
        ]
        options: list[str] = []
        for some in (stretches, windows):
            texts = [stretch.rstrip(",;.") for stretch in some if 6 <= len(stretch.split()) < len(words)]
            options = options or [text for text in texts if others.count(text.lower()) == 1]
        if not options:
            return None
        words = random.choice(options).split()
    elif kind == "punctuation":
        new = [re.sub(r"[,;]$", "", w) if random.random() < 0.6 else re.sub(r",$", " –", w) for w in words]
        new = [w.replace("'", "’") for w in new]
        if new == words:
            return None
        words = " ".join(new).split()
    elif kind == "spelling":
        text = said
        for long, short in EDITS["contractions"].items():
            text = re.sub(rf"\b{long}\b", short, text)
            text = re.sub(rf"\b{long[0].upper() + long[1:]}\b", short[0].upper() + short[1:], text)
        new = [_like(w, EDITS["spellings"][bare(w)]) if bare(w) in EDITS["spellings"] else w for w in text.split()]
        if new == words:
            return None
        words = new
    elif kind == "elision":
        if len(words) < 14:
            return None
        start = random.randrange(4, len(words) - 6)
        end = start + random.randrange(2, min(6, len(words) - start - 4) + 1)
        words = [*words[:start], "...", *words[end:]]
    elif kind == "bracket":
        places = [at for at, word in enumerate(words) if bare(word) in EDITS["brackets"]]
        if not places:
            return None
        at = random.choice(places)
        words[at] = words[at].replace(words[at].strip(".,;:"), EDITS["brackets"][bare(words[at])])
    elif kind in ALTERED:
        most = max(1, len(words) // 5)
        wanted = random.randrange(1, min(2, most) + 1) if kind == "light" else random.randrange(min(3, most), most + 1)
        touched: set[int] = set()
        places = list(range(len(words)))
        for _ in range(6):
            random.shuffle(places)
            for at in places:
                if len(altered) >= wanted:
                    break
                _edit(random, words, altered, touched, at)
        if not altered:
            return None
        words = " ".join(word for word in words if word != "\0").split()
    return Quoted(number, kind, words, altered)


@dataclass
class Written:
    """A piece of article text, and where in it each quote stands."""

    text: str = ""
    quotes: list[dict[str, Any]] = field(default_factory=list)

    def add(self, text: str) -> None:
        """Write text that is no quote."""
        self.text += text

    def add_quote(self, pieces: list[tuple[str, str]], **about: Any) -> None:
        """Write a quote in pieces: what comes before each, and the piece with its marks."""
        spans = []
        for before, piece in pieces:
            self.text += before
            spans.append([len(self.text), len(self.text) + len(piece)])
            self.text += piece
        self.quotes.append({"content": spans, **about})


def _sentence(
    random: Random, article: Written, quoted: Quoted, who: dict[str, str], day: str, marks: tuple[str, str]
) -> None:
    left, right = marks
    text = quoted.text
    text = text.replace("'", "’") if left != '"' else text
    name, title = who["speaker"], who["title"]
    cue = random.choice(EDITS["cues"]).format(day=day, outlet=random.choice(EDITS["outlets"]))
    full = f"the {title} {name}" if title[0].islower() else f"{title} {name}"
    about = {"utterance": quoted.utterance, "kind": quoted.kind, "speaker": name, "altered": quoted.altered}
    ended = text.rstrip(".,;")
    if quoted.kind == "excerpt" and text[0].islower():
        lead = random.choice(
            [
                f"{full} spoke of the matter at length and said that ",
                f"According to {full}, ",
                f"In the words of {full}, ",
            ]
        )
        article.add(lead[0].upper() + lead[1:])
        article.add_quote([("", f"{left}{ended}{right}")], **about)
        article.add(".")
        return
    text = text[0].upper() + text[1:]
    ended = text.rstrip(".,;")
    if quoted.kind == "split":
        words = ended.split()
        at = next((n + 1 for n in range(2, len(words) - 3) if words[n].endswith((",", ";"))), len(words) // 2)
        first, second = " ".join(words[:at]).rstrip(",;"), " ".join(words[at:])
        article.add_quote(
            [
                ("", f"{left}{first},{right}"),
                (f" {cue} {full}, " if cue == "said" else f" {full} {cue}, ", f"{left}{second}.{right}"),
            ],
            **about,
        )
        return
    form = random.randrange(4)
    if form == 0:
        article.add_quote([("", f"{left}{ended},{right}")], **about)
        article.add(f" {full} {cue}.")
    elif form == 1:
        lead = f"{name}, the {title}, {cue}: " if title[0].islower() else f"{full} {cue}: "
        article.add(lead)
        article.add_quote([("", f"{left}{ended}.{right}")], **about)
    elif form == 2:
        article.add_quote([("", f"{left}{ended},{right}")], **about)
        article.add(f" said {full}.")
    else:
        article.add(f"Asked about it on {day}, {full} said: ")
        article.add_quote([("", f"{left}{ended}.{right}")], **about)


def quote_articles(seed: int) -> tuple[list[Row], list[dict[str, Any]]]:
    """Make the articles that quote the utterances, and list for each the quotes in it.

    An utterance is quoted 1 to 4 times, in different articles, the first time verbatim or split.
    """
    random = Random(seed)
    said = utterances()
    others = "\n".join(one["text"] for one in said).lower()
    uses: list[Quoted] = []
    later = [kind for kind in KINDS if kind != "verbatim"]
    turn = 0
    for number, one in enumerate(said):
        first = quote_as(
            random, number, one["text"], others, random.choice(["verbatim", "verbatim", "verbatim", "split"])
        )
        assert first is not None
        uses.append(first)
        for _ in range(random.choice([0, 1, 1, 2, 2, 3, 3])):
            kind = "verbatim" if random.random() < 0.15 else later[turn % len(later)]
            turn += 1
            other = quote_as(random, number, one["text"], others, kind)
            uses.append(other or Quoted(number, "verbatim", one["text"].split()))
    random.shuffle(uses)
    articles: list[list[Quoted]] = [[] for _ in range(len(uses) * 2 // 9)]
    for use in uses:
        # No article quotes an utterance twice; the emptiest of a few that have not got it takes it.
        places = [
            at
            for at in random.sample(range(len(articles)), 8)
            if all(q.utterance != use.utterance for q in articles[at])
        ]
        articles[min(places, key=lambda at: len(articles[at]))].append(use)
    rows: list[Row] = []
    answers: list[dict[str, Any]] = []
    begin = date(2024, 1, 8)
    for number, inside in enumerate(filter(None, articles)):
        published = begin + timedelta(days=number % 28)
        day, place = DAYS[published.weekday()], random.choice(EDITS["places"])
        marks = random.choice(MARKS[:3]) if random.random() < 0.9 else MARKS[3]
        article = Written()
        if random.random() < 0.4:
            article.add(f"{place.upper()} ({random.choice(EDITS['outlets'])}) - ")
        article.add(random.choice(EDITS["openers"]).format(day=day, place=place) + "\n\n")
        for quoted in inside:
            who = said[quoted.utterance]
            if quoted.kind == "attribution":
                who = random.choice([other for other in said if other["speaker"] != who["speaker"]])
            _sentence(random, article, quoted, who, day, marks)
            article.add(
                "\n\n"
                if random.random() < 0.6
                else f" {random.choice(EDITS['fills']).format(day=day, place=place)}\n\n"
            )
        name = f"quotes/{number:03}"
        rows.append({"id": name, "text": article.text.rstrip() + "\n", "published": published.isoformat()})
        answers.append({"article": name, "quotes": article.quotes})
    return rows, answers
