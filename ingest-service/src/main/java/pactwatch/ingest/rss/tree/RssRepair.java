package pactwatch.ingest.rss.tree;

import static pactwatch.ingest.rss.tree.Fields.attribute;
import static pactwatch.ingest.rss.tree.Fields.firstOf;
import static pactwatch.ingest.rss.xml.Names.ATOM;
import static pactwatch.ingest.rss.xml.Names.CONTENT;
import static pactwatch.ingest.rss.xml.Names.DC;
import static pactwatch.ingest.rss.xml.Names.DCTERMS;
import static pactwatch.ingest.rss.xml.Names.FEEDBURNER;
import static pactwatch.ingest.rss.xml.Names.ITUNES;
import static pactwatch.ingest.rss.xml.Names.MEDIA;
import static pactwatch.ingest.rss.xml.Names.RDF;
import static pactwatch.ingest.rss.xml.Names.RSS;
import static pactwatch.ingest.rss.xml.Names.XHTML;

import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jspecify.annotations.Nullable;

/**
 * Writes channel and items of any RSS, RDF or CDF as plain RSS 2.0 with Dublin Core: {@code
 * dc:date} is the update, {@code dc:identifier} of the channel its id, {@code dc:language} of an
 * item its own language.
 */
final class RssRepair {

    private static final Pattern WEB = Pattern.compile("https?://.+", Pattern.CASE_INSENSITIVE);

    private final Bases bases;
    private final TreeDates dates;

    RssRepair(Bases bases, TreeDates dates) {
        this.bases = bases;
        this.dates = dates;
    }

    Element document(Shape shape) {
        Element channel = channel(shape);
        for (Element item : shape.items()) {
            channel.addContent(item(item));
        }
        return new Element("rss").setAttribute("version", "2.0").addContent(channel);
    }

    private Element channel(Shape shape) {
        Element given = shape.feed();
        Fields fields = new Fields(given);
        Element channel = new Element("channel");
        add(channel, "title", RSS, title(fields));
        add(channel, "link", RSS, channelLink(given, fields));
        add(channel, "description", RSS, fields.text(RSS, "description"));
        String declared = Fields.language(given);
        add(
                channel,
                "language",
                RSS,
                firstOf(
                        fields.text(RSS, "language"),
                        fields.text(DC, "language"),
                        declared,
                        Fields.language(shape.root())));
        add(
                channel,
                "identifier",
                DC,
                firstOf(
                        fields.text(RSS, "id"),
                        fields.text(ATOM, "id"),
                        given.getAttributeValue("about", RDF, "").strip()));
        new PaceRepair(dates).copy(fields, channel);
        OwnLinks.copy(fields, channel, bases);
        return channel;
    }

    private String channelLink(Element given, Fields fields) {
        String link = link(fields);
        return link.isEmpty() ? bases.absolute(given, attribute(given, "href")) : link;
    }

    private Element item(Element given) {
        Fields fields = new Fields(given);
        Element item = new Element("item");
        Element guid = fields.first(RSS, "guid");
        String id =
                firstOf(
                        guid == null ? "" : Markup.ofRss(guid).value(),
                        fields.text(RSS, "id"),
                        fields.text(ATOM, "id"),
                        given.getAttributeValue("about", RDF, "").strip());
        add(item, "title", RSS, title(fields));
        add(item, "link", RSS, itemLink(given, fields, guid));
        add(item, "guid", RSS, id);
        add(item, "description", RSS, description(fields));
        add(item, "encoded", CONTENT, content(fields));
        add(item, "creator", DC, author(fields));
        addSource(item, fields);
        add(item, "language", DC, firstOf(fields.text(DC, "language"), Fields.language(given)));
        addDates(item, given, fields);
        return item;
    }

    private void addDates(Element item, Element given, Fields fields) {
        UnaryOperator<String> date = dates::canonical;
        String either =
                firstOf(text(fields.last(DC, "date"), date), text(fields.last(RSS, "date"), date));
        String published =
                firstOf(
                        text(fields.last(RSS, "pubDate"), date),
                        text(fields.last(RSS, "published"), date),
                        text(fields.last(ATOM, "published"), date),
                        text(fields.last(ATOM, "issued"), date),
                        text(fields.last(DCTERMS, "issued"), date),
                        text(fields.last(DCTERMS, "created"), date),
                        text(fields.last(DC, "issued"), date),
                        either);
        String updated =
                firstOf(
                        text(fields.last(ATOM, "updated"), date),
                        text(fields.last(ATOM, "modified"), date),
                        text(fields.last(DCTERMS, "modified"), date),
                        text(fields.last(RSS, "updated"), date),
                        text(fields.last(RSS, "modified"), date),
                        dates.canonical(attribute(given, "lastmod")),
                        either);
        add(item, "pubDate", RSS, firstOf(published, updated));
        add(item, "date", DC, updated);
    }

