"""The command line: what it reads, what it writes, and its exit status."""

import csv
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import newsclaims
import pyarrow.parquet as pq
import pytest

ARTICLES = Path(__file__).parent / "articles"
TEXT = "“We lost 12 boats,” said Ana Ruiz.\n"


def run(*arguments, stdin=b"", **options):
    command = [sys.executable, "-m", "newsclaims", *map(str, arguments)]
    return subprocess.run(command, input=stdin, capture_output=True, timeout=60, check=False, **options)


def lines(output: bytes):
    return [json.loads(line) for line in output.decode("utf-8").splitlines()]


def test_text_files_are_articles():
    files = [ARTICLES / "politics.txt", ARTICLES / "business.txt"]
    done = run("analyze", *files)
    assert (done.returncode, done.stderr) == (0, b"")
    texts = [file.read_bytes().decode() for file in files]
    expected = [newsclaims.analyze(text, id=file.name) for text, file in zip(texts, files, strict=True)]
    assert lines(done.stdout) == [article.to_dict() for article in expected]


def test_files_of_one_name_are_called_by_their_paths(tmp_path):
    files = [tmp_path / folder / "a.txt" for folder in ("x", "y")]
    for file in files:
        file.parent.mkdir()
        file.write_text(TEXT, encoding="utf-8")
    done = run("analyze", *files)
    assert [article["id"] for article in lines(done.stdout)] == [str(file) for file in files]


def test_what_is_no_file_is_told(tmp_path):
    done = run("analyze", tmp_path, tmp_path / "none")
    assert done.returncode == 1
    told = done.stderr.decode().splitlines()
    assert "is a folder" in told[0]
    assert "No such file" in told[1]


def test_lines_are_articles(tmp_path):
    rows = [
        {"id": "a", "text": TEXT, "published": "2024-05-01"},
        {"id": 7, "text": TEXT},
        {"text": TEXT, "section": "world", "published": ""},
    ]
    file = tmp_path / "in.jsonl"
    file.write_text("\n".join(map(json.dumps, rows)) + "\n\n")
    done = run("analyze", file, "--published", "2023-01-01", "--threads", "1")
    assert (done.returncode, done.stderr) == (0, b"")
    assert [row["id"] for row in lines(done.stdout)] == ["a", 7, "in.jsonl:3"]
    assert [row["published"] for row in lines(done.stdout)] == ["2024-05-01", "2023-01-01", "2023-01-01"]


def test_standard_input():
    assert lines(run("analyze", "-", stdin=TEXT.encode()).stdout)[0]["id"] == "-"
    both = "".join(json.dumps({"id": name, "text": TEXT}) + "\n" for name in "ab").encode()
    assert [row["id"] for row in lines(run("analyze", "-", stdin=b"\n " + both).stdout)] == ["a", "b"]


def test_bad_ones_are_told_and_the_others_written(tmp_path):
    bad = tmp_path / "bad.jsonl"
    bad.write_bytes(
        b"\n".join(
            [
                b"{not json",
                b"[1]",
                b'{"id": 1}',
                b'{"text": 5}',
                b'{"text": "x", "published": "May"}',
                b'{"text": "x", "id": [1]}',
                b'{"text": "\\ud800"}',
                b'{"text": "caf\xe9"}',
                b"[" * 100_000,
                json.dumps({"id": "good", "text": TEXT}).encode(),
            ]
        )
    )
    latin = tmp_path / "latin.txt"
    latin.write_bytes("café".encode("latin-1"))
    (tmp_path / "x.pdf").write_bytes(b"%PDF")
    done = run("analyze", tmp_path / "none.txt", bad, latin, tmp_path / "x.pdf", ARTICLES / "wire.txt")
    assert done.returncode == 1
    assert [row["id"] for row in lines(done.stdout)] == ["good", "wire.txt"]
    told = done.stderr.decode().splitlines()
    assert len(told) == 12, told
    for place in range(1, 10):
        assert any(f"bad.jsonl:{place}: " in line for line in told)
    for name in ("none.txt: No such file", "latin.txt: not UTF-8", "x.pdf: expected a .txt"):
        assert any(name in line for line in told), name


def test_csv(tmp_path):
    out = tmp_path / "claims.csv"
    assert run("analyze", ARTICLES / "politics.txt", "-o", out).returncode == 0
    with out.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    text = (ARTICLES / "politics.txt").read_text()
    claims = newsclaims.analyze_batch([text], ids=["politics.txt"]).claims
    assert list(rows[0]) == list(claims.columns)
    assert [row["text"] for row in rows] == [row["text"] for row in claims.to_dicts()]
    assert json.loads(rows[0]["numbers"]) == claims.to_dicts()[0]["numbers"]


