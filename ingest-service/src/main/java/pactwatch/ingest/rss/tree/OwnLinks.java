package pactwatch.ingest.rss.tree;

import static pactwatch.ingest.rss.tree.Fields.attribute;
import static pactwatch.ingest.rss.xml.Names.ATOM;
import static pactwatch.ingest.rss.xml.Names.RSS;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jdom2.Element;
import org.jspecify.annotations.Nullable;

/** The links of Atom that a feed of any format gives of itself (RFC 4287 §4.2.7, RFC 5005). */
final class OwnLinks {

    private static final int LINKS_MAX = 20;
    private static final Pattern WEB = Pattern.compile("^https?://[^/]", Pattern.CASE_INSENSITIVE);
    private static final String IANA = "http://www.iana.org/assignments/relation/";
    private static final Set<String> KEPT =
            Set.of("self", "hub", "next", "prev-archive", "current");

    private OwnLinks() {}

    /** The relation of a link, in small letters; a link without one is the alternate. */
    static String relation(Element link) {
        String relation = attribute(link, "rel").toLowerCase(Locale.ROOT);
        String name = relation.startsWith(IANA) ? relation.substring(IANA.length()) : relation;
        return name.isEmpty() ? "alternate" : name;
    }

    static boolean isAlternate(Element link) {
        return relation(link).equals("alternate") && !attribute(link, "href").isEmpty();
    }

    /** Whether a link leads to a page for people. */
    static boolean isPage(Element link) {
        String type = attribute(link, "type").toLowerCase(Locale.ROOT);
        return type.isEmpty() || type.contains("html");
    }

    static void copy(Fields given, Element feed, Bases bases) {
        int copied = 0;
        for (Element link : given.all(ATOM, "link")) {
            String relation = relation(link);
            String address = bases.absolute(link, attribute(link, "href"));
            if (KEPT.contains(relation) && !address.isEmpty() && copied < LINKS_MAX) {
                copied++;
                feed.addContent(of(relation, address));
            }
        }
    }

    /**
     * Where a feed says that it is to be found, or else the site it tells of; absent if neither.
     */
    static @Nullable String ownAddress(Element feed) {
        Fields fields = new Fields(feed);
        String site = fields.text(RSS, "link");
        for (Element link : fields.all(ATOM, "link")) {
            String address = attribute(link, "href");
            if (relation(link).equals("self") && WEB.matcher(address).find()) {
                return address;
            }
            site = site.isEmpty() && isAlternate(link) ? address : site;
        }
        return WEB.matcher(site).find() ? site : null;
    }

    static Element of(String relation, String address) {
        return new Element("link", ATOM)
                .setAttribute("rel", relation)
                .setAttribute("href", address);
    }
}
