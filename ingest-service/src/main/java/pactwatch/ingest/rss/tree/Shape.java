package pactwatch.ingest.rss.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jdom2.filter.Filters;
import org.jspecify.annotations.Nullable;
import pactwatch.ingest.rss.xml.Names;
import pactwatch.ingest.rss.xml.Repairs;

/**
 * Where in a tree the feed and its items are, wherever they were put.
 *
 * @param isAtom whether the fields are those of Atom, and else those of RSS
 * @param root outermost element of the feed
 * @param feed element that holds the fields of the feed
 */
record Shape(boolean isAtom, Element root, Element feed, List<Element> items) {

    private static final Set<String> ROOTS =
            Set.of("rss", "rdf", "channel", "feed", "item", "entry");
    private static final Set<String> ATOM_ROOTS = Set.of("feed", "entry");

    /** Finds the feed; absent if there is none. */
    static @Nullable Shape of(Element document, Repairs repairs) {
        Element root = root(document);
        if (root == null) {
            return null;
        }
        if (!root.equals(document)) {
            repairs.add("The feed stands inside of <" + document.getName() + ">");
        }
        boolean isAtom = ATOM_ROOTS.contains(root.getName().toLowerCase(Locale.ROOT));
        Namespace own = isAtom ? Names.ATOM : Names.RSS;
        if (!root.getNamespace().equals(own) && !root.getNamespace().equals(Names.RDF)) {
            repairs.add("The namespace of <" + root.getName() + "> is not that of its format");
            move(root, root.getNamespace(), own);
        }
        Shape shape = isAtom ? atom(root) : rss(root, repairs);
        int left = count(document) - shape.items.size();
        if (left > 0) {
            repairs.addLoss("Items where none belong were left out: %d".formatted(left));
        }
        return shape;
    }

    /** Items of feeds in a document, wherever they stand. */
    private static int count(Element document) {
        int count = isItem(document) ? 1 : 0;
        for (Element element : document.getDescendants(Filters.element())) {
            count += isItem(element) ? 1 : 0;
        }
        return count;
    }

    private static boolean isItem(Element element) {
        boolean isPlain =
                element.getNamespace().equals(Names.RSS)
                        || element.getNamespace().equals(Names.ATOM);
        return isPlain && (Fields.isNamed(element, "item") || Fields.isNamed(element, "entry"));
    }

    private static @Nullable Element root(Element document) {
        if (isRoot(document)) {
            return document;
        }
        for (Element element : document.getDescendants(Filters.element())) {
            if (isRoot(element)) {
                return element;
            }
        }
        return null;
    }

    private static boolean isRoot(Element element) {
        return ROOTS.contains(element.getName().toLowerCase(Locale.ROOT));
    }

    /** Gives all elements of one namespace another. */
    private static void move(Element root, Namespace from, Namespace to) {
        List<Element> elements = new ArrayList<>();
        root.getDescendants(Filters.element()).forEach(elements::add);
        elements.add(root);
        for (Element element : elements) {
            if (element.getNamespace().equals(from)) {
                element.setNamespace(to);
            }
        }
    }

    private static Shape atom(Element root) {
        List<Element> entries = new ArrayList<>();
        if (Fields.isNamed(root, "entry")) {
            entries.add(root);
            return new Shape(true, root, new Element("feed", Names.ATOM), entries);
        }
        collect(root, entries);
        return new Shape(true, root, root, entries);
    }

    private static Shape rss(Element root, Repairs repairs) {
        List<Element> items = new ArrayList<>();
        if (Fields.isNamed(root, "item")) {
            items.add(root);
            repairs.add("The channel is missing");
            return new Shape(false, root, new Element("channel"), items);
        }
        collect(root, items);
        Element channel = Fields.isNamed(root, "channel") ? root : channel(root);
        if (channel == null) {
            repairs.add("The channel is missing");
            channel = root;
        } else if (channel.getNamespace().equals(Names.ATOM)) {
            move(channel, Names.ATOM, Names.RSS);
        }
        if (Fields.isNamed(root, "rss")
                && items.stream().anyMatch(i -> root.equals(i.getParentElement()))) {
            repairs.add("Items stand outside of the channel");
        }
        return new Shape(false, root, channel, items);
    }

    private static @Nullable Element channel(Element root) {
        for (Element child : root.getDescendants(Filters.element())) {
            if (Fields.isNamed(child, "channel")) {
                return child;
            }
        }
        return null;
    }

    /** Items at any depth, items within items as well; never what only quotes another feed. */
    private static void collect(Element parent, List<Element> items) {
        for (Element child : parent.getChildren()) {
            if (isItem(child)) {
                items.add(child);
                collect(child, items);
            } else if (mayHoldItems(child)) {
                collect(child, items);
            }
        }
    }

    private static boolean mayHoldItems(Element element) {
        return switch (element.getName().toLowerCase(Locale.ROOT)) {
            case "channel",
                    "rss",
                    "rdf",
                    "feed",
                    "items",
                    "entries",
                    "title",
                    "link",
                    "image",
                    "textinput",
                    "author" ->
                    true;
            case "description" -> element.getChild("item") != null;
            default -> false;
        };
    }
}