def test_parquet(tmp_path):
    out = tmp_path / "claims.parquet"
    assert run("analyze", ARTICLES / "politics.txt", ARTICLES / "wire.txt", "-o", out).returncode == 0
    table = pq.read_table(out)
    texts = [(ARTICLES / name).read_bytes().decode() for name in ("politics.txt", "wire.txt")]
    batch = newsclaims.analyze_batch(texts, ids=["politics.txt", "wire.txt"])
    assert table.to_pylist() == batch.claims.to_dicts()
    assert list(tmp_path.iterdir()) == [out]


@pytest.mark.parametrize("suffix", ["jsonl", "csv", "parquet"])
def test_no_article_is_an_empty_output(tmp_path, suffix):
    empty, out = tmp_path / "in.jsonl", tmp_path / f"out.{suffix}"
    empty.write_text("")
    assert run("analyze", empty, "-o", out).returncode == 0
    assert out.exists()


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["analyze"],
        ["analyze", "a.txt", "-o", "out.xyz"],
        ["analyze", "a.txt", "--threads", "0"],
        ["analyze", "a.txt", "--published", "May"],
        ["analyze", "a.txt", "-o", "no/such/folder/out.jsonl"],
        ["analyse", "a.txt"],
        ["report", "a.txt", "-o", "out.pdf"],
        ["report", "a.txt", "-o", "no/such/folder/out.html"],
        ["compare", "a.txt", "-o", "no/such/folder/out.csv"],
        ["show", "a.txt", "--units", "missing.txt"],
        ["show", "a.txt", "--attributions", "some"],
    ],
)
def test_wrong_calls_are_status_2(arguments, tmp_path):
    done = run(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_names_and_units_of_yours(tmp_path):
    (tmp_path / "names.txt").write_text("Big Ana ; Ana Ruiz ; Q7\n")
    (tmp_path / "units.txt").write_text("tray: tray, egg tray\n")
    text = b"Big Ana said 300 egg trays were sold on 03/04/2021. She wants to leave."
    options = ["--aliases", "names.txt", "--units", "units.txt", "--attributions", "speech", "--day-first"]
    (answer,) = lines(run("analyze", "-", *options, stdin=text, cwd=tmp_path).stdout)
    assert [speaker["name"] for speaker in answer["speakers"]] == ["Ana Ruiz"]
    assert [(number["unit"], number["date"]) for number in answer["numbers"]] == [("tray", None), (None, "2021-04-03")]
    assert [quote["cue"]["lemma"] for quote in answer["quotes"]] == ["say"]


def test_what_a_terminal_cannot_show_is_an_escape():
    environment = os.environ | {"PYTHONIOENCODING": "ascii"}
    done = run("show", "-", stdin="Ana Ruiz said 5 boats sank \N{FIRE ENGINE}.".encode(), env=environment)
    assert done.returncode == 0
    assert b"\\U0001f692" in done.stdout


def test_version():
    assert run("--version").stdout.decode().strip() == f"newsclaims {newsclaims.__version__}"


def test_show():
    done = run("show", ARTICLES / "politics.txt")
    assert done.returncode == 0
    assert b"\x1b" not in done.stdout, "no colours in a pipe"
    assert "Ana Ruiz" in done.stdout.decode()
    both = run("show", ARTICLES / "politics.txt", ARTICLES / "wire.txt").stdout.decode()
    assert "politics.txt\n" in both
    assert "wire.txt\n" in both


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="no terminals here")
@pytest.mark.parametrize(
    ("flag", "variable", "coloured"), [([], "", True), (["--no-color"], "", False), ([], "1", False)]
)
def test_colours_in_a_terminal(tmp_path, flag, variable, coloured):
    file = tmp_path / "a.txt"
    file.write_text(TEXT)
    ours, theirs = os.openpty()
    environment = {**os.environ, "NO_COLOR": variable}
    command = [sys.executable, "-m", "newsclaims", "show", *flag, str(file)]
    subprocess.run(command, stdout=theirs, env=environment, check=True, timeout=60)
    os.close(theirs)
    drawn = os.read(ours, 100_000)
    os.close(ours)
    assert (b"\x1b[" in drawn) == coloured


def test_a_closed_pipe_is_quiet():
    command = [sys.executable, "-m", "newsclaims", "analyze", "-"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.close()
        process.stdin.write((json.dumps({"text": TEXT * 50}) + "\n").encode() * 200)
        process.stdin.close()
        assert process.wait(60) == 141
        assert process.stderr.read() == b""


def test_interrupt_is_130_and_leaves_no_half(tmp_path):
    out = tmp_path / "out.jsonl"
    command = [sys.executable, "-m", "newsclaims", "analyze", "-", "-o", str(out)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdin.write((json.dumps({"text": TEXT * 500}) + "\n").encode() * 1_000)
        process.stdin.flush()
        process.send_signal(signal.SIGINT)
        assert process.wait(60) == 130
        assert process.stderr.read() == b""
    assert list(tmp_path.iterdir()) == []
