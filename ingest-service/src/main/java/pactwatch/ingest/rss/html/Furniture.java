package pactwatch.ingest.rss.html;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;

/** What sites put around an article: "read more", links to share it, notices about cookies. */
final class Furniture {

    private static final int LINE_LENGTH_MIN = 4;
    private static final int LINE_LENGTH_MAX = 160;

    private static final List<String> CLASSES =
            List.of(
                    "sharedaddy",
                    "sd-sharing",
                    "jp-relatedposts",
                    "feedflare",
                    "addtoany_share_save_container",
                    "share-buttons",
                    "social-share",
                    "social-links",
                    "cookie-notice",
                    "cookie-banner",
                    "newsletter-signup",
                    "post-tags",
                    "wp-block-buttons",
                    "more-link");

    private static final String SENTENCE_ENDS = ".!?…»\"”])";
    private static final String PHRASES = phrases();

    private static final Pattern LINE =
            Pattern.compile(
                    "[\\p{P}\\p{S}\\s]{0,10}(?:" + PHRASES + ")[\\p{P}\\p{S}\\s]{0,10}",
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** A phrase at the end of the last line, behind an ellipsis or the end of a sentence. */
    private static final Pattern TAIL =
            Pattern.compile(
                    "(?<=[.!?…»\"”\\])])\\s{0,3}(?:" + PHRASES + ")[\\s»→›>….]{0,10}$",
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private Furniture() {}

    private static String phrases() {
        try (InputStream file = Furniture.class.getResourceAsStream("/furniture.txt")) {
            String text = new String(Objects.requireNonNull(file).readAllBytes(), UTF_8);
            return text.lines()
                    .map(String::strip)
                    .filter(l -> !l.isEmpty() && !l.startsWith("#"))
                    .collect(Collectors.joining("|"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean is(Element element) {
        String name = element.normalName();
        if (name.equals("nav") || name.equals("aside")) {
            return true;
        }
        return element.hasAttr("class")
                && (CLASSES.stream().anyMatch(element::hasClass)
                        || (name.equals("a") && element.hasClass("read-more")));
    }

    /** Whether a sentence ends before the end of the line, which {@link #TAIL} asks for. */
    private static boolean endsASentence(String line, int from) {
        for (int i = Math.max(0, from - 1); i < line.length() - 1; i++) {
            if (SENTENCE_ENDS.indexOf(line.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** The lines of an article without those that are furniture; never all of them. */
    static List<String> without(List<String> lines) {
        List<String> kept = new ArrayList<>(lines.size());
        for (String line : lines) {
            if (line.length() > LINE_LENGTH_MAX
                    || line.length() < LINE_LENGTH_MIN
                    || !LINE.matcher(line).matches()) {
                kept.add(line);
            }
        }
        if (kept.isEmpty()) {
            return lines;
        }
        String last = kept.getLast();
        int tail = Math.max(0, last.length() - LINE_LENGTH_MAX);
        if (!endsASentence(last, tail)) {
            return kept;
        }
        Matcher matcher = TAIL.matcher(last).region(tail, last.length()).useTransparentBounds(true);
        if (matcher.find() && matcher.start() > 0) {
            kept.set(kept.size() - 1, last.substring(0, matcher.start()));
        }
        return kept;
    }
}
