package pactwatch.ingest.rss.xml;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;
import org.jdom2.Attribute;
import org.jdom2.Document;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/** Reads well-formed XML with the JDK's parser. Refuses document types, resolves nothing. */
final class StrictXml {

    private static final String LIMITS = "http://www.oracle.com/xml/jaxp/properties/";
    private static final int PARSERS_KEPT_MAX = 16;

    private final BlockingQueue<SAXParser> parsers = new ArrayBlockingQueue<>(PARSERS_KEPT_MAX);
    private final SAXParserFactory factory;
    private final ParseBounds bounds;

    StrictXml(ParseBounds bounds) {
        this.bounds = bounds;
        factory = SAXParserFactory.newDefaultNSInstance();
        try {
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
            factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalStateException("The JDK's XML parser cannot be hardened", e);
        }
    }

    /**
     * Reads a whole document; what follows its end is left out with a warning.
     *
     * @throws SAXException if it is not well-formed or has a document type
     */
    @Nullable Document read(String xml, Repairs repairs) throws SAXException {
        TreeBuilder tree = new TreeBuilder(bounds, repairs);
        SAXParser parser = parser();
        try {
            parser.parse(new InputSource(new StringReader(xml)), new Handler(tree));
        } catch (SAXParseException e) {
            if (!tree.isComplete() || !tree.isRootAmong(LenientXml.ROOTS)) {
                throw e; // such as a server's complaint, and then the feed
            }
            repairs.addLoss("Text after the end of the document was left out");
        } catch (IOException e) {
            throw new SAXException(e);
        }
        parsers.offer(parser);
        return tree.document();
    }

    private SAXParser parser() throws SAXException {
        SAXParser kept = parsers.poll();
        if (kept != null) {
            return kept;
        }
        try {
            SAXParser parser = factory.newSAXParser();
            parser.setProperty(LIMITS + "maxElementDepth", Integer.toString(bounds.depthMax()));
            parser.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            parser.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            return parser;
        } catch (ParserConfigurationException e) {
            throw new SAXException(e);
        }
    }

    private static final class Handler extends DefaultHandler {

        private final TreeBuilder tree;

        private Handler(TreeBuilder tree) {
            this.tree = tree;
        }

        @Override
        public void startElement(String uri, String local, String qualified, Attributes given) {
            List<Attribute> attributes = new ArrayList<>(given.getLength());
            for (int i = 0; i < given.getLength(); i++) {
                attributes.add(
                        TreeBuilder.attribute(
                                attributeNamespace(given.getURI(i), given.getQName(i)),
                                given.getLocalName(i),
                                given.getValue(i)));
            }
            tree.start(Names.of(prefix(qualified), uri), local, attributes);
        }

        private static org.jdom2.Namespace attributeNamespace(String uri, String qualified) {
            String prefix = prefix(qualified);
            return prefix.isEmpty() ? Names.RSS : Names.of(prefix, uri);
        }

        private static String prefix(String qualified) {
            int colon = qualified.indexOf(':');
            return colon < 0 ? "" : qualified.substring(0, colon);
        }

        @Override
        public void characters(char[] chars, int start, int length) {
            tree.text(chars, start, length);
        }

        @Override
        public void endElement(String uri, String local, String qualified) {
            tree.end();
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            throw e;
        }
    }
}
