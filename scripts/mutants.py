"""Every change of one thing in a module of the program: what ``mutate.py`` tries.

A comparison, a boolean word, a bound, a sum, a number by one, the end of a range, a condition, a value that is not
returned or yielded. Types, texts and decorators are left alone.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

COMPARISONS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE), ast.LtE: (ast.Lt, ast.Gt), ast.Gt: (ast.GtE, ast.LtE), ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,), ast.NotEq: (ast.Eq,), ast.Is: (ast.IsNot,), ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,), ast.NotIn: (ast.In,),
}  # fmt: skip
SWAPS = [{"min", "max"}, {"any", "all"}, {"earliest", "latest"}, {"since", "until"}]
OTHER_WORD = {word: other for pair in SWAPS for word in pair for other in pair - {word}}
UNTOUCHED = {"annotation", "returns", "decorator_list", "type_params"}

Change = tuple[ast.AST, str]
"""A node, and what stands there instead."""


class Mutant(NamedTuple):
    """One change: the text between two offsets of a file, in bytes."""

    file: str
    function: str
    """The outermost, ``Class.method`` or ``function``; empty: it stands in the module itself."""
    before: str
    after: str
    start: int = 0
    end: int = 0

    @property
    def room(self) -> str:
        """The folder of the program that it is in."""
        return Path(self.file).parts[2]

    def applied_to(self, source: bytes) -> bytes:
        """The module with this change."""
        return source[: self.start] + self.after.encode() + source[self.end :]

    def identity(self) -> tuple[str, ...]:
        """What it is known by, wherever its line has moved to."""
        return self[:4]


def mutants_of(file: str, source: bytes) -> Iterator[Mutant]:
    """Every mutant of a module."""
    lines = [0]
    for line in source.splitlines(keepends=True):
        lines.append(lines[-1] + len(line))
    for function, node, after in _changes(ast.parse(source), "", is_inside=False):
        start, end = lines[node.lineno - 1] + node.col_offset, lines[node.end_lineno - 1] + node.end_col_offset
        yield Mutant(file, function, " ".join(source[start:end].decode().split()), after, start, end)


def _changes(node: ast.AST, function: str, *, is_inside: bool) -> Iterator[tuple[str, ast.AST, str]]:
    """Every node to be changed, the function that it stands in, and what stands there instead."""
    if isinstance(node, ast.JoinedStr) or (isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"):
        return
    if isinstance(node, ast.FunctionDef | ast.ClassDef) and not is_inside:
        function = f"{function}.{node.name}".lstrip(".")
        is_inside = isinstance(node, ast.FunctionDef)
    for changed, after in (*_other_operators(node), *_other_values(node), *_other_conditions(node)):
        yield function if is_inside else "", changed, after
    for name, value in ast.iter_fields(node):
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST) and name not in UNTOUCHED:
                yield from _changes(child, function, is_inside=is_inside)


def _other_operators(node: ast.AST) -> Iterator[Change]:
    match node:
        case ast.Compare(left, operators, operands):
            for i, operator in enumerate(operators):
                for other in COMPARISONS[type(operator)]:
                    yield node, _text(ast.Compare(left, [*operators[:i], other(), *operators[i + 1 :]], operands))
        case ast.BoolOp(operator, values):
            yield node, _text(ast.BoolOp(ast.Or() if isinstance(operator, ast.And) else ast.And(), values))
            for i in range(len(values)):
                rest = [*values[:i], *values[i + 1 :]]
                yield node, _text(ast.BoolOp(operator, rest) if rest[1:] else rest[0])
        case ast.UnaryOp(ast.Not(), operand):
            yield node, _text(operand)
        case ast.BinOp(left, ast.Add() | ast.Sub() as operator, right):
            yield node, _text(ast.BinOp(left, ast.Sub() if isinstance(operator, ast.Add) else ast.Add(), right))


def _other_values(node: ast.AST) -> Iterator[Change]:
    match node:
        case ast.Constant(int(number)) if not isinstance(number, bool):
            yield from ((node, f"({other})") for other in (number - 1, number + 1))
        case ast.Name(word) if word in OTHER_WORD and isinstance(node.ctx, ast.Load):
            yield node, OTHER_WORD[word]
        case ast.Attribute(value, word) if word in OTHER_WORD:
            yield node, f"{ast.unparse(value)}.{OTHER_WORD[word]}"
        case ast.Return(value) if value and ast.unparse(value) != "None":
            yield node, "return None"
        case ast.Expr(ast.Yield() | ast.YieldFrom()):
            yield node, "pass"


def _other_conditions(node: ast.AST) -> Iterator[Change]:
    """The opposite of a condition; a comparison and a boolean word have their own changes."""
    conditions = node.ifs if isinstance(node, ast.comprehension) else [getattr(node, "test", None)]
    for condition in conditions:
        if isinstance(condition, ast.Name | ast.Attribute | ast.Call | ast.NamedExpr):
            yield condition, _text(ast.UnaryOp(ast.Not(), condition))


def _text(node: ast.expr) -> str:
    return f"({ast.unparse(node)})"
