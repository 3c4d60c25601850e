"""How Sphinx builds the documentation."""

# mypy: ignore-errors

from importlib.metadata import version as version_of

from sphinx.util.nodes import make_refnode

project = "aseanhr"
author = copyright = "The aseanhr developers"
version = release = version_of("aseanhr")

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["_build"]
default_role = "py:obj"

myst_heading_anchors = 3
autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_typehints_format = "short"
napoleon_use_rtype = False
python_use_unqualified_type_names = True
python_maximum_signature_line_length = 88

# What the standard library and other packages define is not described here.
_OTHERS = (
    r"(?:datetime|decimal|collections|typing|os|pathlib|attrs?|builtins|date|timedelta|Decimal|Sequence|Iterable"
    r"|Iterator|Mapping|Collection|Callable|PathLike|Literal|pd|pa|pl|pandas|pyarrow|polars)(?:\..+)?"
)
nitpick_ignore_regex = [
    (r"py:(?:class|obj|exc|data|meth)", _OTHERS),
    (
        r"py:(?:obj|class)",
        r"(?:str|int|bool|float|object|bytes|None|TypeError|ValueError|KeyError|LookupError|self)",
    ),
    (r"py:(?:class|obj)", r"(?:aseanhr\..+\.)?(?:[TD]|T_co)"),
]

# Attributes of a class and the collections are described where they belong, in words.
nitpick_ignore_regex += [("py:obj", r"[a-z_]+|aseanhr(?:\.[a-z_]+)+|QUALIFIERS")]


def resolve_short_name(app, env, node, contnode):
    """Link a name that is written without its module, if only one thing documented is called so."""
    if node.get("refdomain") != "py":
        return None
    target = node["reftarget"]
    found = {
        entry.node_id: entry
        for name, entry in env.domains.python_domain.objects.items()
        if name.endswith(f".{target}") and not entry.aliased
    }
    if len(found) != 1:
        return None
    (entry,) = found.values()
    return make_refnode(app.builder, node["refdoc"], entry.docname, entry.node_id, contnode, target)


def setup(app):
    """Tell Sphinx how to resolve short names."""
    app.connect("missing-reference", resolve_short_name)


html_theme = "furo"
html_title = "aseanhr"
html_theme_options = {"light_css_variables": {"code-font-size": "0.78em"}}
