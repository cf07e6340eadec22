"""What the tests share: the sample articles."""

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
