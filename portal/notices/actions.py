"""Acts on messages: reading, wishes, and putting dead letters back to work."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from portal import audit
from portal.common.moves import locked_rows
from portal.common.refusals import Refused
from portal.notices.models import Message, Preference, SwitchedOff
from portal.people.models import Person
from portal.people.roles import Power
