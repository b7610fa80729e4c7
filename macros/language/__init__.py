"""Dutch: words, sentences, dates and lists, and texts that become safe HTML."""
