"""How a field is drawn, by what it holds: how wide its box is, how its options stand, which names must be answered."""

from django import forms

NAME = 160  # signs that a name may have; what may be longer is a sentence
MOST_BESIDE = 5
SHORT = 26  # signs of an option that stands beside others


def size_of(field: forms.Field) -> str:
    """„number”, „date”, „phone”, „name”, „sentence” or „text”: the widths are in the stylesheet."""
    widget = field.widget
    kind = widget.attrs.get("type") or getattr(widget, "input_type", "")
    if isinstance(field, forms.DateField | forms.DateTimeField):
        return "date"
    if kind in ("time", "number") or "size" in widget.attrs:
        return "number"
    if kind == "tel" or widget.attrs.get("inputmode") == "tel":
        return "phone"
    if kind in ("email", "password", "select") and not getattr(widget, "allow_multiple_selected", False):
        return "name"
    if kind == "text":
        return "name" if (getattr(field, "max_length", None) or NAME + 1) <= NAME else "sentence"
    return "text"


def choices_look_of(field: forms.Field) -> str:
    """„long” in a box that scrolls, „names” in columns of it, „short” side by side, „big” in a row of large ones,
    „many” in columns."""
    widget = field.widget
    if getattr(widget, "is_long", False):
        return "names" if getattr(widget, "is_names", False) else "long"
    if getattr(widget, "is_short", False):
        return "short"
    if getattr(widget, "is_many", False):
        return "many"
    if isinstance(field, forms.ModelChoiceField) or not isinstance(widget, forms.RadioSelect):
        return ""  # rows are not read twice
    labels = [str(label) for _key, label in widget.choices]
    if not labels or max(map(len, labels)) > SHORT:
        return ""
    return "" if len(labels) < 2 else "big" if len(labels) <= MOST_BESIDE else "many"


def wanted_of(form: forms.BaseForm) -> str:
    """„nazwa, temat”: what must be answered in a form of which most need not be; empty where marks say it better."""
    drawn = [field for field in form.fields.values() if not field.widget.is_hidden]
    required = [field for field in drawn if field.required]
    open_ones = [field for field in required if field.initial is None and not _is_answered(field)]
    if not open_ones or len(required) * 2 >= len(drawn):
        return ""
    return ", ".join(_within(str(field.label).rstrip("?:. ")) for field in open_ones)


def _is_answered(field: forms.Field) -> bool:
    """A list to choose from that has no empty line always holds an answer."""
    is_list = isinstance(field.widget, forms.Select) and not field.widget.allow_multiple_selected
    return is_list and not any(key in ("", None) for key, _label in field.choices)


def _within(label: str) -> str:
    """A label in the middle of a sentence: „co to jest”, but „ID umowy”."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]
