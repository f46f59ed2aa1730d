"""Where the usage rules are written, in the words by which findings cite them.

CBPR+ numbers its rules anew for each message and edition; a number is of pacs.008.001.08, edition
2025, unless another message is named. What no book asks for, and a trainer should still see, is the
sandbox's own.
"""

from __future__ import annotations

CBPR = "CBPR+ usage guidelines 2025"
ISO = "ISO 20022 message definition report, cross-element rules"
SETS = "ISO 20022 external code sets"
OWN = "the sandbox's own rule"
