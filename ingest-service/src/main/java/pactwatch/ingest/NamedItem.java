package pactwatch.ingest;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import pactwatch.ingest.article.ArticleDecision;
import pactwatch.ingest.article.CanonicalUrl;
import pactwatch.ingest.contract.Article;
import pactwatch.ingest.contract.BodyEvent;
import pactwatch.log.ContentId;

/**
 * An item of a feed and the article that it tells, as far as is needed to say whether it is new.
 *
 * @param url canonical; absent if the item is known by its id alone
 * @param text at most as long as an article's
 * @param reading by which a later body is compared with this one
 */
record NamedItem(ParsedFeed.Item item, @Nullable URI url, String text, BodyEvent.Reading reading) {

    /**
     * Names the items of a feed that can come in.
     *
     * @param warn told once how many cannot, of each kind
     */
    static List<NamedItem> all(String feed, List<ParsedFeed.Item> items, Consumer<String> warn) {
        List<NamedItem> all = new ArrayList<>();
        int nameless = 0;
        int silent = 0;
        for (ParsedFeed.Item item : items) {
            Optional<NamedItem> named = of(feed, item);
            if (named.isEmpty()) {
                nameless++;
            } else if (named.get().saysNothing()) {
                silent++;
            } else {
                all.add(named.get());
            }
        }
        if (nameless > 0) {
            warn.accept("Items without a link on the web and an id were left out: " + nameless);
        }
        if (silent > 0) {
            warn.accept("Items without title and text were left out: " + silent);
        }
        return all;
    }

    /** Names an item of a feed; empty if it has neither a link nor an id. */
    static Optional<NamedItem> of(String feed, ParsedFeed.Item item) {
        URI url = CanonicalUrl.of(item.link()).orElse(null);
        if (url == null && item.guid().isEmpty()) {
            return Optional.empty();
        }
        String article =
                url == null ? ContentId.of(feed, item.guid()) : CanonicalUrl.articleId(url);
        String text =
                item.text().substring(0, Math.min(item.text().length(), Article.TEXT_LENGTH_MAX));
        String fingerprint = ArticleDecision.fingerprint(item.title(), text);
        return Optional.of(
                new NamedItem(item, url, text, new BodyEvent.Reading(article, fingerprint)));
    }

    boolean saysNothing() {
        return item.title().isEmpty() && item.text().isEmpty();
    }
}
