package pactwatch.analysis.web;

import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the templates show: words and addresses, ready to be escaped. */
final class Views {

    private Views() {}

    /**
     * The board.
     *
     * @param changesTitle what the list of changes is
     * @param noChange said if nothing changed; absent otherwise
     */
    public record Board(
            Frame frame,
            String pact,
            String changesTitle,
            @Nullable String noChange,
            List<ChangeLine> changes,
            List<Group> groups,
            List<MemberRow> others) {}

    /**
     * One change.
     *
     * @param statusClass of the status that a member came to have; absent if it kept its own
     */
    public record ChangeLine(
            String member,
            String text,
            @Nullable String statusClass,
            String address,
            boolean contested,
            @Nullable String count,
            String when) {}

    /** Members of one status. */
    public record Group(String id, String title, List<MemberRow> rows) {}

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
            Frame frame,
            MemberRow row,
            String sentence,
            List<Trouble> down,
            Picture picture,
            List<DevelopmentView> developments) {}

    /** A source that does not answer. */
    public record Trouble(String name, String since, String what) {}

    /**
     * One development; what {@code more} has is folded away.
     *
     * @param leading whether the status rests on it
     * @param friction whether it strains the pact without changing a status
     */
    public record DevelopmentView(
            String id,
            String code,
            String member,
            boolean past,
            boolean leading,
            boolean friction,
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
            List<Evidence> against) {}

    /** One development with both sides and its course. */
    public record OneDevelopment(
            Frame frame,
            DevelopmentView development,
            List<Step> steps,
            List<Origin> origins,
            List<Evidence> against,
            RulingViews.OnDevelopment rulings) {}

    /** A stage and when it was reached. */
    public record Step(String what, String when, String day) {}

    /**
     * One independent source with those that carry it.
     *
     * @param name whose word it is
     */
    public record Origin(String name, List<Evidence> evidence) {}

    /** What authorities dispute. */
    public record Contested(Frame frame, String pact, List<DevelopmentView> contests) {}

    /** All members on one line of years. */
    public record Course(Frame frame, String pact, Picture picture, List<CourseOfMember> members) {}

    /** The spans of one member in words. */
    public record CourseOfMember(String code, String name, List<String> spans) {}

    /**
     * What a search found.
     *
     * @param problem why nothing can be found; absent if something can
     * @param subscribe address of the form for alerts, with the members and kinds of what was
     *     found; absent if nothing was
     */
    public record Search(
            Frame frame,
            String q,
            @Nullable String problem,
            String knownAt,
            String found,
            List<ArticleHit> articles,
            List<Evidence> claims,
            @Nullable String subscribe) {}

    /** An article that was found. */
    public record ArticleHit(
            String id,
            String title,
            @Nullable URI url,
            String publisher,
            String published,
            String day,
            @Nullable String language,
            String excerpt) {}

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

    /**
     * One claim with the whole article.
     *
     * @param fetched when and by which feed this version came; absent if that is not stored
     */
    public record OneClaim(
            Frame frame,
            String code,
            String member,
            Evidence evidence,
            boolean standing,
            String kind,
            @Nullable String date,
            String article,
            int version,
            String place,
            @Nullable String fetched,
            @Nullable Text text) {}

    /**
     * One article as it is stored, in its latest version.
     *
     * @param fetched when and how it came
     * @param evidence claims that stand in it
     */
    public record OneArticle(
            Frame frame,
            String id,
            int version,
            String title,
            String text,
            @Nullable URI url,
            String publisher,
            String published,
            String day,
            @Nullable String language,
            String fetched,
            List<Evidence> evidence) {}

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
