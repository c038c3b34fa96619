package pactwatch.ingest.rss;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pactwatch.ingest.ParsedFeed;
import pactwatch.ingest.contract.FetchEvent.Terms;
import pactwatch.ingest.rss.html.HtmlText;

/** Makes the values of feeds and items, whatever format they came in, fit to be kept. */
final class FeedFields {

    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*");
    private static final int LANGUAGE_LENGTH_MAX = 35;
    private static final int NAME_LENGTH_MAX = 300;

    private FeedFields() {}

    static ParsedFeed feed(
            Title title,
            @Nullable String link,
            @Nullable String id,
            @Nullable String language,
            Terms terms,
            ParsedFeed.Links links,
            List<ParsedFeed.Item> items,
            List<String> warnings) {
        return new ParsedFeed(
                orNull(title.plain()),
                orNull(title.markup()),
                orNull(link),
                orNull(id),
                language(language),
                items,
                warnings,
                terms,
                links);
    }

    /**
     * One item.
     *
     * @param texts candidates for its text; the longest is taken, because feeds often carry a
     *     teaser beside the text
     */
    static ParsedFeed.Item item(
            @Nullable String guid,
            @Nullable String link,
            Title title,
            List<String> texts,
            @Nullable String source,
            @Nullable String author,
            @Nullable String language,
            @Nullable Instant published,
            @Nullable Instant updated) {
        return new ParsedFeed.Item(
                guid == null ? "" : guid.strip(),
                link == null ? "" : link.strip(),
                title.plain(),
                title.markup(),
                text(texts),
                name(source),
                name(author),
                language(language),
                published == null ? updated : published,
                updated);
    }

    /** No text is longer than its markup, so that most candidates need not be read. */
    private static String text(List<String> texts) {
        String longest = "";
        List<String> byLength =
                texts.stream().sorted(Comparator.comparingInt(String::length).reversed()).toList();
        for (String html : byLength) {
            if (html.length() > longest.length()) {
                String text = HtmlText.of(html);
                longest = text.length() > longest.length() ? text : longest;
            }
        }
        return longest;
    }

    private static @Nullable String name(@Nullable String markup) {
        String line = markup == null ? "" : HtmlText.line(markup);
        return orNull(line.length() <= NAME_LENGTH_MAX ? line : line.substring(0, NAME_LENGTH_MAX));
    }

    private static @Nullable String language(@Nullable String tag) {
        String text = tag == null ? "" : tag.strip();
        boolean isTag =
                !text.isEmpty()
                        && text.length() <= LANGUAGE_LENGTH_MAX
                        && LANGUAGE.matcher(text).matches();
        return isTag ? text : null;
    }

    private static @Nullable String orNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
