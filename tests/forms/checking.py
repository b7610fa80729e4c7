"""Ask check-jsonschema, another reader of schemas and of GitHub's rules, what it objects to."""

from check_jsonschema import main
from click.testing import CliRunner


def check_jsonschema(*arguments: object) -> str:
    """Run the program; empty when all is well."""
    done = CliRunner().invoke(main, [*map(str, arguments)])
    return "" if done.exit_code == 0 else done.output
