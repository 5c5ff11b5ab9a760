"""What a case's line of time says about fees."""

from django.utils.translation import gettext_lazy as _

from portal.cases.wordings import Wording

WORDINGS = {
    "fee.notified": Wording(
        _("Fee notified"), _("%(amount)s yuan are to be paid by %(due_on)s."), "soon"
    ),
    "fee.paid": Wording(_("Fee paid"), _("%(amount)s yuan arrived."), "done"),
}
