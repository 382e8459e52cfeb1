"""Sphinx reads the docstrings of the built package, most of which come from include/httpstatus.h."""
import httpstatus

project = "libhttpstatus"
author = "the libhttpstatus authors"
version = release = httpstatus.__version__
extensions = ["sphinx.ext.autodoc", "sphinx.ext.napoleon"]
language = "en"
html_theme = "alabaster"
html_static_path = ["static"]
html_css_files = ["look.css"]
html_theme_options = {"description": "What an HTTP status code means", "page_width": "72em", "sidebar_width": "16em"}
html_show_copyright = False
html_show_sourcelink = False
html_copy_source = False
autodoc_member_order = "bysource"
nitpicky = False


def one_line_entries(app, what, name, thing, options, lines):
    """Joins what docstrings wrap: an entry of Args or Returns, and the source, which becomes a field."""
    joined = []
    for line in lines:
        if line.startswith(" " * 8) and joined and joined[-1].startswith(" " * 4):
            joined[-1] += " " + line.strip()
        else:
            joined.append(line)
    if what in ("method", "property"):
        joined = without_code(joined)
    before, mark, source = "\n".join(joined).rpartition("\nSource: ")
    lines[:] = [*before.splitlines(), "", ":Source: " + " ".join(source.split()), ""] if mark else joined


def without_code(lines):
    """A docstring of Status without the argument that is the Status itself."""
    kept = [line for line in lines if not line.startswith("    code (int): ")]
    return [line for line, after in zip(kept, [*kept[1:], ""]) if line != "Args:" or after]


def setup(app):
    # Before napoleon, which connects with the usual priority of 500.
    app.connect("autodoc-process-docstring", one_line_entries, priority=100)
