"""The table of parameters is the model's own."""

from __future__ import annotations

from docs.parameters import PAGE, page


def test_the_page_lists_what_the_model_uses_now() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run: make cases"
