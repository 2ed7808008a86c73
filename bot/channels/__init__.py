"""The channels: each verifies who writes, hands messages to the reception and shows Replies in its way."""
