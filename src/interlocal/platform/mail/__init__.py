"""The outbox: a message is a row of the transaction that caused it, and is sent after that has committed."""
