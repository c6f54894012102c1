"""The kinds of value in a session's files. Each is checked, since a file may contain anything."""

from __future__ import annotations

from functools import cache
from operator import attrgetter
from typing import Annotated, Any

from pydantic import AfterValidator, Field, GetCoreSchemaHandler, PlainSerializer, Strict, TypeAdapter, ValidationError
from pydantic_core import ArgsKwargs, CoreSchema, core_schema

from mockloop.core.printable import printable

LARGEST = 1e12  # no count or time comes near it; larger numbers would only break later arithmetic
LONGEST_S = 1e6  # eleven days: longer than any session, take or word
_DIGITS = 3


def _shown(text: str) -> str:
    if not text.isascii():
        text.encode()  # half a character, which JSON allows, can be neither printed nor saved
    return printable(text)


Text = Annotated[str, Strict(), AfterValidator(_shown)]
Flag = Annotated[bool, Strict()]
Count = Annotated[int, Strict(), Field(ge=0)]
Number = Annotated[float, Strict(), Field(ge=-LARGEST, le=LARGEST, allow_inf_nan=False)]
Seconds = Annotated[
    float,
    Strict(),
    Field(ge=-LONGEST_S, le=LONGEST_S, allow_inf_nan=False),
    PlainSerializer(lambda seconds: round(seconds, _DIGITS)),
]


class StoredAsList:
    """A dataclass stored as a JSON list, since a session has thousands of them. A last value of False is left out."""

    __slots__ = ()

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        values = attrgetter(*source.__slots__)
        listed = core_schema.plain_serializer_function_ser_schema(lambda row: _listed(values(row)))
        return core_schema.no_info_before_validator_function(_by_place, handler(source), serialization=listed)


def _by_place(value: Any) -> Any:
    if isinstance(value, list):
        return ArgsKwargs(tuple(value))
    raise ValueError("is not a list")


def _listed(values: tuple[Any, ...]) -> list[Any]:
    kept = values[:-1] if values[-1] is False else values
    return [round(value, _DIGITS) if isinstance(value, float) else value for value in kept]


@cache
def adapter(kind: Any) -> TypeAdapter[Any]:
    """Return a reader and writer for values of this type."""
    return TypeAdapter(kind)


def read(kind: Any, value: Any) -> Any:
    """Return a value of this type. Raise ValueError with one sentence, and KeyError for a missing field."""
    try:
        return adapter(kind).validate_python(value)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        if first["type"] == "missing":
            raise KeyError(first["loc"][-1]) from None
        wrong = next((told for kind, told in _WRONG.items() if first["type"].startswith(kind)), first["msg"])
        raise ValueError(f"{first['input']!r:.40} {wrong.format(**first.get('ctx', {}))}") from None


_WRONG = {
    "string": "is not text",
    "bool": "is neither true nor false",
    "int": "is not a whole number",
    "float": "is not a number",
    "finite": "is not a number",
    "greater_than_equal": "is less than {ge:g}",
    "greater_than": "is not more than {gt:g}",
    "less_than_equal": "is more than {le:g}",
    "literal": "is not {expected}",
    "tuple": "is not a list",
    "dataclass": "has no fields",
    "dict": "has no fields",
}
