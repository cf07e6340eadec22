"""Makes the benchmark's inputs: the stories' articles with their gold, articles full of quotes with theirs, and big batches.

    generate.py stories DIR             DIR/dev.jsonl, DIR/dev.gold.json, DIR/test.jsonl, DIR/test.gold.json
    generate.py quotes DIR --seed S     DIR/quotes.jsonl, DIR/quotes.gold.json
    generate.py scale N --seed S FILE   N articles as JSON lines

Articles are JSON lines `{"id", "text", "published"}`. Needs Python 3.11 and nothing else; the same seed gives the same bytes.
"""

from __future__ import annotations

import argparse
import json
import re
import tomllib
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import gold
from gold import HERE, PARTS, Story

Row = dict[str, str]


def write_rows(path: Path, rows: list[Row]) -> None:
    """Articles as JSON lines."""
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")


def write_json(path: Path, data: object) -> None:
    """Gold as indented JSON."""
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


# Stories


def story_rows(story: Story) -> list[Row]:
    """The articles of a story; an id is the story's name, a stroke and the article's letter."""
    return [{"id": f"{story.name}/{a.id}", "text": a.text, "published": a.published} for a in story.articles]


def story_gold(story: Story) -> dict[str, Any]:
    """The figures of a story with their offsets, its groups with a verdict for each pair, and the spans that are left out."""
    return {
        "story": story.name,
        "title": story.title,
        "difficulties": story.difficulties,
        "figures": {
            f.key: {"article": f"{story.name}/{f.article}", "start": f.start, "end": f.end, "surface": f.surface}
            for f in story.figures.values()
        },
        "groups": [
            {"about": g.about, "figures": g.figures, "verdicts": [[a, b, verdict] for (a, b), verdict in g.verdicts.items()]}
            for g in story.groups
        ],
        "ignored": {f"{story.name}/{a.id}": gold.ignored(story, a.text) for a in story.articles},
    }


def write_stories(folder: Path) -> None:
    """Both parts."""
    for part in PARTS:
        stories = gold.stories(part)
        write_rows(folder / f"{part}.jsonl", [row for story in stories for row in story_rows(story)])
        write_json(folder / f"{part}.gold.json", [story_gold(story) for story in stories])


# Quotes

KINDS = ("verbatim", "split", "excerpt", "punctuation", "spelling", "elision", "bracket", "light", "heavy", "attribution")
"""How an utterance is quoted. What is declared or a matter of style leaves the words unaltered: all but `light` (one word or two)
and `heavy` (up to a fifth of the words). `attribution` is verbatim, with another speaker."""

ALTERED = ("light", "heavy")

SYNONYMS = {
    "big": "large", "largest": "biggest", "children": "kids", "people": "citizens", "house": "home", "houses": "homes",
    "asked": "urged", "told": "informed", "said": "stated", "began": "started", "start": "begin", "started": "begun",
    "help": "assist", "mistake": "error", "mistakes": "errors", "answer": "reply", "reply": "answer", "difference": "gap",
    "hard": "difficult", "harder": "more difficult", "tired": "exhausted", "sorry": "apologetic", "quite": "fairly", "town": "city",
    "needs": "requires", "need": "require", "show": "prove", "shows": "proves", "found": "discovered", "find": "discover",
    "gone": "lost", "whole": "entire", "every": "each", "all": "all of", "simply": "just", "exactly": "precisely", "precisely": "exactly", "willing": "prepared",
    "ready": "prepared", "will": "shall", "must": "has to", "would": "could", "before": "earlier than",
    "company": "firm", "workers": "employees", "price": "cost", "prices": "costs", "money": "cash", "law": "rule",
    "summer": "autumn", "night": "evening", "morning": "afternoon", "week": "month", "year": "season", "years": "seasons",
    "read": "heard", "seen": "known", "saw": "noticed", "heard": "noticed", "know": "understand", "think": "believe",
    "thought": "believed", "fast": "quickly", "slowly": "gradually", "long": "lengthy", "small": "little", "less": "fewer",
    "fair": "just", "safe": "secure", "open": "clear", "closed": "shut", "shut": "closed", "lost": "missed", "first": "opening",
    "last": "final", "exact": "precise", "built": "made", "made": "created", "sent": "passed", "share": "split", "leave": "quit",
    "way": "manner", "reason": "cause", "worked": "served", "works": "labours", "wonder": "ask", "watching": "observing",
    "truth": "fact", "door": "gate", "road": "street", "street": "road", "bridge": "crossing", "sea": "ocean", "anger": "rage",
    "families": "relatives", "violence": "attacks", "talks": "negotiations", "investment": "bet", "proud": "fond", "never": "not",
    "because": "since", "although": "though", "until": "till", "but": "yet", "and": "as well as", "now": "today", "today": "now",
}  # fmt: skip
"""A word, and what another reporter heard: mostly the same in other words, sometimes not."""

