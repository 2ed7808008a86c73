"""The faces of a Reply: one module each, pure functions from a Reply's data to what a channel can show.

    screen   plain words, for channels that show nothing else
    speech   for the ear: numbers digit by digit, nothing that cannot be said (voice reads, speech decides what)
    card     a page to print or to save (card.html, card.css)
    png      the picture, for channels that cannot show SVG
    sms      two text messages at most (gsm counts and folds)

``sentences`` holds what several of them need of a text.
"""
