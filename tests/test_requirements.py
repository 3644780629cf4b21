"""Bounds: what is imported is required, what is required has both bounds, and what is installed is within them."""

import ast
import re
import sys
from importlib.metadata import packages_distributions, version
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).parent.parent


def requirements(name: str) -> dict[str, Requirement]:
    lines = (line.split("#")[0].strip() for line in (ROOT / name).read_text(encoding="utf-8").splitlines())
    found = [Requirement(line) for line in lines if line and not line.startswith("-r")]
    return {_normal(requirement.name): requirement for requirement in found}


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def imported() -> set[str]:
    """The distributions that the product's own code imports."""
    sources = [ROOT / "app.py", *(ROOT / "pages").glob("*.py"), *(ROOT / "journey").rglob("*.py")]
    modules: set[str] = set()
    for source in sources:
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                modules.update(alias.name.split(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                modules.add(node.module.split(".")[0])
    foreign = modules - set(sys.stdlib_module_names) - {"journey", "tests"}
    owners = packages_distributions()
    return {_normal(owners[module][0]) for module in foreign}


def test_everything_the_product_imports_is_required():
    needed = imported() - {"pydantic-core", "starlette"}  # pydantic's and streamlit's own halves, bounded by them
    assert needed <= set(requirements("requirements.txt"))


def test_every_requirement_has_a_lower_and_an_upper_bound():
    for requirement in requirements("requirements.txt").values():
        operators = {specifier.operator for specifier in requirement.specifier}
        assert operators == {">=", "<"}, str(requirement)


def test_what_is_installed_is_within_the_bounds():
    for name, requirement in {**requirements("requirements.txt"), **requirements("requirements-dev.txt")}.items():
        assert requirement.specifier.contains(version(name), prereleases=True), f"{name} {version(name)}"
