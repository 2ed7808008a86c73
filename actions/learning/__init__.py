"""Learns what the signs of ``actions.weighing`` count, from messages of which readers said what answers them."""
