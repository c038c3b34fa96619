package pactwatch.ingest.rss.html;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeFilter.FilterResult;
import org.jsoup.select.NodeTraversor;

/**
 * Plain text of HTML: no markup, one line a paragraph, white space folded within, without what a
 * site puts around an article.
 */
public final class HtmlText {

    private static final int TAGS_MAX = 20_000;
    private static final int TEXT_LENGTH_MAX = 200_000;

    private static final Set<String> NOT_READ =
            Set.of(
                    "script",
                    "style",
                    "noscript",
                    "iframe",
                    "object",
                    "svg",
                    "math",
                    "template",
                    "form",
                    "button",
                    "select",
                    "textarea");

    /** What of ASCII is printed as it stands. */
    private static final boolean[] PRINTED = new boolean[128];

    static {
        Arrays.fill(PRINTED, '!', '~' + 1, true);
    }

    private static final Pattern REFERENCE =
            Pattern.compile("&(#\\d{2,6}|#x[0-9a-fA-F]{2,5}|[a-zA-Z]{2,8});");

    private HtmlText() {}

    /** The text of an article. */
    public static String of(String html) {
        return String.join("\n", Furniture.without(lines(html)));
    }

    /** The text of a headline or a name, in one line. */
    public static String line(String html) {
        return String.join(" ", lines(html));
    }

    /** A headline that is meant as plain text; entities in it are resolved all the same. */
    public static String plainLine(String text) {
        String resolved =
                REFERENCE.matcher(text).find() ? Parser.unescapeEntities(text, false) : text;
        return String.join(" ", folded(resolved));
    }

    private static List<String> lines(String html) {
        if (html.indexOf('<') < 0) {
            return folded(html.indexOf('&') < 0 ? html : Parser.unescapeEntities(html, false));
        }
        Element body = Jsoup.parseBodyFragment(Tags.first(TAGS_MAX, html)).body();
        StringBuilder text = new StringBuilder(html.length());
        FilterResult _ = NodeTraversor.filter(new Writer(text), body);
        return folded(text.toString());
    }

    private record Writer(StringBuilder text) implements NodeFilter {

        @Override
        public FilterResult head(Node node, int depth) {
            switch (node) {
                case TextNode words -> text.append(spaced(words.getWholeText()));
                case Element e when depth > 0 && isLeftOut(e) -> {
                    return FilterResult.SKIP_ENTIRELY;
                }
                case Element e when e.isBlock() || e.normalName().equals("br") -> text.append('\n');
                default -> {}
            }
            return FilterResult.CONTINUE;
        }

        private static boolean isLeftOut(Element element) {
            return NOT_READ.contains(element.normalName()) || Furniture.is(element);
        }

        /** Line ends in HTML are white space like any other. */
        private static String spaced(String words) {
            return words.replace('\n', ' ').replace('\r', ' ');
        }

        @Override
        public FilterResult tail(Node node, int depth) {
            if (node instanceof Element element && element.isBlock()) {
                text.append('\n');
            }
            return FilterResult.CONTINUE;
        }
    }

    /** The lines that say something, with single blanks and without characters that nobody sees. */
    private static List<String> folded(String whole) {
        String text = whole.substring(0, Math.min(whole.length(), TEXT_LENGTH_MAX));
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        boolean isGap = false;
        for (int i = 0; i < text.length(); i++) {
            int end = printedTo(text, i);
            if (end > i) {
                if (isGap && !line.isEmpty()) {
                    line.append(' ');
                }
                isGap = false;
                line.append(text, i, end);
                i = end;
                if (i == text.length()) {
                    break;
                }
            }
            char c = text.charAt(i);
            if (c == '\n' || c == '\r' || c == '\u2028' || c == '\u2029') {
                addLine(lines, line);
                isGap = false;
            } else if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                isGap = true;
            } else if (!isInvisible(c)) {
                if (isGap && !line.isEmpty()) {
                    line.append(' ');
                }
                isGap = false;
                line.append(c);
            }
        }
        addLine(lines, line);
        return lines;
    }

    /** The end of the characters from an index on that are printed as they stand. */
    private static int printedTo(String text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) < 128 && PRINTED[text.charAt(end)]) {
            end++;
        }
        return end;
    }

    private static void addLine(List<String> lines, StringBuilder line) {
        if (!line.isEmpty()) {
            lines.add(line.toString());
            line.setLength(0);
        }
    }

    /**
     * Controls, soft hyphens and marks of direction; the joiners are letters' business and stay.
     */
    private static boolean isInvisible(char c) {
        int type = Character.getType(c);
        boolean isJoiner = c == '\u200c' || c == '\u200d';
        return type == Character.CONTROL || (type == Character.FORMAT && !isJoiner);
    }
}
