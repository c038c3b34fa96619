package pactwatch.ingest.rss;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/** Plain text of HTML: no markup, one line a paragraph, white space folded within. */
final class HtmlText {

    private static final String NOT_READ = "script, style, noscript, iframe, object, svg, template";

    private HtmlText() {}

    static String of(String html) {
        if (html.indexOf('<') < 0 && html.indexOf('&') < 0) {
            return folded(html);
        }
        Element body = Jsoup.parseBodyFragment(html).body();
        body.select(NOT_READ).remove();
        StringBuilder text = new StringBuilder();
        NodeTraversor.traverse(new Writer(text), body);
        return folded(text.toString());
    }

    private record Writer(StringBuilder text) implements NodeVisitor {

        @Override
        public void head(Node node, int depth) {
            switch (node) {
                case TextNode words -> text.append(words.text());
                case Element e when e.isBlock() || e.normalName().equals("br") -> text.append('\n');
                default -> {}
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (node instanceof Element element && element.isBlock()) {
                text.append('\n');
            }
        }
    }

    private static String folded(String text) {
        StringBuilder lines = new StringBuilder();
        text.lines()
                .map(l -> l.replaceAll("[\\s\\u00a0\\p{Cf}\\p{Cc}]+", " ").strip())
                .filter(l -> !l.isEmpty())
                .forEach(l -> lines.append(lines.isEmpty() ? "" : "\n").append(l));
        return lines.toString();
    }
}
