"""What the tests share: the sample articles and the corpora, where they are there."""

import os
from pathlib import Path

import pytest

HERE = Path(__file__).parent
SAMPLES = sorted((HERE / "articles").glob("*.txt"))


def read(path: Path) -> str:
    """The text with its line ends as they are."""
    return path.read_bytes().decode("utf-8")


@pytest.fixture(params=SAMPLES, ids=lambda path: path.stem)
def sample(request: pytest.FixtureRequest) -> str:
    """Each sample article."""
    return read(request.param)


@pytest.fixture(scope="session")
def samples() -> list[str]:
    """All sample articles."""
    return [read(path) for path in SAMPLES]


@pytest.fixture(scope="session")
def corpora() -> Path:
    """The folder of the corpora; without it the test says so and is skipped."""
    folder = Path(os.environ.get("CORPORA", HERE.parent.parent / "shared" / "data"))
    if not folder.is_dir():
        pytest.skip(f"no corpora in {folder}: set CORPORA to their folder")
    return folder
