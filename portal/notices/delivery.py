"""Sending what waits: claim, hand over outside any transaction, close on acceptance.

Every channel has its own claims and its own few threads, so that a slow gateway delays only
its own messages. The threads speak to providers and never to the database: rows are claimed
and closed here, by the caller's own connection.
"""

import logging
import time
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from datetime import datetime

from django.conf import settings
from django.db import transaction

from portal.notices import claims
from portal.notices.addresses import address_of
from portal.notices.channels import CARRIERS, Parcel, PermanentFault, TemporaryFault, deliver
from portal.notices.models import Message
from portal.notices.wording import NoWording, language_of, words_of

log = logging.getLogger(__name__)

THREADS = 4
BATCH = 20
GRACE_S = 1.0
"""Beyond the channel's time limit, how long the sweep waits for what is under way."""


def send_waiting(at: datetime) -> int:
    """Send every message due as of ``at``; returns how many were closed (sent or dead).

    Killed at any point, it loses nothing: rows it held are free again when their lease ends,
    and the provider knows the key of what it accepted already. A second run finds nothing.
    """
    lanes = [_Lane(channel, at) for channel in CARRIERS]
    try:
        return _run(lanes)
    finally:
        for lane in lanes:
            lane.stop()


def _run(lanes: "list[_Lane]") -> int:
    closed = 0
    take_until = time.monotonic() + settings.CHANNEL_BUDGET_S
    end = take_until + settings.CHANNEL_TIMEOUT_S + GRACE_S
    while time.monotonic() < end:
        if time.monotonic() < take_until:
            for lane in lanes:
                closed += lane.take()
        else:
            for lane in lanes:
                lane.give_back()
        under_way = [future for lane in lanes for future in lane.under_way]
        if not under_way:
            break
        moment = take_until if time.monotonic() < take_until else end
        wait(under_way, timeout=max(moment - time.monotonic(), 0.01), return_when=FIRST_COMPLETED)
        closed += _close(lanes)
    return closed + _close(lanes)


def _close(lanes: "list[_Lane]") -> int:
    """Close what has come back, together: one commit instead of one a message."""
    if not any(future.done() for lane in lanes for future in lane.under_way):
        return 0
    with transaction.atomic():
        return sum(lane.close() for lane in lanes)


class _Lane:
    """One channel during one sweep."""

    def __init__(self, channel: str, at: datetime) -> None:
        self.channel = channel
        self.at = at
        self.held = claims.NOTHING
        self.is_dry = False
        self.under_way: dict[Future[str], Message] = {}
        self.threads = ThreadPoolExecutor(THREADS, thread_name_prefix=f"send-{channel}")

    def take(self) -> int:
        """Claim the next batch once the last one is through; returns how many died unsent."""
        if self.under_way or self.is_dry:
            return 0
        self.held = claims.claim(self.channel, self.at, BATCH)
        self.is_dry = len(self.held.messages) < BATCH
        died = 0
        for message in self.held.messages:
            if message.attempts > claims.MOST_TRIES:
                died += claims.close_dead(message, self.held.token, "every try broke off")
                continue
            try:
                parcel = parcel_of(message)
            except NoWording as error:
                # Perhaps a sender of an older release: a newer one may know the words.
                claims.put_off(message, self.held.token, f"no wording: {error}")
                continue
            self.under_way[self.threads.submit(deliver, self.channel, parcel)] = message
        return died

    def give_back(self) -> None:
        """The time budget is spent: what no thread has begun goes back for the next sweep."""
        unbegun = [future for future in self.under_way if future.cancel()]
        if unbegun:
            claims.give_back([self.under_way.pop(future) for future in unbegun], self.held.token)

    def close(self) -> int:
        done = [future for future in self.under_way if future.done()]
        return sum(self._close_one(self.under_way.pop(future), future) for future in done)

    def _close_one(self, message: Message, future: "Future[str]") -> bool:
        token = self.held.token
        try:
            return claims.close_sent(message, token, future.result(), self.at)
        except PermanentFault as fault:
            log.warning("message %s refused by %s: %s", message.public_id, self.channel, fault)
            return claims.close_dead(message, token, str(fault))
        except TemporaryFault as fault:
            log.info("message %s put off on %s: %s", message.public_id, self.channel, fault)
            claims.put_off(message, token, str(fault), fault.wait_s)
        except Exception as error:
            # A fault of our own: its words may quote the message, so only its name is kept.
            log.error("message %s: %s in %s", message.public_id, type(error).__name__, self.channel)
            claims.put_off(message, token, type(error).__name__)
        return False

    def stop(self) -> None:
        """Leave threads that hang: their rows stay leased and are taken over later."""
        self.threads.shutdown(wait=False, cancel_futures=True)


def parcel_of(message: Message) -> Parcel:
    """The message worded and addressed as of now: a phone changed since counts."""
    return Parcel(
        key=str(message.public_id),
        address=address_of(message),
        words=words_of(message),
        language=language_of(message),
    )