INFLECTIONS = {
    "is": "was", "are": "were", "was": "is", "were": "are", "has": "had", "have": "had", "had": "has", "does": "did", "do": "did",
    "want": "wanted", "wants": "wanted", "says": "said", "goes": "went", "comes": "came", "come": "came", "came": "comes",
    "gets": "got", "get": "got", "pays": "paid", "keeps": "kept", "turns": "turned", "kept": "keep", "knew": "knows",
    "wanted": "wants", "opened": "opens", "spent": "spend", "tells": "told", "minutes": "minute", "hours": "hour", "weeks": "week",
    "months": "month", "days": "day", "it": "they", "this": "that", "that": "this", "these": "those", "those": "these", "a": "the",
    "the": "a", "we": "they", "our": "their", "my": "our", "who": "that", "which": "that", "in": "at", "on": "in", "for": "of",
}  # fmt: skip

FILLERS = ["really", "now", "certainly", "also", "still", "perhaps", "just", "clearly", "always", "again", "of course", "in fact"]

SPELLINGS = {
    "metre": "meter", "metres": "meters", "kilometers": "kilometres", "litre": "liter", "labour": "labor", "neighbour": "neighbor",
    "neighbour's": "neighbor's", "neighbor": "neighbour", "apologise": "apologize", "programme": "program", "centre": "center",
    "colour": "color", "favour": "favor", "licence": "license", "grey": "gray", "ageing": "aging", "travelled": "traveled",
    "cancelled": "canceled", "organise": "organize", "theatre": "theater", "harbour": "harbor", "honour": "honor", "realise": "realize",
    "not": "n't", "cannot": "can not", "tyres": "tires", "defence": "defense", "towards": "toward", "dyke": "dike", "fulfil": "fulfill",
    "thirty-one": "31", "nineteen": "19", "forty": "40", "twelve": "12", "eleven": "11", "five": "5", "twenty": "20", "nine": "9",
    "percent": "per cent", "three": "3", "two": "2", "four": "4", "seven": "7", "ten": "10", "eighty": "80", "everyone": "every one",
}  # fmt: skip

CONTRACTIONS = [
    ("we are", "we're"), ("we have", "we've"), ("they are", "they're"), ("it is", "it's"), ("do not", "don't"), ("does not", "doesn't"),
    ("did not", "didn't"), ("will not", "won't"), ("is not", "isn't"), ("are not", "aren't"), ("was not", "wasn't"),
    ("i am", "I'm"), ("i have", "I've"), ("you have", "you've"), ("that is", "that's"), ("could not", "couldn't"),
    ("have not", "haven't"), ("has not", "hasn't"), ("cannot", "can't"), ("there is", "there's"), ("i would", "I'd"),
    ("we would", "we'd"), ("i will", "I'll"), ("we will", "we'll"), ("it will", "it'll"), ("they will", "they'll"),
]  # fmt: skip

BRACKETS = {
    "we": "[the company]", "they": "[the authorities]", "it": "[the decision]", "he": "[the suspect]", "she": "[the minister]",
    "here": "[in the region]", "this": "[the plan]", "us": "[the residents]", "them": "[the workers]", "there": "[at the site]",
}  # fmt: skip

MARKS = [("“", "”"), ('"', '"'), ("‘", "’"), ("«", "»")]

OUTLETS = ["The Standard", "Harbour Post", "Newsline", "Radio One", "The Courier", "Evening Ledger", "Wire", "The Observer of Brask"]

PLACES = ["Brask", "Garrow", "Ashby", "Tromvik", "Lescara", "Dunmoor", "Calder", "Orso", "Hexton", "Karsova", "Selangan", "Longmere"]

OPENERS = [
    "There was no lack of strong words on {day}.",
    "The debate over the matter went on in {place} on {day}.",
    "Reactions came quickly from all sides.",
    "Reporters had waited outside the building in {place} since the early morning.",
    "Here is what was said on {day}, and by whom.",
    "It was a busy {day} in {place}, and not a quiet one.",
    "The news conference in {place} was short.",
    "Feelings in {place} were running high on {day}.",
]

