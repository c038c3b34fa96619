package pactwatch.analysis.status;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.contract.ArticleRef;
import pactwatch.analysis.contract.Assertion;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.contract.Sketch;
import pactwatch.analysis.contract.Speaker;
import pactwatch.analysis.pack.BaselineEntry;
import pactwatch.analysis.pack.Pack;
import pactwatch.analysis.pack.Source;
import pactwatch.log.ContentId;

/** A small pact and claims about its members. */
public final class Samples {

    private static final int HASHES = 40;
    private static final int HASHES_OF_AN_EDIT = 8;

    private Samples() {}

    /** A pact of seven parties and one other state, with two official sources. */
    public static Pack pack(BaselineEntry... baseline) {
        return new Pack(
                "CSTO",
                "test-1",
                "RU",
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                List.of(),
                Map.of(),
                List.of(
                        member("AM", "Armenia", "1992-05-15"),
                        member("BY", "Belarus", "1993-12-31"),
                        member("KZ", "Kazakhstan", "1992-05-15"),
                        member("KG", "Kyrgyzstan", "1992-05-15"),
                        member("RU", "Russia", "1992-05-15"),
                        member("UZ", "Uzbekistan", "1992-05-15"),
                        member("RS", "Serbia", null)),
                Map.of(
                        "odkb-csto.org",
                        new Source("odkb-csto.org", "CSTO", 'A', true, "CSTO"),
                        "primeminister.am",
                        new Source("primeminister.am", "Prime minister", 'A', true, "AM"),
                        "reuters.com",
                        new Source("reuters.com", "Reuters", 'B', false, null),
                        "tass.com",
                        new Source("tass.com", "TASS", 'C', false, null)),
                List.of(baseline));
    }

    private static Pack.Member member(String code, String name, @Nullable String partySince) {
        List<Pack.Term> terms =
                partySince == null
                        ? List.of()
                        : List.of(new Pack.Term(partySince, null, "https://archive.example/"));
        return new Pack.Member(
                code, name, terms, Map.of(), Map.of(), Map.of(), Map.of(), List.of());
    }

    /** An entry of the sourced past. */
    public static BaselineEntry baseline(
            String member,
            Kind kind,
            Assertion assertion,
            @Nullable String date,
            Claim.@Nullable Basis basis,
            LocalDate published) {
        return new BaselineEntry(
                member,
                kind,
                assertion,
                date,
                basis,
                null,
                null,
                published,
                URI.create("https://archive.example/" + member + "/" + kind + "/" + date),
                "archive.example",
                "An entry of the archive",
                "The archive says so.",
                null);
    }

    /** The end of a day, which is what a day stands for where a time is asked for. */
    public static Instant endOf(String day) {
        return LocalDate.parse(day)
                .plusDays(1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant()
                .minusMillis(1);
    }

    /**
     * A text's sketch: two texts of one number are the same, {@code 7*} is text 7 edited.
     *
     * @param salt makes one edit differ from another
     */
    public static Sketch sketch(String text, String salt) {
        boolean isEdited = text.endsWith("*");
        int number = Integer.parseInt(isEdited ? text.substring(0, text.length() - 1) : text);
        TreeSet<Integer> hashes = new TreeSet<>();
        fill(hashes, isEdited ? HASHES - HASHES_OF_AN_EDIT : HASHES, new Random(number));
        fill(hashes, HASHES, new Random(salt.hashCode()));
        return new Sketch(1, List.copyOf(hashes));
    }

    private static void fill(Set<Integer> hashes, int upTo, Random random) {
        while (hashes.size() < upTo) {
            hashes.add(random.nextInt());
        }
    }

    /** Makes claims, one setting at a time; what is not set is unknown. */
    public static final class Draft {

        private final String member;
        private final Kind kind;
        private final Assertion assertion;
        private String article = "a";
        private String publisher = "news.example";
        private Instant published = Instant.parse("2024-02-22T12:00:00Z");
        private Instant known = published;
        private @Nullable String credit;
        private @Nullable String text;
        private @Nullable String date;
        private boolean isNews = true;
        private Claim.@Nullable Form form;
        private Claim.@Nullable Phase phase;
        private Claim.@Nullable Basis basis;
        private boolean isCorrection;
        private @Nullable Speaker speaker;
        private @Nullable String feed;

        public Draft(String member, Kind kind, Assertion assertion) {
            this.member = member;
            this.kind = kind;
            this.assertion = assertion;
        }

        public Draft in(String articleId, String publisherDomain, String publishedAt) {
            article = articleId;
            publisher = publisherDomain;
            published =
                    publishedAt.contains("T")
                            ? Instant.parse(publishedAt)
                            : Instant.parse(publishedAt + "T12:00:00Z");
            known = published;
            return this;
        }

        public Draft credit(@Nullable String wire) {
            credit = wire;
            return this;
        }

        public Draft text(@Nullable String number) {
            text = number;
            return this;
        }

        public Draft on(@Nullable String eventDate) {
            date = eventDate;
            return this;
        }

        public Draft background() {
            isNews = false;
            return this;
        }

        public Draft form(Claim.Form told) {
            form = told;
            return this;
        }

        public Draft phase(Claim.Phase told) {
            phase = told;
            return this;
        }

        public Draft basis(Claim.Basis told) {
            basis = told;
            return this;
        }

        public Draft feed(String id) {
            feed = id;
            return this;
        }

        public Draft correction() {
            isCorrection = true;
            return this;
        }

        public Draft by(String name, Speaker.Role role, @Nullable String of) {
            speaker = new Speaker(name, null, role, of);
            return this;
        }

        public Claim claim() {
            String quote = member + " " + kind + " " + assertion + " " + date;
            String sketchOf =
                    Objects.requireNonNullElse(text, Integer.toString(article.hashCode()));
            return new Claim(
                    ContentId.of(article, quote, String.valueOf(speaker), "" + isCorrection),
                    new ArticleRef(
                            article,
                            1,
                            URI.create("https://" + publisher + "/" + article),
                            publisher,
                            publisher,
                            "Title of " + article,
                            "en",
                            published,
                            known,
                            credit,
                            sketch(sketchOf, article),
                            feed),
                    "CSTO",
                    member,
                    kind,
                    assertion,
                    date,
                    isNews,
                    form,
                    phase,
                    basis,
                    isCorrection,
                    Claim.Part.TEXT,
                    quote,
                    0,
                    quote.length(),
                    speaker,
                    "test.1",
                    "test");
        }
    }
}
