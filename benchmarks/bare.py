"""The bare page that ours are measured against: a table filled in by MiniJinja. It stands alone, to be loaded alone."""

CELLS = "{% for cell in row.cells %}<td class=num>{{ cell }}</td>{% endfor %}"
ROW = f"<tr><th scope=row><span class=v>{{{{ row.name }}}}</span></th>{CELLS}</tr>\n"
PAGE = "<!doctype html><title>{{ title }}</title><table>{% for row in rows %}" + ROW + "{% endfor %}</table>"
