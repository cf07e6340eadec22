# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # A tour of newsclaims
#
# Who said what, with which figures: one article, then a batch of them.

# %%
from pathlib import Path

import newsclaims

folder = Path("../tests/articles") if Path("../tests/articles").exists() else Path("tests/articles")
text = (folder / "politics.txt").read_text(encoding="utf-8")
article = newsclaims.analyze(text, published="2024-05-03")
article

# %% [markdown]
# An article displays as its text: quotes in their speaker's colour, cues dotted, sources and figures bold. Point at a mark
# to see what it means. The parts are objects that link to one another.

# %%
for claim in article.claims:
    who = claim.speaker.name if claim.speaker else "(nobody named)"
    print(f"{who:24} {claim.cue or '-':10} {claim.text[:60]}")

# %%
for number in article.numbers:
    vouches = number.speaker.name if number.speaker else ("(unresolved)" if number.quote else "(the writer)")
    print(f"{number.text:20} {number.kind:18} {number.value!s:>12} {number.unit or '':18} {vouches}")

# %% [markdown]
# A batch reads many articles on all cores. Its tables go to pandas, polars, pyarrow and DuckDB.

# %%
files = sorted(folder.glob("*.txt"))
batch = newsclaims.analyze_batch(
    [file.read_text(encoding="utf-8") for file in files], ids=[file.stem for file in files]
)
batch

# %%
claims = batch.claims.to_pandas()
claims.groupby("speaker_kind", dropna=False).size().sort_values(ascending=False)

# %% [markdown]
# Money by speaker: the figures of each claim are nested in its row.

# %%
figures = claims[["article", "speaker", "numbers"]].explode("numbers").dropna(subset="numbers")
money = figures[[figure["kind"] == "money" for figure in figures["numbers"]]]
[
    (row.article, row.speaker, row.numbers["text"], row.numbers["value"], row.numbers["unit"])
    for row in money.itertuples()
]
