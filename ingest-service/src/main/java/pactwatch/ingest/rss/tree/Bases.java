package pactwatch.ingest.rss.tree;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jspecify.annotations.Nullable;
import pactwatch.ingest.rss.html.WebAddress;
import pactwatch.ingest.rss.xml.Repairs;

/** Makes addresses absolute against {@code xml:base} and the document's own address (RFC 3986). */
final class Bases {

    /** Each costs every link within it time; the outermost of more are passed over. */
    private static final int BASES_MAX = 16;

    private static final int MARKUP_LENGTH_MAX = 20_000;
    private static final int MARKUP_LINKS_MAX = 100;

    private static final Pattern MARKUP_LINK =
            Pattern.compile(
                    "((?:href|src|cite)\\s{0,5}=\\s{0,5})([\"'])([^\"'<>]{1,2000})\\2",
                    Pattern.CASE_INSENSITIVE);

    private final @Nullable String document;
    private final Repairs repairs;

    /**
     * Bases of one document.
     *
     * @param document the address that it came from, or else the one that it gives of itself
     */
    Bases(@Nullable String document, Repairs repairs) {
        this.document = document;
        this.repairs = repairs;
    }

    /** The base of an element: its own and those of all around it, resolved from outside in. */
    private @Nullable String base(Element element) {
        return base(element, document);
    }

    private static @Nullable String base(Element element, @Nullable String outermost) {
        Deque<String> bases = new ArrayDeque<>();
        for (Element e = element; e != null; e = e.getParentElement()) {
            String own = e.getAttributeValue("base", Namespace.XML_NAMESPACE);
            if (own != null && !own.isBlank() && bases.size() < BASES_MAX) {
                bases.push(own.strip());
            }
        }
        String base = outermost;
        for (String next : bases) {
            String absolute = WebAddress.resolved(base, next);
            base = WebAddress.isBase(absolute) ? absolute : base;
        }
        return base;
    }

    /** An address in an element, absolute if it can be; empty if it is harmful. */
    String absolute(Element element, String address) {
        if (WebAddress.isHarmful(address)) {
            repairs.add("A harmful link was removed");
            return "";
        }
        String text = WebAddress.compact(address);
        return text.isEmpty() ? "" : WebAddress.resolved(base(element), text);
    }

    /**
     * An id in an element, absolute if the document declares a base. The address that a document
     * came from is part of its ids only where they are paths, which say nothing without a host.
     */
    String declaredAbsolute(Element element, String id) {
        boolean isPath = id.startsWith("/") && !id.startsWith("//");
        String base = isPath ? base(element) : base(element, null);
        return id.isEmpty() ? id : WebAddress.resolved(base, id);
    }

    /** The markup with its links made absolute. */
    String absoluteLinks(Element element, String markup) {
        if (markup.length() > MARKUP_LENGTH_MAX) {
            return markup;
        }
        Matcher link = MARKUP_LINK.matcher(markup);
        StringBuilder out = new StringBuilder();
        int found = 0;
        while (found < MARKUP_LINKS_MAX && link.find()) {
            found++;
            String address = absolute(element, link.group(3));
            link.appendReplacement(
                    out,
                    Matcher.quoteReplacement(
                            link.group(1) + link.group(2) + address + link.group(2)));
        }
        return found == 0 ? markup : link.appendTail(out).toString();
    }
}
