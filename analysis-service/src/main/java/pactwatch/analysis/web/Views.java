package pactwatch.analysis.web;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.contract.MemberState;
import pactwatch.analysis.contract.Stage;

/** What the templates show: words and addresses, ready to be escaped. */
final class Views {

    private Views() {}

    /** The board; {@code asOf} says which times are shown if not the present. */
    public record Board(
            boolean demo,
            boolean live,
            String pact,
            String coverage,
            @Nullable String asOf,
            String query,
            String knownAt,
            List<Group> groups,
            List<Row> others) {}

    /** Members of one status. */
    public record Group(String id, String title, List<Row> rows) {}

    /** One member in words. */
    public record Row(
            String code,
            String name,
            String status,
            String statusClass,
            @Nullable String since,
            @Nullable String alternatives,
            @Nullable String basis,
            @Nullable String stage,
            @Nullable String grade,
            boolean contested,
            List<String> events,
            String lastEvidence,
            String count) {

        static Row of(MemberState state, Instant now) {
            String since = state.since();
            Claim.Basis basis = state.basis();
            Stage stage = state.stage();
            return new Row(
                    state.code(),
                    state.name(),
                    Words.status(state.status()),
                    state.status().name().toLowerCase(Locale.ROOT),
                    since == null ? null : EdtfWords.of(since),
                    Views.alternatives(state.sinceAlternatives()),
                    basis == null ? null : Words.basis(basis),
                    stage == null ? null : Words.stage(stage),
                    state.grade() == null ? null : Words.grade(state.grade()),
                    state.contested(),
                    events(state, now),
                    Words.age(state.lastEvidence(), now),
                    Words.count(state.articles(), state.origins()));
        }

        private static List<String> events(MemberState state, Instant now) {
            List<String> lines = new ArrayList<>();
            for (MemberState.Outlook outlook : state.outlook()) {
                lines.add(open(outlook, now));
            }
            for (MemberState.Intervention intervention : state.interventions()) {
                lines.add(intervention(intervention));
            }
            return lines;
        }

        private static String open(MemberState.Outlook outlook, Instant now) {
            String speaker = outlook.speaker();
            return "%s %s%s, %s"
                    .formatted(
                            Words.kind(outlook.kind()),
                            Words.assertion(outlook.assertion()),
                            speaker == null ? "" : " by " + speaker,
                            Words.age(outlook.said(), now));
        }

        private static String intervention(MemberState.Intervention intervention) {
            String what =
                    intervention.form() == Claim.Form.MISSION ? "Mission sent" : "Forces sent";
            String since = intervention.since();
            String until = intervention.until();
            return what
                    + (since == null ? "" : " " + EdtfWords.when(since))
                    + (until == null
                            ? ", not said to have left"
                            : ", gone " + EdtfWords.when(until));
        }
    }

    /** Rival dates in words; absent if there are none. */
    static @Nullable String alternatives(List<String> dates) {
        return dates.isEmpty()
                ? null
                : dates.stream()
                        .map(EdtfWords::of)
                        .collect(Collectors.joining(", ", "other sources say ", ""));
    }

    /** One member with its developments, newest first. */
    public record Member(
            boolean demo,
            @Nullable String asOf,
            String query,
            Row row,
            String sentence,
            List<DevelopmentView> developments) {}

    /**
     * One development; what {@code more} has is folded away.
     *
     * @param leading whether the status rests on it
     */
    public record DevelopmentView(
            String id,
            boolean past,
            boolean leading,
            String sentence,
            String kind,
            @Nullable String actual,
            @Nullable String announced,
            boolean contested,
            String count,
            String grade,
            @Nullable String basis,
            @Nullable String date,
            @Nullable String alternatives,
            List<Evidence> shown,
            List<Evidence> more) {}

    /**
     * One claim with its quote.
     *
     * @param stored whether the article's text is in the log
     */
    public record Evidence(
            String claim,
            String sentence,
            Excerpt excerpt,
            @Nullable URI url,
            String publisher,
            String published,
            String day,
            @Nullable String title,
            @Nullable String language,
            String assertion,
            boolean background,
            @Nullable String speaker,
            boolean stored,
            @Nullable String rule,
            @Nullable String lexicon) {}

    /** One claim with the whole article. */
    public record OneClaim(
            boolean demo,
            String code,
            String member,
            Evidence evidence,
            boolean standing,
            String kind,
            @Nullable String date,
            String article,
            int version,
            String place,
            @Nullable Text text) {}

    /** An article in parts around the quote, which stands in the title or in the text. */
    public record Text(
            String titleBefore,
            @Nullable String titleQuote,
            String titleAfter,
            String before,
            @Nullable String quote,
            String after) {}

    /** An address that a browser may be sent to; absent if it is none. */
    static @Nullable URI web(@Nullable URI url) {
        boolean isWeb =
                url != null
                        && url.getHost() != null
                        && ("https".equalsIgnoreCase(url.getScheme())
                                || "http".equalsIgnoreCase(url.getScheme()));
        return isWeb ? url : null;
    }
}
