package pactwatch.ingest.rss.xml;

import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.Map;
import org.jsoup.nodes.Entities;
import org.jspecify.annotations.Nullable;

/**
 * Resolves character and entity references: those of XML, of HTML, and the simple ones that a
 * document type declares. Never more than one level, so that nothing can grow.
 */
final class References {

    /** As RSS 0.91's document type and HTML 4 define them; HTML 5 does otherwise. */
    private static final Map<String, String> BRACKETS = Map.of("lang", "\u2329", "rang", "\u232a");

    private static final int NAME_LENGTH_MAX = 40;
    private static final int DECLARED_MAX = 64;
    private static final int VALUE_LENGTH_MAX = 1_000;
    private static final int LOOKED_UP_MAX = 100_000;
    private static final int EXPANDED_LENGTH_MAX = 100_000;
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private static final Map<String, String> OF_XML =
            Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'");

    private final Map<String, String> declared = new HashMap<>();
    private final Repairs repairs;
    private int expanded;
    private int looked;

    References(Repairs repairs) {
        this.repairs = repairs;
    }

    /** Takes an internal entity of a document type; external and long ones are never taken. */
    void declare(String name, String value) {
        if (declared.size() < DECLARED_MAX && value.length() <= VALUE_LENGTH_MAX) {
            declared.putIfAbsent(name, withCharacters(value));
        }
    }

    /** Resolves the character references in the value of an entity and nothing else. */
    private static String withCharacters(String value) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            int end = value.startsWith("&#", i) ? value.indexOf(';', i) : -1;
            String resolved =
                    end < 0 || end - i > NAME_LENGTH_MAX
                            ? null
                            : character(value.substring(i + 2, end));
            out.append(resolved == null ? String.valueOf(value.charAt(i)) : resolved);
            i = resolved == null ? i : end;
        }
        return out.toString();
    }

    /** Where a reference ends that begins at an ampersand; -1 if none begins there. */
    static int end(String text, int ampersand, int limit) {
        int last = Math.min(limit, ampersand + NAME_LENGTH_MAX);
        for (int i = ampersand + 1; i < last; i++) {
            char c = text.charAt(i);
            if (c == ';') {
                return i > ampersand + 1 ? i : -1;
            }
            if (!Character.isLetterOrDigit(c) && c != '#' && c != '_' && c != '-' && c != '.') {
                return -1;
            }
        }
        return -1;
    }

    /**
     * What a reference stands for; absent if it is to be read as plain text.
     *
     * @param name between ampersand and semicolon
     */
    @Nullable String resolve(String name) {
        if (name.charAt(0) == '#') {
            return character(name.substring(1));
        }
        String xml = OF_XML.get(name);
        if (xml != null) {
            return xml;
        }
        String own = declared.get(name);
        if (own != null && expanded + own.length() <= EXPANDED_LENGTH_MAX) {
            expanded += own.length();
            return own;
        }
        if (looked++ >= LOOKED_UP_MAX) {
            return null;
        }
        String html = BRACKETS.getOrDefault(name, Entities.getByName(name));
        if (!html.isEmpty()) {
            repairs.add("Entities of HTML, such as &" + name + ";, were resolved");
            return html;
        }
        repairs.add("The undefined entity &" + name + "; was read as text");
        return null;
    }

    private static @Nullable String character(String number) {
        try {
            int code =
                    number.startsWith("x") || number.startsWith("X")
                            ? Integer.parseInt(number.substring(1), 16)
                            : Integer.parseInt(number);
            if (code >= 0x80 && code < 0xa0) {
                return new String(new byte[] {(byte) code}, WINDOWS);
            }
            return Characters.isXml(code) ? Character.toString(code) : "";
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
