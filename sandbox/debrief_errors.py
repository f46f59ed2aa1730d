"""What a debrief refuses that was sent to it: both are unreadable requests."""

from __future__ import annotations

from sandbox.errors import UnreadableRequest


class PointsOutOfRange(UnreadableRequest):
    """Other points than a row of the score takes: whole numbers from `least` to `most`."""

    def __init__(self, least: int, most: int) -> None:
        super().__init__("$.points", f"a whole number from {least} to {most}")
        self.least = least
        self.most = most


class NothingSaid(UnreadableRequest):
    """Nothing was written where a reason, an appeal or an answer is needed; `at` is the place."""

    def __init__(self, at: str) -> None:
        super().__init__(at, "say why")