    private static String text(@Nullable Element element, UnaryOperator<String> date) {
        return element == null ? "" : date.apply(element.getValue());
    }

    private String title(Fields fields) {
        return firstOf(
                markup(fields.first(RSS, "title")),
                markup(fields.first(ATOM, "title")),
                markup(fields.first(DC, "title")),
                markup(fields.first(MEDIA, "title")),
                markup(fields.first(ITUNES, "title")),
                markup(fields.first(DCTERMS, "title")));
    }

    private String markup(@Nullable Element element) {
        if (element == null) {
            return "";
        }
        String value = Markup.ofRss(element).value();
        return value.indexOf('<') < 0 ? value : bases.absoluteLinks(element, value);
    }

    private String itemLink(Element given, Fields fields, @Nullable Element guid) {
        String link = link(fields);
        if (!link.isEmpty()) {
            return link;
        }
        String original = fields.text(FEEDBURNER, "origLink");
        if (!original.isEmpty()) {
            return bases.absolute(given, original);
        }
        if (guid != null && isPermanent(guid)) {
            return bases.absolute(guid, guid.getValue());
        }
        String about = given.getAttributeValue("about", RDF, "").strip();
        return firstOf(
                WEB.matcher(about).matches() ? about : "",
                bases.absolute(given, attribute(given, "href")));
    }

    private static boolean isPermanent(Element guid) {
        String said = attribute(guid, "isPermaLink").toLowerCase(Locale.ROOT);
        String id = guid.getValue().strip();
        boolean isPath = said.equals("true") && id.startsWith("/");
        return isPath || (!said.equals("false") && WEB.matcher(id).matches());
    }

    private String link(Fields fields) {
        for (Element link : fields.all(RSS, "link").reversed()) {
            String address = firstOf(link.getValue().strip(), attribute(link, "href"));
            String absolute = bases.absolute(link, address);
            if (!absolute.isEmpty()) {
                return absolute;
            }
        }
        for (Element link : fields.all(ATOM, "link")) {
            if (OwnLinks.isAlternate(link)) {
                return bases.absolute(link, attribute(link, "href"));
            }
        }
        return "";
    }

    private static String description(Fields fields) {
        return firstOf(
                rss(fields.first(RSS, "description")),
                rss(fields.first(RSS, "abstract")),
                rss(fields.first(RSS, "summary")),
                rss(fields.first(ATOM, "summary")),
                rss(fields.first(DC, "description")),
                rss(fields.first(MEDIA, "description")),
                rss(fields.first(ITUNES, "summary")));
    }

    /** The longest of the elements that hold a whole text. */
    private static String content(Fields fields) {
        String longest = "";
        for (Element candidate :
                new Element[] {
                    fields.first(CONTENT, "encoded"),
                    fields.first(RSS, "encoded"),
                    fields.first(RSS, "content"),
                    fields.first(ATOM, "content"),
                    fields.first(XHTML, "body"),
                    fields.first(XHTML, "div"),
                    fields.first(RSS, "full-text"),
                    fields.first(RSS, "fulltext"),
                    fields.firstForeign("full-text")
                }) {
            String text = rss(candidate);
            longest = text.length() > longest.length() ? text : longest;
        }
        return longest;
    }

    private static String rss(@Nullable Element element) {
        return element == null ? "" : Markup.ofRss(element).value();
    }

    private static String author(Fields fields) {
        Element atom = fields.first(ATOM, "author");
        return firstOf(
                fields.text(DC, "creator"),
                fields.text(RSS, "author"),
                atom == null ? "" : new Fields(atom).text(ATOM, "name"),
                fields.text(ITUNES, "author"),
                fields.text(DC, "contributor"));
    }

    private static void addSource(Element item, Fields fields) {
        Element atom = fields.first(ATOM, "source");
        String name =
                firstOf(
                        fields.text(RSS, "source"),
                        atom == null ? "" : new Fields(atom).text(ATOM, "title"));
        add(item, "source", RSS, name);
    }

    /** Adds a child, unless there is nothing to say. */
    static void add(Element parent, String name, Namespace namespace, String text) {
        if (!text.isEmpty()) {
            parent.addContent(new Element(name, namespace).setText(text));
        }
    }
}
