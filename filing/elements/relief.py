"""Asking for relief from the fee together with the filing (FEE 44 to 49): a page of every form."""

from filing.elements.blocks import when
from filing.elements.form import Element, Section
from portal.common.words import _
from portal.fees.rules.relief import GROUNDS, Kind

KINDS = (
    (Kind.EXEMPTION.value, _("To pay nothing (persons only)")),
    (Kind.REDUCTION.value, _("To pay less")),
    (Kind.DEFERRAL.value, _("To pay later")),
)
RELIEF = Section(
    "relief", "relief", _("Is the fee too hard for you?"),
    _("You can ask for relief now. The court decides before it registers the case (FEE 49)."),
    (
        Element("relief.wanted", _("Do you ask for relief?"), "yes_no", answerable=False),
        Element(
            "relief.grounds", _("Which of these is true for you?"), "choices",
            _("Tick everything that fits. The law names these situations."),
            choices=tuple((ground.code, ground.words) for ground in GROUNDS.values()),
            shown_if=when("relief.wanted"), answerable=False,
        ),
        Element(
            "relief.kind", _("What do you ask for?"), "choice",
            _("The court may grant another kind than the one you ask for."), choices=KINDS,
            shown_if=when("relief.wanted"), answerable=False,
        ),
        Element(
            "relief.words", _("Your situation in your own words"), "long",
            shown_if=when("relief.wanted"), answerable=False,
        ),
        Element(
            "relief.proofs", _("Anything to say about the proofs?"), "long",
            _("The next page asks for each proof as a photo or a file."),
            shown_if=when("relief.wanted"), answerable=False,
        ),
    ),
)
