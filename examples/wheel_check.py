"""Use an installed newsclaims the way a first user does, and fail where it does not work."""

import json
import subprocess
import sys
from pathlib import Path

import newsclaims

text = Path(sys.argv[1]).read_text(encoding="utf-8")
article = newsclaims.analyze(text, published="2024-05-01", id="sample")
assert article.to_dict()["published"] == "2024-05-01"
for number in article.numbers:
    assert text[number.start : number.end] == number.text

batch = newsclaims.analyze_batch([text, None])
assert len(batch.claims.to_dicts()) == len(article.claims)
assert len(batch.errors) == 1
assert "nc-text" in batch[0].to_html()
try:
    batch.claims.to_polars()
except ImportError as error:
    if "newsclaims[polars]" not in str(error):
        raise

command = [sys.executable, "-m", "newsclaims", "analyze", sys.argv[1]]
line = subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8").stdout
assert len(json.loads(line)["quotes"]) == len(article.quotes)
print(f"newsclaims {newsclaims.__version__} works: {article!r}")
