"""What may be published: no cell so small that somebody could be recognised in it.

A cell with 1 to 4 records behind it is hidden. When exactly one part of a table is hidden, the
smallest other one is hidden too, or the total would give it away.
"""

from collections.abc import Sequence

SMALLEST = 5


def is_small(size: int) -> bool:
    return 0 < size < SMALLEST


def hidden(sizes: Sequence[int]) -> list[bool]:
    """For each part of a table whether it must be hidden."""
    marks = [is_small(size) for size in sizes]
    if sum(marks) == 1:
        others = [(size, place) for place, size in enumerate(sizes) if size and not marks[place]]
        if others:
            marks[min(others)[1]] = True
    return marks
