package pactwatch.ingest.rss.xml;

import java.util.Locale;
import java.util.Set;
import org.jdom2.Document;
import org.jspecify.annotations.Nullable;

/**
 * Reads what is nearly XML, in one pass and in time that grows with its length alone.
 *
 * <p>Bare ampersands and brackets are text, undefined entities are HTML's or text, comments,
 * processing instructions and document types are passed over, what is open at the end is closed.
 * {@link OpenElements} says how tags that do not match are read.
 */
final class LenientXml {

    /** Where a document may begin; other elements before are left out. */
    static final Set<String> ROOTS = Set.of("rss", "feed", "rdf", "channel", "item", "entry");

    private static final Set<String> RAW = Set.of("script", "style");

    private final String xml;
    private final Repairs repairs;
    private final References references;
    private final TreeBuilder tree;
    private final OpenElements open;
    private final Landmarks landmarks;
    private int at;
    private boolean hasDoctype;

    private LenientXml(String xml, ParseBounds bounds, Repairs repairs) {
        this.xml = xml;
        this.repairs = repairs;
        references = new References(repairs);
        tree = new TreeBuilder(bounds, repairs);
        open = new OpenElements(tree, bounds, repairs);
        landmarks = new Landmarks(xml);
    }

    /** Reads a document; absent if nothing in it looks like a feed. */
    static @Nullable Document read(String text, ParseBounds bounds, Repairs repairs) {
        String clean = Characters.clean(text, repairs);
        return new LenientXml(clean, bounds, repairs).read();
    }

    private @Nullable Document read() {
        while (at < xml.length()) {
            int bracket = xml.indexOf('<', at);
            int end = bracket < 0 ? xml.length() : bracket;
            text(at, end);
            at = end;
            if (at < xml.length()) {
                markup();
            }
        }
        if (tree.hasRoot() && !open.isRootClosed()) {
            repairs.addLoss("The document breaks off before its end");
            tree.dropCutField();
        }
        open.closeAll();
        return tree.document();
    }

    private void markup() {
        if (xml.startsWith("<!--", at)) {
            at = landmarks.after("-->", at + 4, at + 4);
        } else if (xml.startsWith("<![CDATA[", at)) {
            cdata();
        } else if (xml.startsWith("<?", at)) {
            instruction();
        } else if (xml.startsWith("<!", at)) {
            declaration();
        } else if (xml.startsWith("</", at)) {
            endTag();
        } else {
            startTag();
        }
    }

    private void cdata() {
        int begin = at + "<![CDATA[".length();
        int after = landmarks.after("]]>", begin, xml.length());
        int end = xml.startsWith("]]>", after - 3) ? after - 3 : after;
        open.text(xml, begin, Math.max(begin, end));
        at = Math.max(begin, after);
    }

    private void instruction() {
        if (at > 0 && xml.startsWith("<?xml", at)) {
            repairs.add("The XML declaration does not stand at the very beginning");
        }
        at = landmarks.after("?>", at + 2, landmarks.after(">", at + 2, xml.length()));
    }

    private void declaration() {
        boolean isType = xml.regionMatches(true, at, "<!DOCTYPE", 0, "<!DOCTYPE".length());
        if (isType && !hasDoctype) {
            hasDoctype = true;
            repairs.add("A document type was left out");
            at = Doctype.read(xml, at, references);
        } else {
            at = landmarks.after(">", at, xml.length());
        }
    }

    private void endTag() {
        int end = at + 2;
        while (end < xml.length() && xml.charAt(end) != '>' && xml.charAt(end) != '<') {
            end++;
        }
        if (end == xml.length() || xml.charAt(end) == '<') {
            at = end;
            repairs.add("An end tag that breaks off was left out");
            return;
        }
        String name = xml.substring(at + 2, end).strip();
        at = end + 1;
        open.end(name);
    }

    private void startTag() {
        if (at + 1 >= xml.length() || !isNameStart(xml.charAt(at + 1))) {
            if (tree.hasRoot()) {
                repairs.add("A bare < was read as text");
            }
            open.text("<");
            at++;
            return;
        }
        StartTag tag = StartTag.read(xml, at, references);
        if (tag.isCut()) {
            at = xml.length();
            return;
        }
        at = tag.after();
        String local = tag.localName().toLowerCase(Locale.ROOT);
        if (!tree.hasRoot() && !ROOTS.contains(local)) {
            repairs.add("What stands before the feed was left out");
            return;
        }
        open.start(tag);
        if (RAW.contains(local) && !tag.isEmpty()) {
            at = landmarks.before("</" + local, at);
        }
    }

    private static boolean isNameStart(char c) {
        return Character.isLetter(c) || c == '_';
    }

    private void text(int from, int to) {
        if (!tree.hasRoot()) {
            if (from < to && !xml.substring(from, to).isBlank()) {
                repairs.add("Text before the document was left out");
            }
            return;
        }
        int begin = from;
        int ampersand = xml.indexOf('&', from, to);
        while (ampersand >= 0) {
            int end = References.end(xml, ampersand, to);
            String resolved =
                    end < 0 ? null : references.resolve(xml.substring(ampersand + 1, end));
            if (resolved == null) {
                if (end < 0) {
                    repairs.add("A bare & was read as text");
                }
                ampersand = xml.indexOf('&', ampersand + 1, to);
            } else {
                open.text(xml, begin, ampersand);
                open.text(resolved);
                begin = end + 1;
                ampersand = xml.indexOf('&', begin, to);
            }
        }
        open.text(xml, begin, to);
    }
}
