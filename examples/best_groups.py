"""List the best groups of figures across articles: `best_groups.py [-n 50] FILE...`, text files or JSON lines."""

import argparse
from collections import Counter, defaultdict

import newsclaims
from newsclaims._files import read_records

parser = argparse.ArgumentParser(description=__doc__)
parser.add_argument("files", nargs="+")
parser.add_argument("-n", type=int, default=50, help="how many groups")
options = parser.parse_args()
records = list(read_records(options.files, None, print))
batch = newsclaims.analyze_batch(
    [record.text for record in records],
    ids=[str(record.id) for record in records],
    published=[record.published for record in records],
)
comparison = batch.compare()
groups = defaultdict(list)
for row in comparison.figures.to_dicts():
    groups[row["group"]].append(row)
verdicts = defaultdict(Counter)
for row in comparison.pairs.to_dicts():
    verdicts[row["group"]][row["verdict"]] += 1
across = [rows for rows in groups.values() if len({row["article"] for row in rows}) > 1]
across.sort(key=lambda rows: -rows[0]["score"])
for rows in across[: options.n]:
    first = rows[0]
    counts = ", ".join(f"{count} {verdict}" for verdict, count in verdicts[first["group"]].items())
    print(f"{first['label']}  ({first['score']:.3f}; {counts})")
    for row in rows[:6]:
        print(f"    {row['article']}: {row['text']}: {' '.join(row['context'].split())[:160]}")
