"""For whom somebody asks, as the understanding says it (``whom``): others than the one who writes."""

from __future__ import annotations

RELATIVES = ("child", "spouse", "parent", "relative")
CLIENT = "client"
"""Somebody whom the one who writes serves."""

OTHERS = (*RELATIVES, CLIENT)
