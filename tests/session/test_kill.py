"""What a kill costs: seconds of edits, and never a file."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="forks sessions and kills them")
def test_fifty_kills_at_any_moment_lose_a_moment_and_break_nothing() -> None:
    """Every session comes back at most 2 s of edits older; no file is broken, none is left over."""
    command = [sys.executable, "-m", "tests.session.kills", "--kills", "50"]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120
    )
    assert done.stdout, done.stderr
    report = json.loads(done.stdout)

    assert report["faults"] == []
    assert report["kills"] == 50
    assert report["edits"] > 200
