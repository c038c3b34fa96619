package pactwatch.ingest.rss.xml;

import org.jdom2.Document;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Reads a document as XML: strictly and fast, or else leniently with a warning. */
public final class XmlTree {

    private final ParseBounds bounds;
    private final StrictXml strict;

    public XmlTree(ParseBounds bounds) {
        this.bounds = bounds;
        strict = new StrictXml(bounds);
    }

    /** The tree of a document; absent if nothing in it looks like a feed. */
    public @Nullable Document read(String xml, Repairs repairs) {
        Repairs noted = new Repairs();
        try {
            Document tree = strict.read(xml, noted);
            repairs.addAll(noted);
            return tree;
        } catch (SAXException e) {
            Repairs made = new Repairs();
            Document tree = LenientXml.read(xml, bounds, made);
            if (made.isEmpty()) {
                made.add(reason(e));
            }
            repairs.addAll(made);
            return tree;
        }
    }

    private static String reason(SAXException e) {
        String at = e instanceof SAXParseException p ? " (line " + p.getLineNumber() + ")" : "";
        return "Not well-formed: " + e.getMessage() + at;
    }
}
