"""Numbers in American English words: "twenty-six", "nineteen ninety-nine", "one hundred five".

Pure functions over whole numbers and written digits; no context is looked at here.
"""

from __future__ import annotations

import re

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
).split()
_TENS = "zero ten twenty thirty forty fifty sixty seventy eighty ninety".split()
_SCALES = ("", "thousand", "million", "billion", "trillion", "quadrillion", "quintillion")
_ORDINALS = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}
_ROMAN = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
LARGEST = 10 ** (3 * len(_SCALES)) - 1
"""The largest number with words of its own; longer ones are said digit by digit."""


def cardinal(n: int) -> str:
    """ "minus two", "one hundred five", "two hundred thousand"; digits beyond LARGEST."""
    if n < 0:
        return f"minus {cardinal(-n)}"
    if n > LARGEST:
        return digits(str(n))
    if n < 1000:
        return _below_thousand(n)
    words: list[str] = []
    for power in range(len(_SCALES) - 1, -1, -1):
        group = n // 1000**power % 1000
        if group:
            words.append(f"{_below_thousand(group)} {_SCALES[power]}".rstrip())
    return " ".join(words)


def _below_thousand(n: int) -> str:
    hundreds, rest = divmod(n, 100)
    if not hundreds:
        return _below_hundred(rest)
    head = f"{_ONES[hundreds]} hundred"
    return f"{head} {_below_hundred(rest)}" if rest else head


def _below_hundred(n: int) -> str:
    if n < 20:
        return _ONES[n]
    tens, ones = divmod(n, 10)
    return f"{_TENS[tens]}-{_ONES[ones]}" if ones else _TENS[tens]


def ordinal(n: int) -> str:
    """ "ninth", "twenty-first", "one hundred first"."""
    head, mark, last = _split_last(cardinal(n))
    if last in _ORDINALS:
        last = _ORDINALS[last]
    elif last.endswith("y"):
        last = f"{last[:-1]}ieth"
    else:
        last = f"{last}th"
    return f"{head}{mark}{last}"


def _split_last(words: str) -> tuple[str, str, str]:
    """The last word, what stands before it, and the space or hyphen between them."""
    cut = max(words.rfind(" "), words.rfind("-"))
    return (words[:cut], words[cut], words[cut + 1 :]) if cut >= 0 else ("", "", words)


def plural(words: str) -> str:
    """The plural of number words: "nineties", "sixes", "thirds"."""
    if words.endswith("y"):
        return f"{words[:-1]}ies"
    return f"{words}es" if words.endswith("x") else f"{words}s"


def digits(written: str) -> str:
    """Each digit by itself: "four zero one"; anything but digits is passed over."""
    return " ".join(_ONES[int(c)] for c in written if c.isdigit())


def pairs(n: int) -> str:
    """As names and addresses are numbered: "seven thirty-seven", "one oh one", "fifteen hundred".

    Below 100 and from 10,000 on the plain cardinal.
    """
    high, low = divmod(n, 100)
    if not 1 <= high <= 99 or (high % 10 == 0 and not low):
        return cardinal(n)
    if not low:
        return f"{cardinal(high)} hundred"
    if high % 10 == 0 and low < 10:
        return cardinal(n)
    return f"{cardinal(high)} {f'oh {_ONES[low]}' if low < 10 else cardinal(low)}"


def year(n: int) -> str:
    """ "nineteen ninety-nine", "nineteen oh five", "two thousand nine", "twenty twenty-six"."""
    return cardinal(n) if n < 1000 or 2000 <= n <= 2009 else pairs(n)


def decade(n: int) -> str:
    """ "nineteen nineties", "nineties" (for 90), "nineteen hundreds", "two thousands"."""
    return plural(year(n))


def number(written: str) -> str:
    """Digits as written, with commas and a decimal point: "1,234.5", ".5", "-2", "007".

    A leading zero means a code, said digit by digit.
    """
    sign = "minus " if written[:1] in ("-", "−") else ""
    whole, point, part = written.lstrip("-−").replace(",", "").partition(".")
    code = len(whole) > 1 and whole.startswith("0")
    head = digits(whole) if code else cardinal(int(whole)) if whole else ""
    tail = f"point {digits(part)}" if point and part else ""
    return sign + f"{head} {tail}".strip()


def fraction(over: int, under: int) -> str:
    """ "one half", "three quarters", "two thirds", "five halves"."""
    if under == 2:
        name = "half" if over == 1 else "halves"
    else:
        name = "quarter" if under == 4 else ordinal(under)
        name = name if over == 1 else f"{name}s"
    return f"{cardinal(over)} {name}"


def mixed(whole: int, over: int, under: int) -> str:
    """ "three and a half", "six and three quarters"."""
    part = "a half" if (over, under) == (1, 2) else fraction(over, under)
    return f"{cardinal(whole)} and {part}"


def roman(written: str) -> int | None:
    """The value of a well-formed Roman numeral in capitals, or None."""
    if not written or not _ROMAN.fullmatch(written):
        return None
    values = [_ROMAN_VALUES[c] for c in written]
    following = [*values[1:], 0]
    return sum(-v if v < after else v for v, after in zip(values, following, strict=True))
