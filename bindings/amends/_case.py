"""A case given as Python values, to the JSON that the library reads."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import Enum
from typing import Any

from ._amends import Diagnostic, Money
from ._errors import CaseError

DEEPEST = 32  # as for a case in JSON


def case_to_json(case: Any) -> str:
    """The JSON text of a case. Every value that cannot be part of one is reported, with its path."""
    if not isinstance(case, Mapping):
        raise TypeError(f"a case is a dict or JSON text, not {type(case).__name__}")
    mistakes: list[Diagnostic] = []
    plain = _plain(case, "", mistakes)
    if mistakes:
        raise CaseError(mistakes)
    return json.dumps(plain, ensure_ascii=False)


def _plain(value: Any, path: str, mistakes: list[Diagnostic]) -> Any:
    if isinstance(value, Enum):
        value = value.value
    if value is None or isinstance(value, (bool, int, str)):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else _mistake(mistakes, path, "impossible-value", f"{value} is not a number")
    if isinstance(value, Decimal):
        return _number(value, path, mistakes)
    if isinstance(value, datetime):
        return _time(value, path, mistakes)
    if isinstance(value, timedelta):
        return f"{value // timedelta(seconds=1)} s"
    if isinstance(value, Money):
        return {"amount": str(value.amount), "currency": value.currency}
    if path.count(".") + path.count("[") >= DEEPEST:
        return _mistake(mistakes, path, "too-deep", f"a case is at most {DEEPEST} levels deep")
    if isinstance(value, Mapping):
        return _plain_mapping(value, path, mistakes)
    if isinstance(value, (list, tuple)):
        return [_plain(item, f"{path}[{index}]", mistakes) for index, item in enumerate(value)]
    if isinstance(value, date):
        help = "a date has no time zone: say which moment it is, as an aware datetime"
        return _mistake(mistakes, path, "no-offset", "a date is not a moment", help)
    return _mistake(mistakes, path, "wrong-type", f"a case cannot hold a {type(value).__name__}")


def _plain_mapping(value: Mapping[Any, Any], path: str, mistakes: list[Diagnostic]) -> Any:
    result = {}
    for key, item in value.items():
        if not isinstance(key, str):
            _mistake(mistakes, path, "wrong-type", f"the key {key!r} is not text")
            continue
        below = f"{path}.{key}" if path else key
        # Exact: an amount of money never becomes a binary fraction.
        exact = key == "amount" and isinstance(item, Decimal) and item.is_finite()
        result[key] = format(item, "f") if exact else _plain(item, below, mistakes)
    return result


def _number(value: Decimal, path: str, mistakes: list[Diagnostic]) -> Any:
    if not value.is_finite():
        return _mistake(mistakes, path, "impossible-value", f"{value} is not a number")
    return int(value) if value == value.to_integral_value() else float(value)


def _time(value: datetime, path: str, mistakes: list[Diagnostic]) -> Any:
    if value.utcoffset() is None:
        help = "say which moment it is, for example datetime.now(timezone.utc)"
        return _mistake(mistakes, path, "no-offset", "a datetime without a time zone", help)
    return value.isoformat()


def _mistake(mistakes: list[Diagnostic], path: str, code: str, message: str, help: str = "") -> None:
    mistakes.append(Diagnostic(message=message, code=code, path=path, help=help))
