package pactwatch.ingest.rss.html;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.Evaluator;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;
import org.jsoup.select.QueryParser;

/**
 * Plain text of HTML: no markup, one line a paragraph, white space folded within, without what a
 * site puts around an article.
 */
public final class HtmlText {

    private static final int TAGS_MAX = 20_000;
    private static final int TEXT_LENGTH_MAX = 200_000;

    private static final Evaluator NOT_READ =
            QueryParser.parse(
                    "script, style, noscript, iframe, object, svg, math, template, form, button, select, textarea");

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
        if (!body.children().isEmpty()) {
            body.select(NOT_READ).remove();
            Furniture.removeFrom(body);
        }
        NodeTraversor.traverse(new Writer(text), body);
        return folded(text.toString());
    }

    private record Writer(StringBuilder text) implements NodeVisitor {

        @Override
        public void head(Node node, int depth) {
            switch (node) {
                case TextNode words -> appendSpaced(words.getWholeText());
                case Element e when e.isBlock() || e.normalName().equals("br") -> text.append('\n');
                default -> {}
            }
        }

        /** Line ends in HTML are white space like any other. */
        private void appendSpaced(String words) {
            for (int i = 0; i < words.length(); i++) {
                char c = words.charAt(i);
                text.append(c == '\n' || c == '\r' ? ' ' : c);
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (node instanceof Element element && element.isBlock()) {
                text.append('\n');
            }
        }
    }

    /** The lines that say something, with single blanks and without characters that nobody sees. */
    private static List<String> folded(String whole) {
        String text = whole.substring(0, Math.min(whole.length(), TEXT_LENGTH_MAX));
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        boolean isGap = false;
        for (int i = 0; i < text.length(); i++) {
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
