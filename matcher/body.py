"""What the code of a rule body or slot may use, checked on its bytecode."""

import dis
from collections.abc import Callable
from enum import Enum
from types import FunctionType

from matcher.bounds import RuleBodyError

_REFUSED = {
    "IS_OP": "is",
    "CONTAINS_OP": "in",
    "IMPORT_NAME": "an import",
    "MAKE_FUNCTION": "a function or comprehension within it",
    "STORE_GLOBAL": "a global name it sets",
    "STORE_ATTR": "an attribute it sets",
    "LOAD_DEREF": "a name of an enclosing function",
    "LOAD_CLASSDEREF": "a name of an enclosing class",
}


def check_body(body: Callable[..., object]) -> None:
    """Check that `body` is a plain function of a case and an offer only.

    Raises RuleBodyError when it takes other arguments, or uses `is`, `in`, a
    builtin, or anything of its module but YES, NO, NOTHING and enumerations:
    it is traced once, so whatever else it reads would be frozen unnoticed.
    """
    if not isinstance(body, FunctionType):
        raise RuleBodyError("a rule body is a plain function")
    code = body.__code__
    if code.co_argcount != 2 or body.__defaults__ or code.co_flags & 0x0C:  # noqa: PLR2004 - case and offer; *args and **kwargs
        raise RuleBodyError("a rule body takes a case and an offer, nothing else")
    for step in dis.get_instructions(code):
        if step.opname in _REFUSED:
            raise RuleBodyError(f"a rule body may not use {_REFUSED[step.opname]}")
        if step.opname == "LOAD_GLOBAL":
            _check_global(str(step.argval), body)


def _check_global(name: str, body: FunctionType) -> None:
    value = body.__globals__.get(name)
    nothing = isinstance(value, frozenset) and not value
    if not (nothing or isinstance(value, bool) or _is_enum(value)):
        raise RuleBodyError(f"a rule body may not use {name} of its module")


def _is_enum(value: object) -> bool:
    return isinstance(value, type) and issubclass(value, Enum)
