"""The memory as compiled code holds it: the address of its first number.

An array would be handed from function to function in seven numbers, and each look into it would
ask first whether its place is counted from the end.
"""

from typing import Any

from llvmlite import ir  # type: ignore[import-untyped]
from numba import types
from numba.core import cgutils
from numba.core.typing.templates import Signature
from numba.extending import intrinsic

_POINTER = types.CPointer(types.int64)  # type: ignore[no-untyped-call]


def _data(_context: Any, array: Any) -> tuple[Signature, Any]:
    def address(context: Any, builder: Any, signature: Any, values: Any) -> Any:
        as_struct: Any = cgutils.create_struct_proxy
        return as_struct(signature.args[0])(context, builder, values[0]).data

    return _POINTER(array), address


def _behind(_context: Any, pointer: Any, at: Any) -> tuple[Signature, Any]:
    def address(_context: Any, builder: Any, _signature: Any, values: Any) -> Any:
        pointer, number = values
        return builder.gep(pointer, [builder.sext(number, ir.IntType(64))])

    return _POINTER(pointer, types.int64), address


memory_at: Any = intrinsic(_data)
"""Return the memory that lies in an array; whoever calls holds the array."""

section: Any = intrinsic(_behind)
"""Return the memory from one of its numbers on."""
