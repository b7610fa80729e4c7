"""Who names an entry by a file name that it no longer has, is told the new one."""

from tests.conftest import CASE, INSTRUMENT


def test_the_new_name_is_told_to_who_uses_the_old_one(problems_in) -> None:
    support = "support:\n  - instrument: oude-naam\n    outcome: gebruikt\n"
    [problem] = problems_in(
        {
            "cases/lasrobot.yml": CASE.replace("no_support: niet-vermeld\n", support),
            "instruments/regeling.yml": f"{INSTRUMENT}former_slugs: [oude-naam]\n",
            "instruments/oude-naam-2.yml": INSTRUMENT.replace("Innovatievoucher", "Iets anders"),
        }
    )

    assert problem.message == "er is geen instrument ‘oude-naam’ in instruments/"
    assert problem.remedy == "schrijf ‘regeling’"
