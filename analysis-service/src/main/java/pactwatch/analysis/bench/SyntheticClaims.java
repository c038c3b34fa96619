package pactwatch.analysis.bench;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.contract.ArticleRef;
import pactwatch.analysis.contract.Assertion;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.contract.ClaimEvent;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.contract.Sketch;
import pactwatch.log.Append;
import pactwatch.log.ContentId;
import pactwatch.log.Topic;

/** Claims made from a seed: the same number gives the same claim. */
final class SyntheticClaims {

    private static final LocalDate FIRST = LocalDate.of(2010, 1, 1);
    private static final int DAYS = 5_800;
    private static final int SECONDS_OF_DAY = 86_400;
    private static final int PUBLISHERS = 60;
    private static final int HASHES = 48;
    private static final Kind[] KINDS = Kind.values();
    private static final Assertion[] ASSERTIONS = Assertion.values();

    private final long seed;
    private final Topic<ClaimEvent> topic;

    /**
     * Claims of a seed.
     *
     * @param topic to which they are written
     */
    SyntheticClaims(long seed, Topic<ClaimEvent> topic) {
        this.seed = seed;
        this.topic = topic;
    }

    private Claim claim(String member, int number, @Nullable Instant now) {
        Random random = new Random(seed * 1_000_003L + number * 31L + member.hashCode());
        LocalDate past = FIRST.plusDays(random.nextInt(DAYS));
        LocalDate day = now == null ? past : LocalDate.ofInstant(now, ZoneOffset.UTC);
        Instant published =
                now == null
                        ? day.atStartOfDay(ZoneOffset.UTC)
                                .plusSeconds(number % SECONDS_OF_DAY)
                                .toInstant()
                        : now;
        String publisher = "outlet" + random.nextInt(PUBLISHERS) + ".example";
        Kind kind = KINDS[random.nextInt(KINDS.length)];
        String quote = "%s %s told in report %d".formatted(member, kind, number);
        List<Integer> hashes = new ArrayList<>();
        random.ints(HASHES).sorted().forEach(hashes::add);
        String id = ContentId.of("bench", member, Integer.toString(number));
        return new Claim(
                id,
                new ArticleRef(
                        "article-" + id,
                        1,
                        URI.create("https://" + publisher + "/" + number),
                        publisher,
                        publisher,
                        "Report " + number,
                        "en",
                        published,
                        published,
                        null,
                        new Sketch(1, hashes)),
                "CSTO",
                member,
                kind,
                ASSERTIONS[random.nextInt(ASSERTIONS.length)],
                day.minusDays(random.nextInt(3)).toString(),
                true,
                null,
                null,
                null,
                false,
                Claim.Part.TEXT,
                quote,
                0,
                quote.length(),
                null,
                "bench.1",
                "bench");
    }

    /** The event that tells the claim of a number, some time in the past. */
    Append<ClaimEvent> event(String member, int number) {
        return event(member, number, null);
    }

    /**
     * The event that tells the claim of a number.
     *
     * @param at when it is published and known; some time in the past if absent
     */
    Append<ClaimEvent> event(String member, int number, @Nullable Instant at) {
        Claim claim = claim(member, number, at);
        Instant known = claim.article().known();
        return Append.of(
                topic,
                "CSTO/" + member,
                URI.create("/bench"),
                "CSTO/" + member,
                number + 1L,
                known,
                known,
                null,
                new ClaimEvent.Claimed(claim));
    }
}
