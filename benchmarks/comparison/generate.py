"""Makes the benchmark's inputs: the stories' articles and the quote articles with their gold, and big batches.

    generate.py stories DIR             DIR/dev.jsonl, DIR/dev.gold.json, DIR/test.jsonl, DIR/test.gold.json
    generate.py quotes DIR --seed S     DIR/quotes.jsonl, DIR/quotes.gold.json
    generate.py scale N --seed S FILE   N articles as JSON lines

Articles are JSON lines `{"id", "text", "published"}`. Python 3.11 is enough; the same seed gives the same bytes.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import gold
from gold import PARTS, Row, Story
from quoting import quote_articles, utterances
from scaling import scale_articles


def write_rows(path: Path, rows: list[Row]) -> None:
    """Write articles as JSON lines."""
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")


def write_json(path: Path, data: object) -> None:
    """Write gold as indented JSON."""
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def story_rows(story: Story) -> list[Row]:
    """List the articles of a story; an id is the story's name, a stroke and the article's letter."""
    return [{"id": f"{story.name}/{a.id}", "text": a.text, "published": a.published} for a in story.articles]


def story_gold(story: Story) -> dict[str, Any]:
    """Lay out the figures of a story with offsets, its groups with verdicts, and the spans that are left out."""
    return {
        "story": story.name,
        "title": story.title,
        "difficulties": story.difficulties,
        "figures": {
            f.key: {"article": f"{story.name}/{f.article}", "start": f.start, "end": f.end, "surface": f.surface}
            for f in story.figures.values()
        },
        "groups": [
            {
                "about": g.about,
                "figures": g.figures,
                "verdicts": [[a, b, verdict] for (a, b), verdict in g.verdicts.items()],
            }
            for g in story.groups
        ],
        "ignored": {f"{story.name}/{a.id}": gold.ignored(story, a.text) for a in story.articles},
    }


def write_stories(folder: Path) -> None:
    """Write both parts."""
    for part in PARTS:
        stories = gold.stories(part)
        write_rows(folder / f"{part}.jsonl", [row for story in stories for row in story_rows(story)])
        write_json(folder / f"{part}.gold.json", [story_gold(story) for story in stories])


def write_quotes(folder: Path, seed: int) -> None:
    """Write the quote articles and their gold."""
    rows, answers = quote_articles(seed)
    said = utterances()
    write_rows(folder / "quotes.jsonl", rows)
    write_json(folder / "quotes.gold.json", {"seed": seed, "utterances": said, "articles": answers})


def main() -> None:
    """Run the command line."""
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
