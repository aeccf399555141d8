"""The product's own code as Python reads it: each module once for all tests of a process, which only look at it."""

import ast
from functools import cache
from pathlib import Path


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text())


@cache
def nodes_of(path: Path) -> list[ast.AST]:
    """Every node of the module, itself first."""
    return list(ast.walk(tree_of(path)))
