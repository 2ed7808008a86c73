"""Rasa's exchangeable parts, as this assistant needs them: actions, tracker store, lock store, phrases."""
