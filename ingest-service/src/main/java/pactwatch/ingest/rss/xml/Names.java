package pactwatch.ingest.rss.xml;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jdom2.Namespace;
import org.jspecify.annotations.Nullable;

/**
 * The namespaces that feeds use, each under one name, however a feed spells it. All others are one,
 * because JDOM keeps every namespace that it ever saw.
 */
public final class Names {

    public static final Namespace RSS = Namespace.NO_NAMESPACE;
    public static final Namespace ATOM = Namespace.getNamespace("http://www.w3.org/2005/Atom");
    public static final Namespace RDF =
            Namespace.getNamespace("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#");
    public static final Namespace DC =
            Namespace.getNamespace("dc", "http://purl.org/dc/elements/1.1/");
    public static final Namespace DCTERMS =
            Namespace.getNamespace("dcterms", "http://purl.org/dc/terms/");
    public static final Namespace CONTENT =
            Namespace.getNamespace("content", "http://purl.org/rss/1.0/modules/content/");
    public static final Namespace MEDIA =
            Namespace.getNamespace("media", "http://search.yahoo.com/mrss/");
    public static final Namespace ITUNES =
            Namespace.getNamespace("itunes", "http://www.itunes.com/dtds/podcast-1.0.dtd");
    public static final Namespace SY =
            Namespace.getNamespace("sy", "http://purl.org/rss/1.0/modules/syndication/");
    public static final Namespace XHTML =
            Namespace.getNamespace("xhtml", "http://www.w3.org/1999/xhtml");
    public static final Namespace FEEDBURNER =
            Namespace.getNamespace("feedburner", "http://rssnamespace.org/feedburner/ext/1.0");
    public static final Namespace HISTORY =
            Namespace.getNamespace("fh", "http://purl.org/syndication/history/1.0");
    static final Namespace OTHER = Namespace.getNamespace("other", "urn:other");

    private static final Map<String, Namespace> BY_ADDRESS = new HashMap<>();
    private static final Map<String, Namespace> BY_PREFIX = new HashMap<>();

    static {
        known(RSS, "", "http://purl.org/rss/1.0", "http://purl.org/net/rss1.1");
        known(RSS, "http://backend.userland.com/rss", "http://backend.userland.com/rss2");
        known(RSS, "http://backend.userland.com/rss091", "http://backend.userland.com/rss092");
        known(
                RSS,
                "http://my.netscape.com/rdf/simple/0.9",
                "http://blogs.law.harvard.edu/tech/rss");
        known(RSS, "http://channel.netscape.com/rdf/simple/0.9", "http://purl.org/rss/0.9");
        known(RSS, "http://my.netscape.com/publish/formats/rss-0.91.dtd");
        known(ATOM, "http://www.w3.org/2005/atom", "http://purl.org/atom/ns");
        known(
                ATOM,
                "http://purl.org/echo",
                "http://example.com/newformat",
                "uri/of/echo/namespace");
        known(RDF, "http://www.w3.org/1999/02/22-rdf-syntax-ns");
        known(DC, "http://purl.org/dc/elements/1.1", "http://purl.org/dc/elements/1.0");
        known(DCTERMS, "http://purl.org/dc/terms");
        known(CONTENT, "http://purl.org/rss/1.0/modules/content");
        known(MEDIA, "http://search.yahoo.com/mrss", "http://video.search.yahoo.com/mrss");
        known(MEDIA, "http://tools.search.yahoo.com/mrss", "https://search.yahoo.com/mrss");
        known(ITUNES, "http://www.itunes.com/dtds/podcast-1.0.dtd");
        known(ITUNES, "http://example.com/dtds/podcast-1.0.dtd");
        known(SY, "http://purl.org/rss/1.0/modules/syndication");
        known(XHTML, "http://www.w3.org/1999/xhtml", "http://www.w3.org/tr/xhtml1");
        known(FEEDBURNER, "http://rssnamespace.org/feedburner/ext/1.0");
        known(HISTORY, "http://purl.org/syndication/history/1.0");
        BY_ADDRESS.put(
                Namespace.XML_NAMESPACE.getURI().toLowerCase(Locale.ROOT), Namespace.XML_NAMESPACE);
        for (Namespace n :
                new Namespace[] {
                    RDF,
                    DC,
                    DCTERMS,
                    CONTENT,
                    MEDIA,
                    ITUNES,
                    SY,
                    XHTML,
                    FEEDBURNER,
                    HISTORY,
                    Namespace.XML_NAMESPACE
                }) {
            BY_PREFIX.put(n.getPrefix(), n);
        }
        BY_PREFIX.put("", RSS);
        BY_PREFIX.put("rss", RSS);
        BY_PREFIX.put("atom", ATOM);
        BY_PREFIX.put("a10", ATOM);
        BY_PREFIX.put("dct", DCTERMS);
    }

    private Names() {}

    private static void known(Namespace namespace, String... addresses) {
        for (String address : addresses) {
            BY_ADDRESS.put(address, namespace);
        }
    }

    /**
     * The namespace of an element or attribute.
     *
     * @param prefix empty for none
     * @param address as declared for the prefix; absent if it was not declared
     */
    static Namespace of(String prefix, @Nullable String address) {
        if (address == null) {
            return BY_PREFIX.getOrDefault(prefix.toLowerCase(Locale.ROOT), OTHER);
        }
        Namespace exact = BY_ADDRESS.get(address);
        if (exact != null) {
            return exact;
        }
        Namespace known = BY_ADDRESS.get(spelled(address));
        if (known != null) {
            return known;
        }
        return prefix.isEmpty() ? RSS : OTHER;
    }

    private static String spelled(String address) {
        String text = address.strip().toLowerCase(Locale.ROOT);
        int end = text.length();
        while (end > 0 && (text.charAt(end - 1) == '/' || text.charAt(end - 1) == '#')) {
            end--;
        }
        return text.substring(0, end);
    }

    /** Whether a namespace is none of those above. */
    public static boolean isForeign(Namespace namespace) {
        return namespace.equals(OTHER);
    }

    /** Whether a name is that of an item in any version. */
    static boolean isItem(String name) {
        return name.equalsIgnoreCase("item") || name.equalsIgnoreCase("entry");
    }
}
