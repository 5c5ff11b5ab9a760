"""Why a message was not accepted, as a sentence for staff. The row keeps only a code."""

from django.utils.translation import gettext as _, gettext_lazy

SENTENCES = {
    "no answer in time": gettext_lazy("The provider did not answer in time."),
    "not configured": gettext_lazy("This channel is not configured."),
    "unreadable answer": gettext_lazy("The provider’s answer could not be read."),
    "answer too long": gettext_lazy("The provider’s answer could not be read."),
    "no address": gettext_lazy("The receiver has given no address for this channel."),
    "not an address": gettext_lazy("The address of the receiver or group is not valid."),
    "every try broke off": gettext_lazy("Every try broke off before there was an answer."),
    "ConnectionError": gettext_lazy("The provider cannot be reached."),
    "ConnectTimeout": gettext_lazy("The provider cannot be reached."),
    "ConnectionRefusedError": gettext_lazy("The provider cannot be reached."),
}


def sentence(code: str) -> str:
    """The code a try left behind, in words; what is not known is shown as it is."""
    if not code:
        return ""
    if code in SENTENCES:
        return str(SENTENCES[code])
    if code.startswith("no wording"):
        return _("The portal has no words for this kind of message (%(code)s).") % {
            "code": code.partition(": ")[2]
        }
    return _("The provider’s answer: %(code)s.") % {"code": code}
