"""The pretended bank: a hosted page, callbacks that misbehave on request, refunds, a statement.

It knows nothing of the portal but the protocol: signed JSON in, signed callbacks out.
"""
