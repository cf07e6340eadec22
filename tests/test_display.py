"""Articles and tables as HTML and in the terminal: everything is escaped, and the text stays the text."""

import html
import re

import newsclaims
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from newsclaims._marks import stretches
from newsclaims._terminal import render

HOSTILE = '<script>alert("x")</script> said <b>Ana</b> & “<img src=x onerror=alert(1)>,” said Ana <i>Ruiz</i>.'


def shown(fragment: str) -> str:
    """What a reader sees of the text: no tags, no entities."""
    body = fragment[fragment.index('<div class="nc-text">') :]
    return html.unescape(re.sub(r"<[^>]*>", "", body))


def test_the_text_is_the_articles(sample):
    fragment = newsclaims.analyze(sample).to_html()
    assert shown(fragment) == sample
    assert fragment == newsclaims.analyze(sample)._repr_html_()


@settings(max_examples=100, deadline=None)
@given(st.text())
def test_any_text_is_shown(text):
    assert shown(newsclaims.analyze(text).to_html()) == text.replace("\0", "\ufffd")


@pytest.mark.parametrize("text", [HOSTILE, "“" + HOSTILE + "” said the mayor of <Velen>."])
def test_everything_is_escaped(text):
    article = newsclaims.analyze(text, id="<script>")
    batch = newsclaims.analyze_batch([text, "\ud800"], ids=["<script>", "<img>"])
    for fragment in (article.to_html(), batch._repr_html_(), batch.quotes._repr_html_(), batch.speakers._repr_html_()):
        tags = set(re.findall(r"</?([a-zA-Z]+)", fragment))
        assert tags <= {"div", "style", "span", "b", "small", "table", "thead", "tbody", "tr", "th", "td"}
        assert not re.search(r"<[^>]*\son\w+=", fragment)
        assert "http" not in fragment


def test_marks_are_drawn():
    fragment = newsclaims.analyze("“We lost 12 boats,” said Ana Ruiz.").to_html()
    assert re.search(r'class="nc-s" title="source: Ana Ruiz" style="--h:\d+">Ana Ruiz<', fragment)
    assert 'title="cue: say (' in fragment
    assert "direct quote: Ana Ruiz" in fragment
    assert "cardinal: 12" in fragment


def test_each_speaker_has_a_colour():
    text = " ".join(f"{name} Ruiz said that {name} Marsh was wrong." for name in ("Ana", "Tom", "Lena", "Kurt"))
    article = newsclaims.analyze(text)
    legend = article.to_html().split('class="nc-text"')[0]
    colours = re.findall(r'style="(--h:\d+)"', legend)
    assert len(colours) == len(set(colours)) == len(article.speakers) > 2


def test_a_table_shows_its_first_rows(samples):
    batch = newsclaims.analyze_batch(samples)
    assert f"first 20 of {len(batch.claims)} rows" in batch.claims._repr_html_()
    assert batch.claims._repr_html_().count("<tr>") == 21
    assert f"{len(samples)} articles" in batch._repr_html_()


SPANS = st.tuples(st.integers(0, 30), st.integers(0, 30)).map(sorted).map(lambda s: {"start": s[0], "end": s[1]})


@given(st.lists(st.lists(SPANS, min_size=1, max_size=3), max_size=4), st.lists(SPANS, max_size=4))
def test_any_overlap_is_cut_without_gaps(contents, numbers):
    quotes = [{"content": content, "cue": None, "source": content[0]} for content in contents]
    cut = stretches({"quotes": quotes, "numbers": numbers}, 30)
    assert [stretch.start for stretch in cut] == [0, *(stretch.end for stretch in cut[:-1])]
    assert cut[-1].end == 30
    for stretch in cut:
        covering = [
            (piece["start"], -piece["end"], at)
            for at, content in enumerate(contents)
            for piece in content
            if piece["start"] <= stretch.start and stretch.end <= piece["end"]
        ]
        assert stretch.quote == (max(covering)[2] if covering else None)
        assert stretch.depth == len(covering)


def test_the_terminal_shows_the_text(sample):
    article = newsclaims.analyze(sample)
    coloured = render(article, colour=True)
    plain = re.sub(r"\x1b\[[\d;]*m", "", coloured)
    assert plain.startswith(sample.replace("\r", "").rstrip("\n"))
    for speaker in article.speakers:
        assert speaker.name in plain
    assert "\x1b" not in render(article, colour=False)


def test_a_text_does_not_steer_the_terminal():
    text = "“\x1b[31mRed\x07 \x9b2J,” said \x1b]0;title\x07Ana Ruiz."
    for colour in (True, False):
        drawn = re.sub(r"\x1b\[[\d;]*m", "", render(newsclaims.analyze(text), colour=colour))
        assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", drawn)