FILLS = [
    "The room fell silent for a moment.",
    "An official statement is expected later in the week.",
    "Others in {place} declined to comment.",
    "The remarks were met with applause from some, and with shrugs from others.",
    "It was not clear on {day} what would follow.",
    "Neighbours looked on from across the road.",
    "The meeting went on behind closed doors.",
    "A decision is not expected before the summer break.",
]

DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

CUES = ["said", "said", "said", "told reporters", "said on {day}", "told {outlet}", "added", "declared", "explained"]

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
    """The utterances of quotes.toml: speaker, title, text, and the family of those that resemble one another."""
    rows: list[dict[str, str]] = tomllib.loads((HERE / "quotes.toml").read_text(encoding="utf-8"))["utterances"]
    return rows


def bare(word: str) -> str:
    """A word without the punctuation around it, in lower case."""
    return word.strip(".,;:!?…“”\"").lower()


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
    if choice == "synonym" and core in SYNONYMS:
        words[at] = _like(word, SYNONYMS[core])
        altered.append([core, SYNONYMS[core].lower()])
        touched.add(at)
        return True
    if choice == "inflection" and core in INFLECTIONS:
        words[at] = _like(word, INFLECTIONS[core])
        altered.append([core, INFLECTIONS[core].lower()])
        touched.add(at)
        return True
    if choice == "drop" and word == core and 0 < at < len(words) - 1 and len(words) > 8:
        words[at] = "\0"
        altered.append([core, ""])
        touched.add(at)
        return True
    if choice == "insert" and 0 < at < len(words) - 1 and not word.endswith((",", ";")):
        filler = random.choice(FILLERS)
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


def quote_as(random: Random, number: int, said: str, kind: str) -> Quoted | None:
    """An utterance quoted in a way; None where that cannot be done with it."""
    words = said.split()
    altered: list[list[str]] = []
    if kind == "excerpt":
        pieces = [piece.strip() for piece in re.split(r"(?<=[,;]) ", said)]
        starts = [at for at in range(len(pieces)) if len(" ".join(pieces[at:]).split()) >= 6]
        options = []
        for start in starts:
            for end in range(start + 1, len(pieces) + 1):
                if 6 <= len(" ".join(pieces[start:end]).split()) < len(words):
                    options.append(" ".join(pieces[start:end]))
        if not options:
            if len(words) < 12:
                return None
            start = random.randrange(1, len(words) - 8)
            end = random.randrange(start + 7, len(words))
            options = [" ".join(words[start:end])]
        words = random.choice(options).rstrip(",;.").split()
    elif kind == "punctuation":
        new = [re.sub(r"[,;]$", "", w) if random.random() < 0.6 else re.sub(r",$", " –", w) for w in words]
        new = [w.replace("'", "’") for w in new]
        if new == words:
            return None
        words = " ".join(new).split()
    elif kind == "spelling":
        text = said
        for long, short in CONTRACTIONS:
            text = re.sub(rf"\b{long}\b", lambda m, s=short: s[0].upper() + s[1:] if m[0][0].isupper() else s, text, flags=re.IGNORECASE)
        new = [_like(w, SPELLINGS[bare(w)]) if bare(w) in SPELLINGS and SPELLINGS[bare(w)] != "n't" else w for w in text.split()]
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
        places = [at for at, word in enumerate(words) if bare(word) in BRACKETS]
        if not places:
            return None
        at = random.choice(places)
        words[at] = words[at].replace(words[at].strip(".,;:"), BRACKETS[bare(words[at])])
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
        """Text that is no quote."""
        self.text += text

    def add_quote(self, pieces: list[tuple[str, str]], **about: Any) -> None:
        """A quote in pieces: what comes before each, and the piece with its marks."""
        spans = []
        for before, piece in pieces:
            self.text += before
            spans.append([len(self.text), len(self.text) + len(piece)])
            self.text += piece
        self.quotes.append({"content": spans, **about})


