"""``python -m simulator.cli`` is ``boilover``."""

from __future__ import annotations

import sys

from simulator.cli.entry import main

sys.exit(main())
