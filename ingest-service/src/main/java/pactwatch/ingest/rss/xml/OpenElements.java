package pactwatch.ingest.rss.xml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jdom2.Attribute;
import org.jdom2.Namespace;
import org.jspecify.annotations.Nullable;

/**
 * The elements that are open, with what their tags mean where they do not match: an end tag closes
 * the innermost element of its name and all within; an item closes the item before it; the next
 * field closes a field that holds text only.
 */
final class OpenElements {

    private static final int BINDINGS_MAX = 256;

    /** Fields of items that never hold another field. */
    private static final Set<String> TEXT_ONLY =
            Set.of("title", "link", "guid", "pubdate", "id", "updated", "published", "date");

    private static final Set<String> FIELDS =
            Set.of(
                    "title",
                    "link",
                    "guid",
                    "pubdate",
                    "id",
                    "updated",
                    "published",
                    "description",
                    "summary",
                    "content",
                    "encoded",
                    "enclosure",
                    "item",
                    "entry");

    /** An open element: its name in small letters, and how many bindings were there before it. */
    private record Open(String name, String local, int bindings) {}

    private record Binding(String prefix, String address) {}

    private final TreeBuilder tree;
    private final ParseBounds bounds;
    private final Repairs repairs;
    private final String tooDeepSaid;
    private final List<Open> open = new ArrayList<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private final List<Binding> bindings = new ArrayList<>();
    private boolean isRootClosed;

    /** Elements that lie too deep and are open. */
    private int tooDeep;

    OpenElements(TreeBuilder tree, ParseBounds bounds, Repairs repairs) {
        this.tree = tree;
        this.bounds = bounds;
        this.repairs = repairs;
        tooDeepSaid = "Elements nested deeper than %d were left out".formatted(bounds.depthMax());
    }

    boolean isRootClosed() {
        return isRootClosed;
    }

    void start(StartTag tag) {
        String local = tag.localName().toLowerCase(Locale.ROOT);
        if (isRootClosed && open.isEmpty() && !Names.isItem(local)) {
            repairs.addLoss("Elements after the end of the document were left out");
            tooDeep += tag.isEmpty() ? 0 : 1;
            return;
        }
        if (tooDeep > 0 || open.size() >= bounds.depthMax()) {
            repairs.addLoss(tooDeepSaid);
            tooDeep += tag.isEmpty() ? 0 : 1;
            return;
        }
        closeWhatEndsHere(local);
        int before = bindings.size();
        bind(tag);
        tree.start(namespace(tag.prefix()), tag.localName(), attributes(tag));
        push(new Open(tag.name().toLowerCase(Locale.ROOT), local, before));
        if (tag.isEmpty()) {
            pop();
        }
    }

    private void closeWhatEndsHere(String local) {
        if (Names.isItem(local)) {
            closeOpenItem();
        } else if (FIELDS.contains(local) && !open.isEmpty()) {
            if (TEXT_ONLY.contains(open.getLast().local())) {
                repairs.add("The element " + open.getLast().name() + " is not closed");
                pop();
            }
        }
    }

    private void closeOpenItem() {
        for (int i = open.size() - 1; i > 0; i--) {
            if (Names.isItem(open.get(i).local())) {
                repairs.add("An item is not closed");
                while (open.size() > i) {
                    pop();
                }
                return;
            }
        }
        while (open.size() > 1 && TEXT_ONLY.contains(open.getLast().local())) {
            pop();
        }
    }

    private void bind(StartTag tag) {
        for (StartTag.Given given : tag.attributes()) {
            boolean isDefault = given.name().equalsIgnoreCase("xmlns");
            boolean isPrefix = given.name().regionMatches(true, 0, "xmlns:", 0, 6);
            if ((isDefault || isPrefix) && bindings.size() < BINDINGS_MAX) {
                String prefix = isDefault ? "" : given.name().substring(6);
                bindings.add(new Binding(prefix, given.value()));
            }
        }
    }

    private Namespace namespace(String prefix) {
        String address = address(prefix);
        return Names.of(prefix, address);
    }

    private @Nullable String address(String prefix) {
        for (int i = bindings.size() - 1; i >= 0; i--) {
            if (bindings.get(i).prefix().equals(prefix)) {
                return bindings.get(i).address();
            }
        }
        return null;
    }

    private List<Attribute> attributes(StartTag tag) {
        List<Attribute> attributes = new ArrayList<>();
        for (StartTag.Given given : tag.attributes()) {
            int colon = given.name().indexOf(':');
            String local = given.name().substring(colon + 1);
            boolean isBinding = given.name().regionMatches(true, 0, "xmlns", 0, 5);
            if (!isBinding && !local.isEmpty()) {
                Namespace namespace =
                        colon < 0 ? Names.RSS : namespace(given.name().substring(0, colon));
                attributes.add(TreeBuilder.attribute(namespace, local, given.value()));
            }
        }
        return attributes;
    }

    void text(CharSequence chars, int from, int to) {
        if (from < to) {
            tree.text(chars, from, to);
        }
    }

    void text(String chars) {
        tree.text(chars);
    }

    void end(String given) {
        if (tooDeep > 0) {
            tooDeep--;
            return;
        }
        String name = given.toLowerCase(Locale.ROOT);
        if (counts.getOrDefault(name, 0) == 0) {
            repairs.add("An end tag without a start tag was left out");
            return;
        }
        while (!open.getLast().name().equals(name)) {
            repairs.add("The element " + open.getLast().name() + " is not closed");
            pop();
        }
        pop();
    }

    void closeAll() {
        while (!open.isEmpty()) {
            pop();
        }
    }

    private void push(Open element) {
        open.add(element);
        counts.merge(element.name(), 1, Integer::sum);
    }

    private void pop() {
        Open last = open.removeLast();
        counts.merge(last.name(), -1, Integer::sum);
        bindings.subList(last.bindings(), bindings.size()).clear();
        tree.end();
        isRootClosed |= open.isEmpty();
    }
}
