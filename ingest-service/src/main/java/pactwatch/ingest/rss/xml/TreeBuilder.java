package pactwatch.ingest.rss.xml;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jdom2.Attribute;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jdom2.UncheckedJDOMFactory;
import org.jspecify.annotations.Nullable;

/** Builds one tree from start tags, text and end tags, and no more of it than the bounds allow. */
final class TreeBuilder {

    private static final UncheckedJDOMFactory JDOM = new UncheckedJDOMFactory();

    private final ParseBounds bounds;
    private final Repairs repairs;
    private final StringBuilder text = new StringBuilder();
    private final List<Element> open = new ArrayList<>();
    private @Nullable Element root;
    private int elements;
    private int items;
    private boolean isCutShort;
    private boolean isFieldCut;

    /** Levels inside of an element that is left out. */
    private int skipped;

    TreeBuilder(ParseBounds bounds, Repairs repairs) {
        this.bounds = bounds;
        this.repairs = repairs;
    }

    void start(Namespace namespace, String name, List<Attribute> attributes) {
        if (skipped > 0 || isBeyondBounds(name)) {
            skipped++;
            return;
        }
        flushText();
        elements++;
        Element element = JDOM.element(name, namespace);
        for (Attribute attribute : attributes) {
            element.getAttributes().add(attribute);
        }
        if (open.isEmpty()) {
            if (root == null) {
                root = element;
            } else {
                root.getContent().add(element);
            }
        } else {
            JDOM.addContent(open.getLast(), element);
        }
        open.add(element);
    }

    private boolean isBeyondBounds(String name) {
        if (Names.isItem(name)) {
            items++;
            if (items > bounds.itemsMax()) {
                return true;
            }
        }
        if (elements >= bounds.elementsMax()) {
            isCutShort = true;
            return true;
        }
        return false;
    }

    static Attribute attribute(Namespace namespace, String name, String value) {
        return JDOM.attribute(name, value, namespace);
    }

    void text(char[] chars, int start, int length) {
        text.append(chars, start, kept(length));
    }

    void text(CharSequence chars, int start, int end) {
        text.append(chars, start, start + kept(end - start));
    }

    void text(String chars) {
        text(chars, 0, chars.length());
    }

    /** How many of so many characters are still within the bound of a field. */
    private int kept(int length) {
        if (skipped > 0 || open.isEmpty()) {
            return 0;
        }
        int room = bounds.fieldLengthMax() - text.length();
        isFieldCut |= length > room;
        return Math.min(length, room);
    }

    void end() {
        if (skipped > 0) {
            skipped--;
            return;
        }
        flushText();
        open.removeLast();
    }

    private void flushText() {
        if (!text.isEmpty() && !open.isEmpty()) {
            JDOM.addContent(open.getLast(), JDOM.text(text.toString()));
        }
        text.setLength(0);
    }

    boolean hasRoot() {
        return root != null;
    }

    /** Whether the root has one of the given names, in small letters. */
    boolean isRootAmong(Set<String> names) {
        return root != null && names.contains(root.getName().toLowerCase(Locale.ROOT));
    }

    /** Whether the root was opened and closed. */
    boolean isComplete() {
        return root != null && open.isEmpty() && skipped == 0;
    }

    /**
     * Forgets what the innermost open elements held: a document that breaks off cuts them short.
     */
    void dropCutField() {
        text.setLength(0);
    }

    /** The document; what is open is closed. */
    @Nullable Document document() {
        flushText();
        open.clear();
        if (items > bounds.itemsMax()) {
            repairs.addLoss(
                    "Only the first %d of %d items are read".formatted(bounds.itemsMax(), items));
        }
        if (isCutShort) {
            repairs.addLoss("Only the first %d elements are read".formatted(bounds.elementsMax()));
        }
        if (isFieldCut) {
            repairs.addLoss(
                    "Only the first %d characters of a field are read"
                            .formatted(bounds.fieldLengthMax()));
        }
        return root == null ? null : new Document(root);
    }
}
