package pactwatch.ingest.rss;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import pactwatch.ingest.rss.html.HtmlText;
import pactwatch.ingest.rss.html.SafeMarkup;

/**
 * A title as it was given.
 *
 * @param isText whether angle brackets in it are meant as such
 */
record Title(@Nullable String given, boolean isText) {

    private static final int LENGTH_MAX = 1_000;

    /** As the publisher wrote it, without harm. HTML 4 knows no name for the apostrophe. */
    String markup() {
        String markup = SafeMarkup.of(Objects.requireNonNullElse(given, "").strip(), isText);
        return isText || markup.indexOf('<') >= 0 ? markup : markup.replace("&apos;", "'");
    }

    /** In one line of plain text. */
    String plain() {
        String markup = markup();
        String line = isText ? HtmlText.plainLine(markup) : HtmlText.line(markup);
        return line.length() <= LENGTH_MAX ? line : line.substring(0, LENGTH_MAX);
    }
}
