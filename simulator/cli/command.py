"""What a command is, and where the commands are found."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from simulator.cli.arguments import Parser
from simulator.registry import load_entries


@dataclass(frozen=True, slots=True)
class Command:
    """A word after ``boilover``: its options are made by *configure*, *execute* does the work.

    *execute* returns the exit code.
    """

    help: str
    configure: Callable[[Parser], None]
    execute: Callable[[Namespace], int]


def commands() -> Mapping[str, Command]:
    """Return every command by its word."""
    return load_entries("simulator.cli.commands", "COMMAND", Command)
