package pactwatch.ingest.rss.tree;

import static pactwatch.ingest.rss.tree.Fields.attribute;
import static pactwatch.ingest.rss.tree.Fields.firstOf;
import static pactwatch.ingest.rss.tree.RssRepair.add;
import static pactwatch.ingest.rss.xml.Names.ATOM;
import static pactwatch.ingest.rss.xml.Names.DC;
import static pactwatch.ingest.rss.xml.Names.DCTERMS;
import static pactwatch.ingest.rss.xml.Names.MEDIA;
import static pactwatch.ingest.rss.xml.Names.RSS;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jdom2.Element;
import org.jspecify.annotations.Nullable;

/**
 * Writes feed and entries of any Atom as Atom 1.0 without bases, with all markup as HTML, and with
 * {@code dc:language} where an entry declares a language.
 */
final class AtomRepair {

    private static final Pattern WEB = Pattern.compile("https?://\\S+", Pattern.CASE_INSENSITIVE);

    private final Bases bases;
    private final TreeDates dates;

    AtomRepair(Bases bases, TreeDates dates) {
        this.bases = bases;
        this.dates = dates;
    }

    Element document(Shape shape) {
        Element given = shape.feed();
        Fields fields = new Fields(given);
        Element feed = new Element("feed", ATOM);
        addTitle(feed, fields);
        add(feed, "id", ATOM, id(fields));
        addAlternate(feed, fields, "");
        OwnLinks.copy(fields, feed, bases);
        add(
                feed,
                "language",
                DC,
                firstOf(
                        Fields.language(given),
                        Fields.language(shape.root()),
                        fields.text(DC, "language"),
                        fields.text(RSS, "language")));
        new PaceRepair(dates).copy(fields, feed);
        for (Element entry : shape.items()) {
            feed.addContent(entry(entry));
        }
        return feed;
    }

    private Element entry(Element given) {
        Fields fields = new Fields(given);
        Element entry = new Element("entry", ATOM);
        String id = id(fields);
        addTitle(entry, fields);
        add(entry, "id", ATOM, id);
        addAlternate(entry, fields, id);
        addMarkup(entry, "summary", fields.first(ATOM, "summary"));
        Element content = fields.first(ATOM, "content");
        addMarkup(entry, "content", content == null ? media(fields) : content);
        addAuthor(entry, fields);
        addSource(entry, fields.first(ATOM, "source"));
        add(entry, "language", DC, firstOf(Fields.language(given), fields.text(DC, "language")));
        addDates(entry, fields);
        return entry;
    }

    private String id(Fields fields) {
        Element id = fields.first(ATOM, "id");
        return id == null ? "" : bases.declaredAbsolute(id, id.getValue().strip());
    }

    private static @Nullable Element media(Fields fields) {
        Element group = fields.first(MEDIA, "group");
        Element own = fields.first(MEDIA, "description");
        return own != null || group == null ? own : new Fields(group).first(MEDIA, "description");
    }

    private void addTitle(Element to, Fields fields) {
        Element title = fields.first(ATOM, "title");
        for (Element other :
                new Element[] {
                    fields.first(DC, "title"),
                    fields.first(MEDIA, "title"),
                    fields.first(RSS, "title")
                }) {
            title = title == null ? other : title;
        }
        addMarkup(to, "title", title);
    }

    private void addMarkup(Element to, String name, @Nullable Element given) {
        if (given == null) {
            return;
        }
        Markup markup = Markup.ofAtom(given);
        boolean hasLinks = name.equals("title") && !markup.isText();
        String value = hasLinks ? bases.absoluteLinks(given, markup.value()) : markup.value();
        to.addContent(
                new Element(name, ATOM)
                        .setAttribute("type", markup.isText() ? "text" : "html")
                        .setText(value));
    }

    private void addAlternate(Element to, Fields fields, String id) {
        Element chosen = null;
        for (Element link : fields.all(ATOM, "link")) {
            boolean isBetter =
                    chosen == null || (!OwnLinks.isPage(chosen) && OwnLinks.isPage(link));
            if (OwnLinks.isAlternate(link) && isBetter) {
                chosen = link;
            }
        }
        String address =
                chosen == null
                        ? fields.text(RSS, "link")
                        : bases.absolute(chosen, attribute(chosen, "href"));
        if (address.isEmpty()) {
            address = elsewhere(fields);
        }
        if (address.isEmpty() && WEB.matcher(id).matches()) {
            address = id;
        }
        if (!address.isEmpty()) {
            to.addContent(OwnLinks.of("alternate", address));
        }
    }

    /** The address of a content that is not in the feed itself (RFC 4287 §4.1.3.2). */
    private String elsewhere(Fields fields) {
        for (Element content : fields.all(ATOM, "content")) {
            String type = attribute(content, "type").toLowerCase(Locale.ROOT);
            if (type.isEmpty() || type.contains("html")) {
                return bases.absolute(content, attribute(content, "src"));
            }
        }
        return "";
    }

    private static void addAuthor(Element entry, Fields fields) {
        Element author = fields.first(ATOM, "author");
        String name =
                author == null
                        ? fields.text(DC, "creator")
                        : firstOf(new Fields(author).text(ATOM, "name"), author.getValue().strip());
        if (!name.isEmpty()) {
            Element copy = new Element("author", ATOM);
            add(copy, "name", ATOM, name);
            entry.addContent(copy);
        }
    }

    private void addSource(Element entry, @Nullable Element given) {
        if (given != null) {
            Element source = new Element("source", ATOM);
            addTitle(source, new Fields(given));
            entry.addContent(source);
        }
    }

    private void addDates(Element entry, Fields fields) {
        String either = date(fields.last(DC, "date"));
        String published =
                firstOf(
                        date(fields.last(ATOM, "published")),
                        date(fields.last(ATOM, "issued")),
                        date(fields.last(ATOM, "created")),
                        date(fields.last(DCTERMS, "issued")),
                        either);
        String updated =
                firstOf(
                        date(fields.last(ATOM, "updated")),
                        date(fields.last(ATOM, "modified")),
                        date(fields.last(DCTERMS, "modified")),
                        either);
        add(entry, "published", ATOM, firstOf(published, updated));
        add(entry, "updated", ATOM, updated);
    }

    private String date(@Nullable Element element) {
        return element == null ? "" : dates.canonical(element.getValue());
    }
}
