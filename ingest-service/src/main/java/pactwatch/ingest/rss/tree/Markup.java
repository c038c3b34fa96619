package pactwatch.ingest.rss.tree;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jdom2.Attribute;
import org.jdom2.Content;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jdom2.Text;
import org.jdom2.Verifier;

/**
 * What an element says that may hold text, escaped markup, markup or base64, as one string.
 *
 * @param isText whether angle brackets in it are meant as such
 */
record Markup(String value, boolean isText) {

    static final Markup NONE = new Markup("", true);

    private static final Pattern BARE_AMPERSAND = Pattern.compile("&(?!#?\\w{1,32};)");

    private static final Set<String> VOID =
            Set.of("br", "hr", "img", "input", "wbr", "col", "area", "embed", "source");

    private static final Set<String> BLOCKS =
            Set.of(
                    "p",
                    "div",
                    "ul",
                    "ol",
                    "dl",
                    "table",
                    "pre",
                    "blockquote",
                    "h1",
                    "h2",
                    "h3",
                    "h4",
                    "h5",
                    "h6");

    /** The value of an RSS element: HTML in any wrapping. */
    static Markup ofRss(Element element) {
        return new Markup(
                element.getChildren().isEmpty() ? element.getValue().strip() : inner(element),
                false);
    }

    /** The value of an Atom text construct or content (RFC 4287 §3.1, §4.1.3; Atom 0.3 modes). */
    static Markup ofAtom(Element element) {
        String type = Fields.attribute(element, "type").toLowerCase(Locale.ROOT);
        String mode = Fields.attribute(element, "mode").toLowerCase(Locale.ROOT);
        if (!element.getChildren().isEmpty()) {
            return new Markup(inner(isXhtml(type) ? unwrapped(element) : element), false);
        }
        String value = element.getValue().strip();
        if (isXhtml(type)) {
            return new Markup(escaped(value), false);
        }
        if (mode.equals("base64") || (mode.isEmpty() && isBinary(type))) {
            return new Markup(decoded(value), false);
        }
        boolean isText =
                type.isEmpty() ? mode.isEmpty() : type.equals("text") || type.equals("text/plain");
        boolean isSound = isText || value.indexOf('&') < 0;
        return new Markup(
                isSound ? value : BARE_AMPERSAND.matcher(value).replaceAll("&amp;"), isText);
    }

    /** Atom 0.3 says its version. */
    private static boolean isBeforeOne(Element element) {
        Element root = element;
        while (root.getParentElement() != null) {
            root = root.getParentElement();
        }
        return Fields.attribute(root, "version").startsWith("0.");
    }

    private static boolean isXhtml(String type) {
        return type.equals("xhtml") || type.equals("application/xhtml+xml");
    }

    private static boolean isBinary(String type) {
        return !type.isEmpty()
                && !type.equals("text")
                && !type.equals("html")
                && !type.startsWith("text/")
                && !type.endsWith("xml")
                && type.indexOf('/') > 0;
    }

    private static String decoded(String base64) {
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(base64);
            String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString().strip();
            return Verifier.checkCharacterData(text) == null ? text : base64;
        } catch (IllegalArgumentException | CharacterCodingException e) {
            return base64;
        }
    }

    /**
     * The {@code div} that XHTML content is wrapped in is no part of it (RFC 4287 §3.1.1.3). Atom
     * 0.3 asks for none, so that one which holds the words themselves is content there; one that
     * only holds other blocks adds nothing to them.
     */
    private static Element unwrapped(Element element) {
        List<Element> children = element.getChildren();
        if (children.size() != 1 || !Fields.isNamed(children.getFirst(), "div")) {
            return element;
        }
        Element div = children.getFirst();
        return isBeforeOne(element) && !holdsBlocksAlone(div) ? element : div;
    }

    private static boolean holdsBlocksAlone(Element div) {
        return !div.getChildren().isEmpty()
                && div.getTextTrim().isEmpty()
                && div.getChildren().stream()
                        .allMatch(e -> BLOCKS.contains(e.getName().toLowerCase(Locale.ROOT)));
    }

    /** The content of an element as HTML. */
    private static String inner(Element element) {
        StringBuilder out = new StringBuilder();
        append(element, out);
        return out.toString().strip();
    }

    private static void append(Element parent, StringBuilder out) {
        for (Content content : parent.getContent()) {
            if (content instanceof Text text) {
                out.append(escaped(text.getText()));
            } else if (content instanceof Element element) {
                String name = element.getName();
                out.append('<').append(name);
                attributes(element, out);
                if (element.getContentSize() == 0 && VOID.contains(name.toLowerCase(Locale.ROOT))) {
                    out.append(" />");
                } else {
                    out.append('>');
                    append(element, out);
                    out.append("</").append(name).append('>');
                }
            }
        }
    }

    private static void attributes(Element element, StringBuilder out) {
        for (Attribute attribute : element.getAttributes()) {
            if (attribute.getNamespace().equals(Namespace.NO_NAMESPACE)) {
                out.append(' ').append(attribute.getName()).append("=\"");
                out.append(escaped(attribute.getValue()).replace("\"", "&quot;")).append('"');
            }
        }
    }

    private static String escaped(String text) {
        if (text.indexOf('&') < 0 && text.indexOf('<') < 0 && text.indexOf('>') < 0) {
            return text;
        }
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
