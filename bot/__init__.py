"""What runs: the server, its channels, the understanding of messages, the conversations and the phrases."""
