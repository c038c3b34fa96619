package pactwatch.analysis.bench;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import pactwatch.analysis.contract.ArticleRef;
import pactwatch.analysis.contract.Assertion;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.contract.ClaimEvent;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.contract.Sketch;
import pactwatch.log.Append;
import pactwatch.log.ContentId;

/** Claims made from a seed: the same number gives the same claim. */
final class SyntheticClaims {

    private static final LocalDate FIRST = LocalDate.of(2010, 1, 1);
    private static final int DAYS = 5_800;
    private static final int PUBLISHERS = 60;
    private static final int HASHES = 48;
    private static final Kind[] KINDS = Kind.values();
    private static final Assertion[] ASSERTIONS = Assertion.values();

    private final long seed;

    SyntheticClaims(long seed) {
        this.seed = seed;
    }

    /** The claim of a number on a member. */
    Claim claim(String member, int number) {
        Random random = new Random(seed * 1_000_003L + number * 31L + member.hashCode());
        LocalDate day = FIRST.plusDays(random.nextInt(DAYS));
        Instant published =
                day.atStartOfDay(ZoneOffset.UTC).plusSeconds(number % 86_400).toInstant();
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

    /** The event that tells it. */
    Append<ClaimEvent> event(String member, int number) {
        Claim claim = claim(member, number);
        Instant known = claim.article().known();
        return Append.of(
                ClaimEvent.topic("bench"),
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
