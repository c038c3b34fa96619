package pactwatch.analysis;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import pactwatch.analysis.contract.ArticleRef;
import pactwatch.analysis.contract.Assertion;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.contract.ClaimEvent;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.contract.Sketch;
import pactwatch.ingest.contract.Article;
import pactwatch.ingest.contract.ArticleEvent;
import pactwatch.log.Append;
import pactwatch.log.ContentId;
import pactwatch.log.Envelope;

/**
 * Articles whose claims can be seen in their text: each line such as {@code !AM SUSPENSION ACTUAL
 * 2024-02-22} is one, its own quote.
 */
public final class LineSamples {

    public static final Instant NOW = Instant.parse("2024-03-01T12:00:00Z");
    public static final URI SOURCE = URI.create("/test");

    private static volatile boolean misreads;

    private LineSamples() {}

    /** Makes the extraction one that does not see withdrawals, as another version might. */
    public static void misread(boolean isWanted) {
        misreads = isWanted;
    }

    public static Article article(String id, int version, String... lines) {
        Instant known = NOW.plusSeconds(60L * version);
        return new Article(
                id,
                version,
                URI.create("https://news.example/" + id),
                "Title of " + id,
                String.join("\n", lines),
                "news.example",
                "Example News",
                "en",
                NOW,
                known,
                known,
                "feed-1");
    }

    public static ArticleEvent event(Article article) {
        return article.version() == 1
                ? new ArticleEvent.Published(article)
                : new ArticleEvent.Revised(article);
    }

    public static Append<ArticleEvent> append(Article article) {
        return Append.of(
                ArticleEvent.TOPIC,
                article.id(),
                SOURCE,
                article.id(),
                article.version(),
                article.known(),
                article.fetched(),
                null,
                event(article));
    }

    /** Finds the claims of an article whose lines are as above; fails for {@code !POISON}. */
    public static List<Claim> extract(Article article) {
        List<Claim> claims = new ArrayList<>();
        int start = 0;
        for (String line : article.text().split("\n", -1)) {
            if (line.equals("!POISON")) {
                throw new IllegalStateException("Poison is not read");
            }
            if (line.startsWith("!") && !(misreads && line.contains("WITHDRAWAL"))) {
                claims.add(claim(article, line, start));
            }
            start += line.length() + 1;
        }
        return claims;
    }

    private static Claim claim(Article article, String line, int start) {
        String[] words = line.substring(1).split(" ", -1);
        return new Claim(
                ContentId.of(article.id(), line),
                new ArticleRef(
                        article.id(),
                        article.version(),
                        article.url(),
                        article.publisher(),
                        article.publisherName(),
                        article.title(),
                        article.language(),
                        article.published(),
                        article.known(),
                        "example",
                        Sketch.EMPTY),
                "CSTO",
                words[0],
                Kind.valueOf(words[1]),
                Assertion.valueOf(words[2]),
                words[3],
                true,
                Claim.Form.FORCE,
                Claim.Phase.COMPLETE,
                Claim.Basis.DECLARED,
                false,
                Claim.Part.TEXT,
                line,
                start,
                start + line.length(),
                null,
                "test.1",
                "test");
    }

    /** The event that an article says a claim, as the log has it. */
    public static Envelope<ClaimEvent> claimed(Claim claim) {
        return envelope(new ClaimEvent.Claimed(claim), claim.article().known(), claim.member());
    }

    /** The event that a version no longer says a claim. */
    public static Envelope<ClaimEvent> unsaid(Claim claim, int version) {
        return envelope(
                new ClaimEvent.Unsaid(
                        claim.id(), claim.article().id(), version, claim.pact(), claim.member()),
                NOW.plusSeconds(60L * version),
                claim.member());
    }

    private static Envelope<ClaimEvent> envelope(ClaimEvent event, Instant known, String member) {
        return new Envelope<>(
                "e" + event.hashCode(),
                ClaimEvent.CODEC.typeOf(event),
                SOURCE,
                "CSTO/" + member,
                known,
                known.plusSeconds(5),
                null,
                1,
                event);
    }
}
