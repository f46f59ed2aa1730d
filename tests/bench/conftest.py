"""The rooms of the bench are programs with peers to import: only its tests are collected."""

from pathlib import Path

collect_ignore = [
    room.name for room in Path(__file__).parent.glob("*.py") if not room.name.startswith("test_")
]