def _sentence(random: Random, article: Written, quoted: Quoted, who: dict[str, str], day: str, marks: tuple[str, str]) -> None:
    left, right = marks
    text = quoted.text
    text = text.replace("'", "’") if left != '"' else text
    name, title = who["speaker"], who["title"]
    cue = random.choice(CUES).format(day=day, outlet=random.choice(OUTLETS))
    full = f"the {title} {name}" if title[0].islower() else f"{title} {name}"
    about = {"utterance": quoted.utterance, "kind": quoted.kind, "speaker": name, "altered": quoted.altered}
    ended = text.rstrip(".,;")
    if quoted.kind == "excerpt" and text[0].islower():
        lead = random.choice([f"{full} spoke of the matter at length and said that ", f"According to {full}, ", f"In the words of {full}, "])
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
            [("", f"{left}{first},{right}"), (f" {cue} {full}, " if cue == "said" else f" {full} {cue}, ", f"{left}{second}.{right}")], **about
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
    """The articles that quote the utterances, and for each the quotes in it.

    An utterance is quoted 1 to 4 times, in different articles, the first time verbatim or split.
    """
    random = Random(seed)
    said = utterances()
    uses: list[Quoted] = []
    later = [kind for kind in KINDS if kind != "verbatim"]
    turn = 0
    for number, one in enumerate(said):
        first = quote_as(random, number, one["text"], random.choice(["verbatim", "verbatim", "verbatim", "split"]))
        assert first is not None
        uses.append(first)
        for _ in range(random.choice([0, 1, 1, 2, 2, 3, 3])):
            kind = "verbatim" if random.random() < 0.15 else later[turn % len(later)]
            turn += 1
            other = quote_as(random, number, one["text"], kind)
            uses.append(other or Quoted(number, "verbatim", one["text"].split()))
    random.shuffle(uses)
    articles: list[list[Quoted]] = [[] for _ in range(len(uses) * 2 // 9)]
    for use in uses:
        # No article quotes an utterance twice; the emptiest of a few that have not got it takes it.
        places = [at for at in random.sample(range(len(articles)), 8) if all(q.utterance != use.utterance for q in articles[at])]
        articles[min(places, key=lambda at: len(articles[at]))].append(use)
    rows: list[Row] = []
    answers: list[dict[str, Any]] = []
    begin = date(2024, 1, 8)
    for number, inside in enumerate(filter(None, articles)):
        published = begin + timedelta(days=number % 28)
        day, place = DAYS[published.weekday()], random.choice(PLACES)
        marks = random.choice(MARKS[:3]) if random.random() < 0.9 else MARKS[3]
        article = Written()
        if random.random() < 0.4:
            article.add(f"{place.upper()} ({random.choice(OUTLETS)}) - ")
        article.add(random.choice(OPENERS).format(day=day, place=place) + "\n\n")
        for quoted in inside:
            who = said[quoted.utterance]
            if quoted.kind == "attribution":
                who = random.choice([other for other in said if other["speaker"] != who["speaker"]])
            _sentence(random, article, quoted, who, day, marks)
            article.add("\n\n" if random.random() < 0.6 else f" {random.choice(FILLS).format(day=day, place=place)}\n\n")
        name = f"quotes/{number:03}"
        rows.append({"id": name, "text": article.text.rstrip() + "\n", "published": published.isoformat()})
        answers.append({"article": name, "quotes": article.quotes})
    return rows, answers


def write_quotes(folder: Path, seed: int) -> None:
    """The quote articles and their gold."""
    rows, answers = quote_articles(seed)
    said = utterances()
    write_rows(folder / "quotes.jsonl", rows)
    write_json(folder / "quotes.gold.json", {"seed": seed, "utterances": said, "articles": answers})


# Scale

_KEEP = set(
    "January February March April May June July August September October November December Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec "
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday I Celsius Fahrenheit CO2 President Minister Prime Governor Mayor Dr Professor "
    "Finance Interior Health Energy Education Transport Environment Economy Labour Agriculture Housing Home Justice Secretary Commissioner "
    "Judge Commodore Police GDP MW C F".split()
)
_NAME = re.compile(r"(?<![\w’'])[A-Z][\w]*")
_MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
_SHORT = {"Jan": 1, "Feb": 2, "Mar": 3, "Apr": 4, "Jun": 6, "Jul": 7, "Aug": 8, "Sept": 9, "Sep": 9, "Oct": 10, "Nov": 11, "Dec": 12}
_FIGURE = re.compile(
    rf"(?P<month>\b(?:{'|'.join(_MONTHS)}|{'|'.join(_SHORT)})) (?P<day>\d{{1,2}})\b(?!,?\d)|\b(?P<year>(?:1[89]|20)\d\d)\b(?![,.]?\d)|"
    r"(?<![\w.,])(?P<number>\d+(?:,\d{3})*(?:\.\d+)?)(?![\w]*-?year-old)"
)


def _names(story: Story) -> list[str]:
    """The words of a story that stand with a capital inside a sentence: its names, as near as can be had without a parser."""
    found: dict[str, None] = {}
    for article in story.articles:
        for match in _NAME.finditer(article.text):
            before = article.text[: match.start()]
            inside = before.endswith(" ") and before.rstrip()[-1:] not in ".?!\"”:-" and before.rstrip()[-1:] != ""
            word = match[0]
            if inside and len(word) > 1 and word not in _KEEP and word.title() not in _KEEP:
                found[word.title() if word.isupper() and len(word) > 4 else word] = None
    return list(found)


def _invent(random: Random, taken: set[str]) -> str:
    while True:
        name = "".join(random.choice("bdfgklmnprstvz") + random.choice("aeiou") for _ in range(random.randrange(2, 4)))
        name = (name + random.choice(["", "n", "r", "l", "s", "nd", "rk"])).title()
        if name not in taken:
            taken.add(name)
            return name


def _scaled(number: str, factor: float) -> str:
    """A number of about the size of factor times the one given, with as many digits behind the point and as many significant."""
    digits = number.replace(",", "")
    places = len(digits.partition(".")[2])
    value = float(digits) * factor
    if not places:
        zeros = len(digits) - len(digits.rstrip("0"))
        step = 10**zeros
        value = max(1, round(value / step)) * step
        return f"{int(value):,}" if "," in number or value >= 10_000 else str(int(value))
    return f"{value:,.{places}f}" if "," in number else f"{value:.{places}f}"


def scale_articles(count: int, seed: int) -> list[Row]:
    """Copies of stories as other events: in each copy other names, other figures and other dates, the same throughout the copy.

    A copy replaces each of the story's names by an invented one, moves its dates by a number of whole weeks (so that the days of
    the week still fit), and multiplies its figures by a factor of its own between a half and two; words for numbers stay. What a
    copy's articles say of one another thus stays as in the story, or nearly: the rounding of the factor may turn `same` to
    `compatible`. Articles of a copy are not neighbours: they are shuffled over the whole batch.
    """
    random = Random(seed)
    stories = [story for part in PARTS for story in gold.stories(part)]
    names = {story.name: _names(story) for story in stories}
    rows: list[Row] = []
    taken: set[str] = set()
    copy = 0
    while len(rows) < count:
        story = random.choice(stories)
        # Names need not differ over the whole batch, only between most of its events.
        if len(taken) > 20_000:
            taken.clear()
        other = {name: _invent(random, taken) for name in names[story.name]}
        weeks = random.randrange(-250, 50)
        factor = 2 ** random.uniform(-1, 1)
        for article in story.articles:
            when = datetime.fromisoformat(article.published)
            moved = when + timedelta(weeks=weeks)
            text = _rewrite(article.text, other, factor, when, timedelta(weeks=weeks))
            published = moved.isoformat() if "T" in article.published else moved.date().isoformat()
            rows.append({"id": f"{copy:06}/{story.name}/{article.id}", "text": text, "published": published})
        copy += 1
    rows = rows[:count]
    random.shuffle(rows)
    return rows


def _rewrite(text: str, names: dict[str, str], factor: float, when: datetime, by: timedelta) -> str:
    def name(match: re.Match[str]) -> str:
        word = match[0]
        if word in names:
            return names[word]
        return names[word.title()].upper() if word.isupper() and word.title() in names else word

    def figure(match: re.Match[str]) -> str:
        if match["month"]:
            long = match["month"] in _MONTHS
            month = _MONTHS.index(match["month"]) + 1 if long else _SHORT[match["month"]]
            try:
                moved = datetime(when.year, month, int(match["day"])) + by
            except ValueError:
                return match[0]
            return f"{_MONTHS[moved.month - 1] if long else _MONTHS[moved.month - 1][:3]} {moved.day}"
        if match["year"]:
            return str(int(match["year"]) + (when + by).year - when.year)
        new = _scaled(match["number"], factor)
        share = re.match(r" ?%| per ?cent", text[match.end() :])
        return match["number"] if share and float(new.replace(",", "")) > 95 else new

    return _NAME.sub(name, _FIGURE.sub(figure, text))


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    of_stories = commands.add_parser("stories")
    of_stories.add_argument("folder", type=Path)
    of_quotes = commands.add_parser("quotes")
    of_quotes.add_argument("folder", type=Path)
    of_quotes.add_argument("--seed", type=int, default=1)
    of_scale = commands.add_parser("scale")
    of_scale.add_argument("count", type=int)
    of_scale.add_argument("file", type=Path)
    of_scale.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    if given.command == "scale":
        write_rows(given.file, scale_articles(given.count, given.seed))
        return
    given.folder.mkdir(parents=True, exist_ok=True)
    if given.command == "stories":
        write_stories(given.folder)
    else:
        write_quotes(given.folder, given.seed)


if __name__ == "__main__":
    main()
