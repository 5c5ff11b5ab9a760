"""Text messages through a gateway: JSON over HTTP, signed with a shared key."""

import json
import time

from django.conf import settings

from portal.common.hooks import SIGNATURE, TIMESTAMP, signature
from portal.notices.channels.parcel import Parcel, PermanentFault
from portal.notices.channels.web import ask
from portal.notices.models import Message
from portal.notices.wording import fitted

KEY = "Idempotency-Key"


def text_of(parcel: Parcel) -> str:
    """Sender in brackets first, as Chinese networks require, then what it says, then the code."""
    words = parcel.words
    marks = f"【{words.court}】 \n"
    body = fitted(words, Message.Channel.SMS, around=marks)
    return f"【{words.court}】{words.subject} {body}\n{words.check}"


class Sms:
    def carry(self, parcel: Parcel) -> str:
        body = json.dumps(
            {"to": parcel.address, "text": text_of(parcel)}, ensure_ascii=False
        ).encode()
        timestamp = str(int(time.time()))
        answer = ask(
            settings.SMS_URL,
            body,
            {
                SIGNATURE: signature(settings.SMS_KEY, timestamp, body),
                TIMESTAMP: timestamp,
                KEY: parcel.key,
            },
        )
        if answer.get("accepted") is not True:
            raise PermanentFault(f"refused: {str(answer.get('code', ''))[:40]}")
        return str(answer.get("ref", ""))[:80]
