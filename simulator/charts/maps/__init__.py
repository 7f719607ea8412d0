"""Maps of a country: where its regions lie, what colours stand for, and what they say."""
