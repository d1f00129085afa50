"""Numbers as lists print them: figures, letters, Roman numerals."""

from __future__ import annotations

from string import ascii_lowercase

MOST = 3999  # more has no Roman numeral
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def roman(number: int) -> str:
    """
    >>> roman(14)
    'xiv'
    """
    if not 0 < number <= MOST:
        return str(number)
    printed = ""
    for value, letters in _ROMAN:
        printed += letters * (number // value)
        number %= value
    return printed


def letters(number: int) -> str:
    """As web pages count on: z, aa, ab.

    >>> letters(28)
    'ab'
    """
    if not 0 < number <= MOST:
        return str(number)
    printed = ""
    while number:
        number, rest = divmod(number - 1, 26)
        printed = ascii_lowercase[rest] + printed
    return printed


def doubled(number: int) -> str:
    """As Word counts on: z, aa, bb.

    >>> doubled(28)
    'bb'
    """
    if not 0 < number <= MOST:
        return str(number)
    return ascii_lowercase[(number - 1) % 26] * ((number - 1) // 26 + 1)
