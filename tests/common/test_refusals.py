from portal.common.refusals import Refused


def test_a_refusal_reads_as_its_sentence_and_knows_its_field():
    refused = Refused("The number has 17 digits; it needs 18.", field="number")
    assert str(refused) == "The number has 17 digits; it needs 18."
    assert refused.field == "number"
