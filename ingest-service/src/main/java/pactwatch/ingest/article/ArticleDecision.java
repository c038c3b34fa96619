package pactwatch.ingest.article;

import java.text.Normalizer;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pactwatch.ingest.contract.Article;
import pactwatch.ingest.contract.ArticleEvent;
import pactwatch.ingest.contract.ItemEvent;
import pactwatch.log.ContentId;

/** Decides whether an item is a new article, a new version of one, or nothing new. */
public final class ArticleDecision {

    /**
     * What must be known of an article to decide, without its text.
     *
     * @param print tells the titles and texts of one article apart; never leaves the memory
     * @param feed that brought the last version
     * @param textLength of the last version
     */
    public record Known(int version, long print, String feed, int textLength) {

        public static Known of(Article article) {
            return new Known(
                    article.version(),
                    ArticleDecision.print(article.title(), article.text()),
                    article.feed(),
                    article.text().length());
        }
    }

    /** 2^64 divided by the golden ratio, as in Knuth, TAOCP 6.4. */
    private static final long MIX = 0x9e3779b97f4a7c15L;

    private static final char GAP = ' ';

    /** Stands for a character that makes no difference; it is none itself (U+FFFF). */
    private static final char NOTHING = '\uffff';

    /** What {@link #plain} makes of ASCII, which most characters are. */
    private static final char[] ASCII = new char[128];

    static {
        for (char c = 0; c < ASCII.length; c++) {
            ASCII[c] = plain(c);
        }
    }

    private ArticleDecision() {}

    /**
     * What an item leads to. Only the feed that brought an article, or one that tells more of it,
     * revises it: two feeds with different summaries of one page do not take turns.
     *
     * @param known the article so far; absent if the log has never seen it
     */
    public static Optional<ArticleEvent> decide(@Nullable Known known, ItemEvent.Seen item) {
        if (known == null) {
            Instant at = earlier(item.published(), item.fetched());
            return Optional.of(new ArticleEvent.Published(article(item, 1, at)));
        }
        boolean mayRevise =
                known.feed().equals(item.feed()) || item.text().length() > known.textLength();
        if (!mayRevise || known.print() == print(item.title(), item.text())) {
            return Optional.empty();
        }
        Instant updated = item.updated() == null ? item.fetched() : item.updated();
        return Optional.of(
                new ArticleEvent.Revised(
                        article(item, known.version() + 1, earlier(updated, item.fetched()))));
    }

    /**
     * Equal for titles and texts that a reader would call the same: white space, case, kinds of
     * quotation marks and dashes, and characters that nobody sees make no difference.
     */
    public static String fingerprint(String title, String text) {
        return ContentId.of(fold(title), fold(text));
    }

    /** Of 64 bits, at a fraction of what a digest costs: it is compared with one other. */
    private static long print(String title, String text) {
        String head = fold(title);
        return mixed(fold(text), mixed(head, head.length()));
    }

    private static long mixed(String text, long start) {
        long hash = start;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * MIX;
            hash ^= hash >>> 32;
        }
        return hash;
    }

    private static String fold(String text) {
        String composed =
                isAscii(text) || Normalizer.isNormalized(text, Normalizer.Form.NFKC)
                        ? text
                        : Normalizer.normalize(text, Normalizer.Form.NFKC);
        char[] out = new char[composed.length()];
        int length = 0;
        boolean isGap = false;
        for (int i = 0; i < composed.length(); i++) {
            char c = composed.charAt(i);
            char folded = c < ASCII.length ? ASCII[c] : plain(c);
            if (folded == GAP) {
                isGap = true;
            } else if (folded != NOTHING) {
                if (isGap && length > 0) {
                    out[length++] = GAP;
                }
                isGap = false;
                out[length++] = folded;
            }
        }
        return new String(out, 0, length);
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= ASCII.length) {
                return false;
            }
        }
        return true;
    }

    private static char plain(char c) {
        if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
            return GAP;
        }
        return switch (Character.getType(c)) {
            case Character.FORMAT -> NOTHING;
            case Character.INITIAL_QUOTE_PUNCTUATION, Character.FINAL_QUOTE_PUNCTUATION -> '"';
            case Character.DASH_PUNCTUATION -> '-';
            default -> c == '\'' || c == '„' || c == '‚' ? '"' : Character.toLowerCase(c);
        };
    }

    private static Article article(ItemEvent.Seen item, int version, Instant known) {
        return new Article(
                item.article(),
                version,
                item.url(),
                item.title(),
                item.text(),
                item.publisher(),
                item.publisherName(),
                item.language(),
                item.published(),
                known,
                item.fetched(),
                item.feed());
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
