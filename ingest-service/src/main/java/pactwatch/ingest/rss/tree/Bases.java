package pactwatch.ingest.rss.tree;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jspecify.annotations.Nullable;
import pactwatch.ingest.rss.xml.Repairs;

/** Makes addresses absolute against {@code xml:base} and the document's own address (RFC 3986). */
final class Bases {

    private static final int MARKUP_LENGTH_MAX = 20_000;
    private static final int MARKUP_LINKS_MAX = 100;

    /** Schemes that run or read something where they are followed. */
    private static final Set<String> HARMFUL =
            Set.of("javascript", "vbscript", "data", "file", "blob", "livescript", "mocha");

    private static final Pattern SCHEME = Pattern.compile("^([a-zA-Z][a-zA-Z0-9+.-]{0,30}):");
    private static final Pattern MARKUP_LINK =
            Pattern.compile(
                    "((?:href|src|cite)\\s{0,5}=\\s{0,5})([\"'])([^\"'<>]{1,2000})\\2",
                    Pattern.CASE_INSENSITIVE);

    private final @Nullable URI document;
    private final Repairs repairs;

    Bases(@Nullable URI document, Repairs repairs) {
        this.document = document;
        this.repairs = repairs;
    }

    /** The base of an element: its own and those of all around it, resolved from outside in. */
    private @Nullable String base(Element element) {
        return base(element, document == null ? null : document.toString());
    }

    private static @Nullable String base(Element element, @Nullable String outermost) {
        Deque<String> bases = new ArrayDeque<>();
        for (Element e = element; e != null; e = e.getParentElement()) {
            String own = e.getAttributeValue("base", Namespace.XML_NAMESPACE);
            if (own != null && !own.isBlank()) {
                bases.push(own.strip());
            }
        }
        String base = outermost;
        for (String next : bases) {
            String absolute = resolved(base, next);
            base = SCHEME.matcher(absolute).find() ? absolute : base;
        }
        return base;
    }

    /** An address in an element, absolute if it can be; empty if it is harmful. */
    String absolute(Element element, String address) {
        String text = compact(address);
        Matcher scheme = SCHEME.matcher(text);
        if (scheme.find()) {
            if (HARMFUL.contains(scheme.group(1).toLowerCase(Locale.ROOT))) {
                repairs.add("A harmful link was removed");
                return "";
            }
            return text;
        }
        return text.isEmpty() ? "" : resolved(base(element), text);
    }

    /**
     * An id in an element, absolute if the document declares a base. The address that a document
     * came from is part of its ids only where they are paths, which say nothing without a host.
     */
    String declaredAbsolute(Element element, String id) {
        boolean isPath = id.startsWith("/") && !id.startsWith("//");
        String base = isPath ? base(element) : base(element, null);
        return base == null || id.isEmpty() ? id : resolved(base, id);
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

    /** White space and control characters, which browsers pass over, are no part of an address. */
    private static String compact(String address) {
        String text = address.strip();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) == '\u007f') {
                return text.replaceAll("[\\x00-\\x1f\\x7f]\\s*", "");
            }
        }
        return text;
    }

    private static String resolved(@Nullable String base, String reference) {
        if (base == null || SCHEME.matcher(reference).find()) {
            return reference;
        }
        try {
            URI from = URI.create(escaped(base));
            if (from.getHost() == null) {
                return reference;
            }
            if (reference.startsWith("?")) {
                String whole = from.toString();
                int end = whole.indexOf('?') < 0 ? whole.length() : whole.indexOf('?');
                return whole.substring(0, end) + escaped(reference);
            }
            boolean isBare = from.getRawPath() == null || from.getRawPath().isEmpty();
            URI root = isBare ? URI.create(from + "/") : from;
            return root.resolve(escaped(reference)).toString();
        } catch (IllegalArgumentException e) {
            return reference;
        }
    }

    private static String escaped(String address) {
        StringBuilder out = new StringBuilder(address.length());
        for (int i = 0; i < address.length(); i++) {
            char c = address.charAt(i);
            if (c <= ' ' || "\"<>\\^`{|}".indexOf(c) >= 0) {
                out.append('%').append("%02X".formatted((int) c));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }
}
