"""Wall time as several machines and threads have it: none of them agree to the second.

A thread looks at the clock, then waits for a row; the one before it may have looked later. So what
was written lies ahead by a little, and only by more than that was a clock set back.
"""

from __future__ import annotations

APART_MAX_S = 60.0
