"""What the assistant does: one module per thing. Each finds in ``knowledge`` and answers with phrases.

An action never holds a sentence: it sends a *draft* (``json_message``) of facts and of references to
phrases, which ``bot/composer.py`` words in the person's language and every channel shows in its way.
"""
