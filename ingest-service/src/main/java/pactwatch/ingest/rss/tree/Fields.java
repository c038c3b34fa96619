package pactwatch.ingest.rss.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jspecify.annotations.Nullable;
import pactwatch.ingest.rss.xml.Names;

/** The children of a feed or an item, found by name whatever its case. */
final class Fields {

    /** A copy: the tree's own list is a filter that looks at every child anew. */
    private final List<Element> children;

    Fields(Element parent) {
        this.children = new ArrayList<>(parent.getChildren());
    }

    /** All children of a name, in order. */
    List<Element> all(Namespace namespace, String name) {
        List<Element> found = new ArrayList<>();
        for (Element child : children) {
            if (isNamed(child, namespace, name)) {
                found.add(child);
            }
        }
        return found;
    }

    /** The first child of a name that says something. */
    @Nullable Element first(Namespace namespace, String name) {
        for (Element child : children) {
            if (isNamed(child, namespace, name) && !isBlank(child)) {
                return child;
            }
        }
        return null;
    }

    /** The last child of a name that says something: a later date corrects an earlier one. */
    @Nullable Element last(Namespace namespace, String name) {
        Element found = null;
        for (Element child : children) {
            if (isNamed(child, namespace, name) && !isBlank(child)) {
                found = child;
            }
        }
        return found;
    }

    /** The first child of a local name in a namespace that nobody here knows. */
    @Nullable Element firstForeign(String name) {
        for (Element child : children) {
            if (Names.isForeign(child.getNamespace()) && isNamed(child, name) && !isBlank(child)) {
                return child;
            }
        }
        return null;
    }

    /** Text of the first child of a name that says something; empty if none does. */
    String text(Namespace namespace, String name) {
        Element found = first(namespace, name);
        return found == null ? "" : found.getValue().strip();
    }

    /** The first of several texts that is not empty; empty if all are. */
    static String firstOf(String... texts) {
        for (String text : texts) {
            if (!text.isEmpty()) {
                return text;
            }
        }
        return "";
    }

    /** An attribute without namespace, whatever its case; empty if it is not there. */
    static String attribute(Element element, String name) {
        for (org.jdom2.Attribute attribute : element.getAttributes()) {
            if (attribute.getName().equalsIgnoreCase(name)
                    && attribute.getNamespace().equals(Namespace.NO_NAMESPACE)) {
                return attribute.getValue().strip();
            }
        }
        return "";
    }

    /** The language that an element declares for itself; empty if it does not. */
    static String language(Element element) {
        String tag = element.getAttributeValue("lang", Namespace.XML_NAMESPACE, "");
        return tag.strip().replace('_', '-');
    }

    static boolean isNamed(Element element, Namespace namespace, String name) {
        return element.getNamespace().equals(namespace)
                && (element.getName().equals(name) || element.getName().equalsIgnoreCase(name));
    }

    static boolean isNamed(Element element, String name) {
        return element.getName().toLowerCase(Locale.ROOT).equals(name);
    }

    private static boolean isBlank(Element element) {
        return element.getContentSize() == 0 || element.getValue().isBlank();
    }
}
