from types import SimpleNamespace

from django.db import models

from portal.common.moves import CLOCK, Move
from portal.management.commands import draw_states


class State(models.TextChoices):
    ASKED = "ASKED", "Asked"
    HEARD = "HEARD", "Heard"


STATES = SimpleNamespace(
    State=State,
    MOVES={
        "remind": Move.of({State.ASKED}, None, {CLOCK}, "Remind"),
        "hear": Move.of({State.ASKED}, State.HEARD, {"JUDGE"}, "Hear"),
    },
)


def test_a_drawing_has_beginning_moves_and_end():
    assert list(draw_states.arrows(STATES)) == [
        "    ASKED : Asked",
        "    HEARD : Heard",
        "    [*] --> ASKED",
        "    ASKED --> ASKED : remind",
        "    ASKED --> HEARD : hear",
        "    HEARD --> [*]",
    ]


def test_a_drawing_says_who_may_make_each_move():
    page = draw_states.drawing("hearing", STATES)
    assert "| `hear` | Hear | ASKED | HEARD | JUDGE |" in page
    assert "| `remind` | Remind | ASKED | stays | clock |" in page
