"""What a document says of itself to machines: that it keeps PDF/A-3a and PDF/UA-1 at once.

WeasyPrint writes the mark of one standard. The mark of the other, and the description of its field that PDF/A asks for
of every field it does not know, are written into the same RDF.
"""

from xml.etree.ElementTree import Element, fromstring, register_namespace, tostring

from weasyprint.pdf.metadata import DocumentMetadata

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
NAMESPACES = {
    "rdf": RDF,
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}
for prefix, address in NAMESPACES.items():
    register_namespace(prefix, address)

BESIDE = f"""<rdf:RDF {" ".join(f'xmlns:{prefix}="{address}"' for prefix, address in NAMESPACES.items())}>
<rdf:Description rdf:about=""><pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about=""><pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>{NAMESPACES["pdfuaid"]}</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the document keeps</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
</rdf:RDF>"""


class ArchivalMetadata(DocumentMetadata):
    """The metadata of a document of both standards, the same for the same document."""

    @classmethod
    def of(cls, metadata: DocumentMetadata) -> "ArchivalMetadata":
        return cls(**vars(metadata))

    def generate_rdf_metadata(self, variant: str, version: int, conformance: str | None) -> bytes:
        """As for PDF/A, and beside it the mark of PDF/UA."""
        rdf: Element = fromstring(super().generate_rdf_metadata(variant, version, conformance))
        rdf.extend(fromstring(BESIDE))
        return tostring(rdf, encoding="utf-8")
