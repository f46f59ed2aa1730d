"""The check of a block of codes with numpy, two characters at a time.

A code is read as ten pairs. The remainder by 97 of what was read so far is a state; a table tells,
for each state and pair, the next one. A pair that no LEI has leads to a state that nothing leaves.
Blocks are small enough that their columns and the table stay in the processor's cache.

Source: ISO/IEC 7064:2003, MOD 97-10.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

ROW: Final = 21
_BLOCK_ROWS: Final = 8_192
_CHARACTERS: Final = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_PAIRS: Final = len(_CHARACTERS) ** 2
_NO_PAIR: Final = _PAIRS
_COLUMNS: Final = _PAIRS + 1
_NO_CODE: Final = 97


def right_of_block(block: bytes) -> bytes:
    """One byte a row of twenty bytes and a newline: 1 for right shape and check digits, or 0."""
    rows = len(block) // ROW
    pairs = np.ndarray((rows, 10), dtype=np.uint16, buffer=block, strides=(ROW, 2))
    right = np.empty(rows, dtype=np.uint8)
    for start in range(0, rows, _BLOCK_ROWS):
        part = slice(start, start + _BLOCK_ROWS)
        right[part] = _right(pairs[part])
    return right.tobytes()


def _right(pairs: NDArray[np.uint16]) -> NDArray[np.uint8]:
    columns = np.ascontiguousarray(pairs.T)
    state = _NEXT.take(_NUMBER.take(columns[0]))
    for column in columns[1:9]:
        state = _NEXT.take(state + _NUMBER.take(column))
    right: NDArray[np.uint8] = _RIGHT.take(state + _DIGITS.take(columns[9]))
    return right


def _numbers(firsts: bytes) -> NDArray[np.int32]:
    """For two bytes in the machine's order, the number of the pair, or that of no pair."""
    numbers = np.full(1 << 16, _NO_PAIR, dtype=np.int32)
    for first in firsts:
        for second in firsts:
            key = np.frombuffer(bytes((first, second)), dtype=np.uint16)[0]
            place = _CHARACTERS.index(first) * len(_CHARACTERS) + _CHARACTERS.index(second)
            numbers[key] = place
    return numbers


def _next_states() -> NDArray[np.int64]:
    """A row a state, a column a pair: the state after it."""
    values = np.arange(len(_CHARACTERS))
    scales = np.where(values < 10, 10, 100)
    value = (values[:, None] * scales + values).ravel()
    scale = (scales[:, None] * scales).ravel()
    states = np.full((_NO_CODE + 1, _COLUMNS), _NO_CODE)
    states[:_NO_CODE, :_PAIRS] = (np.arange(_NO_CODE)[:, None] * scale + value) % 97
    return states


_STATES: Final = _next_states()
_NEXT: Final = (_STATES * _COLUMNS).astype(np.int32).ravel()  # where the next state's row begins
_RIGHT: Final = (_STATES == 1).astype(np.uint8).ravel()
_NUMBER: Final = _numbers(_CHARACTERS)
_DIGITS: Final = _numbers(_CHARACTERS[:10])
