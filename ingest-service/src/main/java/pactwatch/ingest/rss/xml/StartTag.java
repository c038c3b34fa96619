package pactwatch.ingest.rss.xml;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A start tag as it is written.
 *
 * @param name with its prefix
 * @param isEmpty whether it is its own end tag
 * @param isCut whether the document ends inside of it
 * @param after index after the tag
 */
record StartTag(String name, List<Given> attributes, boolean isEmpty, boolean isCut, int after) {

    private static final int ATTRIBUTES_MAX = 100;

    /** One attribute; references in its value are resolved. */
    record Given(String name, String value) {}

    String prefix() {
        int colon = name.indexOf(':');
        return colon < 0 ? "" : name.substring(0, colon);
    }

    String localName() {
        return name.substring(name.indexOf(':') + 1);
    }

    @Nullable String attribute(String wanted) {
        for (Given given : attributes) {
            if (given.name().equals(wanted)) {
                return given.value();
            }
        }
        return null;
    }

    /** Reads a tag that begins at the index; quotes that do not close end at the next bracket. */
    static StartTag read(String xml, int bracket, References references) {
        return new Reader(xml, bracket + 1, references).read();
    }

    private static final class Reader {

        private final String xml;
        private final References references;
        private final List<Given> attributes = new ArrayList<>();
        private int at;

        private Reader(String xml, int at, References references) {
            this.xml = xml;
            this.at = at;
            this.references = references;
        }

        private StartTag read() {
            String name = word();
            boolean isEmpty = false;
            while (at < xml.length()) {
                char c = xml.charAt(at);
                if (c == '>') {
                    return new StartTag(name, attributes, isEmpty, false, at + 1);
                }
                if (c == '<') {
                    return new StartTag(name, attributes, isEmpty, false, at);
                }
                isEmpty = c == '/';
                if (isEmpty || Character.isWhitespace(c) || c == '"' || c == '\'' || c == '=') {
                    at++;
                } else {
                    attribute();
                }
            }
            return new StartTag(name, attributes, isEmpty, true, at);
        }

        private String word() {
            int from = at;
            while (at < xml.length() && !isDelimiter(xml.charAt(at))) {
                at++;
            }
            return xml.substring(from, at);
        }

        private static boolean isDelimiter(char c) {
            return c == '>'
                    || c == '<'
                    || c == '/'
                    || c == '='
                    || c == '"'
                    || c == '\''
                    || Character.isWhitespace(c);
        }

        private void attribute() {
            String name = word();
            passWhiteSpace();
            String value = "";
            if (at < xml.length() && xml.charAt(at) == '=') {
                at++;
                passWhiteSpace();
                value = value();
            }
            if (attributes.size() < ATTRIBUTES_MAX) {
                attributes.add(new Given(name, value));
            }
        }

        private void passWhiteSpace() {
            while (at < xml.length() && Character.isWhitespace(xml.charAt(at))) {
                at++;
            }
        }

        private String value() {
            char quote = at < xml.length() ? xml.charAt(at) : 0;
            if (quote != '"' && quote != '\'') {
                return resolved(bare());
            }
            int from = ++at;
            int firstClose = -1;
            while (at < xml.length() && xml.charAt(at) != quote && xml.charAt(at) != '<') {
                firstClose = firstClose < 0 && xml.charAt(at) == '>' ? at : firstClose;
                at++;
            }
            if (at < xml.length() && xml.charAt(at) == quote) {
                return resolved(xml.substring(from, at++));
            }
            at = firstClose < 0 ? at : firstClose;
            return resolved(xml.substring(from, at));
        }

        private String bare() {
            int from = at;
            while (at < xml.length()
                    && xml.charAt(at) != '>'
                    && xml.charAt(at) != '<'
                    && !Character.isWhitespace(xml.charAt(at))) {
                at++;
            }
            boolean isClosing =
                    at < xml.length() && xml.charAt(at) == '>' && xml.charAt(at - 1) == '/';
            at -= isClosing && at - 1 > from ? 1 : 0;
            return xml.substring(from, at);
        }

        private String resolved(String value) {
            int ampersand = value.indexOf('&');
            if (ampersand < 0) {
                return value;
            }
            StringBuilder out = new StringBuilder();
            int begin = 0;
            while (ampersand >= 0) {
                int end = References.end(value, ampersand, value.length());
                String text =
                        end < 0 ? null : references.resolve(value.substring(ampersand + 1, end));
                int after = text == null ? ampersand + 1 : end + 1;
                out.append(value, begin, ampersand).append(text == null ? "&" : text);
                begin = after;
                ampersand = value.indexOf('&', after);
            }
            return out.append(value, begin, value.length()).toString();
        }
    }
}
