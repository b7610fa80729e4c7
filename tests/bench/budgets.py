"""The most that something may cost, by its name in the table and the number of cases."""

from typing import NamedTuple


class Budget(NamedTuple):
    """The most something may be; below `stretch` it is better than asked."""

    most: float
    stretch: float | None = None


BUDGETS: dict[str, dict[int, Budget]] = {
    "check, tegen kaal lezen": {1_000: Budget(3, stretch=2)},
    "bouwen, tegen MkDocs met onze bladzijden klaar": {1_000: Budget(0.35), 10_000: Budget(0.35)},
    "bouwen: groei tegen de maat hiervoor": {10_000: Budget(10.5)},
    "geheugen bij het bouwen, zonder zoekindex": {10_000: Budget(600)},
    "filteren": {1_000: Budget(16), 10_000: Budget(100)},
    "eerste blik op een voorbeeld, gzip": {1_000: Budget(130, stretch=100)},
    "zoeken, eenmalig": {1_000: Budget(120)},
    "zoeken, per vraag": {1_000: Budget(60)},
    "zoeken, wachten": {1_000: Budget(70, stretch=50)},
    "resultaat van de scan": {1_000: Budget(16)},
    "antwoord in de wijzer": {1_000: Budget(16)},
    "een voorbeeld wijzigen in serve": {1_000: Budget(1, stretch=0.5)},
}
