"""Which instruments are of a kind of support that the scan advises.

The twin of `docs/assets/js/support_match.mjs`.
"""

from collections.abc import Collection, Mapping, Sequence

from macros.rules.matching import FITS_NOT, Facts, Fit, Profile, fits


def instruments_for(
    needs: Sequence[str],
    kinds: Collection[str],
    all_facts: Mapping[str, Facts],
    profile: Profile,
) -> list[Fit]:
    """Those of these kinds that cover one of these needs, the best first; not what fits not."""
    of_kind = {slug: facts for slug, facts in all_facts.items() if facts["kind"] in kinds}
    found = fits(of_kind, {**profile, "needs": list(needs)})
    return [fit for fit in found if fit.whole != FITS_NOT]
