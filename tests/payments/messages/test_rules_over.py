"""A rule that is not asked, because a message has none of the tags it is over, would find nothing.

Seen on messages that break rules at random: elements gone, repeated, or filled with other texts.
"""

from __future__ import annotations

import random
from copy import deepcopy
from datetime import date
from pathlib import Path

import pytest

from lei import guarded_xml
from lei.findings import concerned, examine
from payments.messages.envelope import opened
from payments.messages.kinds import Subject
from payments.messages.usage import RULES

SAMPLES = Path(__file__).parents[3] / "fixtures" / "messages"
MESSAGES = sorted(SAMPLES.glob("*/*.xml"))
TEXTS = ("", "RJCT", "DEBT", "CRED", "COVE", "CLRG", "NARR", "HOLD", "XAU", "0", "2", "/A//", "ZZ")
ON = date(2026, 2, 16)
SPOILED = 40  # of each sample


def spoiled(root, chance):
    """The message with some elements gone, some twice, and some with other texts."""
    root = deepcopy(root)
    for element in [one for one in root.iterdescendants() if one.getparent() is not root]:
        parent, luck = element.getparent(), chance.random()
        if luck < 0.05:
            parent.remove(element)
        elif luck < 0.1:
            parent.append(deepcopy(element))
        elif luck < 0.2 and not len(element):
            element.text = chance.choice(TEXTS)
    return root


@pytest.mark.parametrize("path", MESSAGES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_what_is_not_asked_has_nothing_to_say(path):
    root, chance = guarded_xml.parse(path.read_bytes()), random.Random(path.stem)
    for _ in range(SPOILED):
        subject = Subject(opened(spoiled(root, chance)), {}, ON)
        asked = concerned(RULES, subject.tags)
        assert examine(subject, asked) == examine(subject, RULES)
        assert len(asked) < len(RULES)
