"""Documents one after another in one file, with the tags, the language and the title of each."""

import io
from collections.abc import Iterable

import pikepdf
from pikepdf import Array, Dictionary, Name, ObjectStreamMode, OutlineItem, Pdf, String

UA = "http://www.aiim.org/pdfua/ns/id/"
pikepdf.models.PdfMetadata.register_xml_namespace(UA, "pdfuaid")


def together(documents: Iterable[bytes], *, title: str) -> bytes:
    """What `pdf.together` promises."""
    whole = pikepdf.new()
    tree = whole.make_indirect(Dictionary(Type=Name.StructTreeRoot, K=Array()))
    top = whole.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=tree, K=Array()))
    tree.K.append(top)
    parents, titles, language = Array(), [], "pl"
    for content in documents:
        with pikepdf.open(io.BytesIO(content)) as one:
            titles.append((str(one.docinfo.get("/Title", title)), len(whole.pages)))
            _add(whole, one, top, parents, named=titles[-1][0])
            language = str(one.Root.get("/Lang", language))
    tree.ParentTree = whole.make_indirect(Dictionary(Nums=parents))
    tree.ParentTreeNextKey = int(parents[-2]) + 1 if len(parents) else 0
    whole.Root.StructTreeRoot = tree
    whole.Root.MarkInfo = Dictionary(Marked=True)
    whole.Root.Lang = String(language)
    whole.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    with whole.open_outline() as outline:
        outline.root.extend(OutlineItem(said, first) for said, first in titles)
    with whole.open_metadata(set_pikepdf_as_editor=False) as said:
        said["dc:title"] = title
        said["pdfuaid:part"] = "1"
    made = io.BytesIO()
    whole.save(made, deterministic_id=True, object_stream_mode=ObjectStreamMode.generate)
    return made.getvalue()


def _add(whole: Pdf, one: Pdf, top: Dictionary, parents: Array, *, named: str) -> None:
    """The pages of one document at the end of the whole, and its tree of tags as a part. Keys under which pages and
    links find their tags go on from those of the documents before."""
    start, first = int(parents[-2]) + 1 if len(parents) else 0, len(whole.pages)
    whole.pages.extend(one.pages)
    if "/StructTreeRoot" not in one.Root:
        return
    for page in whole.pages[first:]:
        if "/StructParents" in page:
            page.StructParents = start + int(page.StructParents)
        for link in page.get("/Annots", ()):
            if "/StructParent" in link:
                link.StructParent = start + int(link.StructParent)
    tree = whole.copy_foreign(one.Root.StructTreeRoot)
    nums = list(tree.ParentTree.Nums)
    for key, tags in zip(nums[::2], nums[1::2], strict=True):
        parents.extend([start + int(key), tags])
    for part in tree.K if isinstance(tree.K, Array) else [tree.K]:
        part.S, part.T, part.P = Name.Part, String(named), top
        top.K.append(part)
