package pactwatch.analysis.bench;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import pactwatch.ingest.contract.Article;

/** Articles made from a seed: the same number gives the same article. */
final class SyntheticArticles {

    private static final LocalDate FIRST = LocalDate.of(2010, 1, 1);
    private static final int DAYS = 5_800;
    private static final int SECONDS_OF_DAY = 86_400;
    private static final int PUBLISHERS = 60;

    /** One article in this many is about the pact; the others are the noise of any feed. */
    private static final int RELEVANT_EVERY = 4;

    private static final List<String> COUNTRIES =
            List.of("Armenia", "Belarus", "Kazakhstan", "Kyrgyzstan", "Tajikistan", "Uzbekistan");

    private static final List<String> NEWS =
            List.of(
                    "%s has frozen its participation in the CSTO, its government said on %s.",
                    "%s will not take part in the CSTO exercise that begins on %s.",
                    "The CSTO sent peacekeepers to %s on %s, its secretariat announced.",
                    "%s may leave the CSTO, an opposition politician said on %s.",
                    "%s asked the CSTO for military assistance on %s.",
                    "%s denied on %s that it was about to leave the CSTO.");

    private static final List<String> NOISE =
            List.of(
                    "The harvest in %s was larger than last year, the ministry said on %s.",
                    "A new railway line in %s opens to passengers on %s.",
                    "The central bank of %s left its rate where it was on %s.",
                    "A festival of short films began in %s on %s.");

    private static final List<String> FILLER =
            List.of(
                    "Officials gave few details and took no questions afterwards.",
                    "Local reporters had expected the announcement for several weeks.",
                    "Further talks are planned for the end of the month.",
                    "Analysts in the region were divided over what it means.",
                    "The statement was published in two languages on the same evening.");

    private final long seed;

    SyntheticArticles(long seed) {
        this.seed = seed;
    }

    /** The article of a number. */
    Article article(int number) {
        Random random = new Random(seed * 1_000_003L + number);
        LocalDate day = FIRST.plusDays(random.nextInt(DAYS));
        Instant published =
                day.atStartOfDay(ZoneOffset.UTC)
                        .plusSeconds(random.nextInt(SECONDS_OF_DAY))
                        .toInstant();
        String publisher = "outlet" + random.nextInt(PUBLISHERS) + ".example";
        boolean isRelevant = random.nextInt(RELEVANT_EVERY) == 0;
        String first = sentence(isRelevant ? NEWS : NOISE, random, day);
        StringBuilder text = new StringBuilder(first);
        for (int i = 0; i < 4; i++) {
            text.append(' ').append(FILLER.get(random.nextInt(FILLER.size())));
        }
        return new Article(
                "bench-" + number,
                1,
                URI.create("https://" + publisher + "/" + number),
                first.substring(0, Math.min(60, first.length())),
                text.toString(),
                publisher,
                publisher,
                "en",
                published,
                published,
                published,
                "bench");
    }

    private static String sentence(List<String> templates, Random random, LocalDate day) {
        return templates
                .get(random.nextInt(templates.size()))
                .formatted(
                        COUNTRIES.get(random.nextInt(COUNTRIES.size())),
                        "%d %s %d"
                                .formatted(
                                        day.getDayOfMonth(),
                                        day.getMonth()
                                                .getDisplayName(
                                                        java.time.format.TextStyle.FULL,
                                                        Locale.ENGLISH),
                                        day.getYear()));
    }
}
