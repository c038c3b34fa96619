package pactwatch.ingest.rss.xml;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Passes over a document type and takes the plain entities that it declares itself. */
final class Doctype {

    private static final int LENGTH_MAX = 100_000;

    private static final Pattern ENTITY =
            Pattern.compile(
                    "<!ENTITY\\s{1,20}([\\p{L}_][\\p{L}\\p{N}._-]{0,39})\\s{1,20}"
                            + "(?:\"([^\"]{0,1000})\"|'([^']{0,1000})')\\s{0,20}>");

    private Doctype() {}

    /**
     * Reads from {@code <!DOCTYPE} on.
     *
     * @return the index after it; an unfinished one ends at the next bracket
     */
    static int read(String xml, int from, References references) {
        int limit = Math.min(xml.length(), from + LENGTH_MAX);
        char quote = 0;
        int depth = 0;
        for (int i = from + 2; i < limit; i++) {
            char c = xml.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '[' || c == '<') {
                depth++;
            } else if (c == ']') {
                depth--;
            } else if (c == '>' && depth > 0) {
                depth--;
            } else if (c == '>') {
                declare(xml, from, i, references);
                return i + 1;
            }
        }
        int end = xml.indexOf('>', from);
        return end < 0 ? xml.length() : end + 1;
    }

    private static void declare(String xml, int from, int to, References references) {
        Matcher entity = ENTITY.matcher(xml).region(from, to);
        while (entity.find()) {
            String value = entity.group(2) == null ? entity.group(3) : entity.group(2);
            references.declare(entity.group(1), value);
        }
    }
}
