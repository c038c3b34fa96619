package pactwatch.ingest.web;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pactwatch.ingest.EvidenceDesk;
import pactwatch.ingest.FeedTrial;
import pactwatch.ingest.ParsedFeed;
import pactwatch.ingest.contract.FetchEvent.Rhythm;
import pactwatch.ingest.contract.FetchEvent.Terms;
import pactwatch.ingest.feed.FeedCourse;
import pactwatch.ingest.feed.FeedState;
import pactwatch.ingest.feed.Heartbeat;

/** What the pages show, in words. */
final class Views {

    private Views() {}

    /** How all sources fare. */
    record Pulse(String inWords, String checked, String next, String saved) {
        static Pulse of(Heartbeat heartbeat) {
            return new Pulse(
                    heartbeat.inWords(),
                    Words.time(heartbeat.lastChecked()),
                    heartbeat.nextDue() == null ? "—" : Words.time(heartbeat.nextDue()),
                    Words.bytes(heartbeat.bytesSaved()));
        }
    }

    /** One feed. */
    record Row(
            String id,
            String name,
            String publisher,
            String url,
            String language,
            String languageOrDash,
            String health,
            String tone,
            boolean isPolled,
            String lastSuccess,
            String next,
            long sequence) {

        static Row of(FeedState feed, Instant now) {
            String language = Objects.requireNonNullElse(feed.language(), "");
            return new Row(
                    feed.id(),
                    feed.name(),
                    Objects.requireNonNullElse(feed.publisher(), ""),
                    feed.url().toString(),
                    language,
                    language.isEmpty() ? "—" : language,
                    health(feed, now),
                    tone(feed, now),
                    feed.isPolled(),
                    Words.time(feed.course().lastSuccess()),
                    feed.isPolled() ? Words.time(feed.course().nextDue()) : "—",
                    feed.sequence());
        }

        private static String health(FeedState feed, Instant now) {
            FeedCourse course = feed.course();
            if (!feed.isPolled()) {
                return "Paused: " + Objects.requireNonNullElse(feed.activityReason(), "no reason");
            }
            if (course.lastFetch() == null) {
                return "Not asked yet";
            }
            if (course.reason() == null) {
                return course.isSilent(now) ? "Answers, but fell silent" : "Answers";
            }
            return course.failures() > 1
                    ? "%s; %d times in a row".formatted(course.reason(), course.failures())
                    : course.reason();
        }

        private static String tone(FeedState feed, Instant now) {
            if (!feed.isPolled() || feed.course().lastFetch() == null) {
                return "info";
            }
            if (!feed.isAnswering()) {
                return "failed";
            }
            return feed.course().isSilent(now) ? "warn" : "ok";
        }
    }

    /** One line of a feed's page. */
    record Fact(String name, String value) {

        static List<Fact> of(FeedState feed, Instant now) {
            FeedCourse course = feed.course();
            List<Fact> facts = new ArrayList<>();
            facts.add(new Fact("Last asked", Words.time(course.lastFetch())));
            facts.add(new Fact("Last answer", Words.time(course.lastSuccess())));
            facts.add(new Fact("Last new item", Words.time(course.lastGain())));
            facts.add(new Fact("Next", feed.isPolled() ? Words.time(course.nextDue()) : "paused"));
            facts.add(new Fact("Rhythm", rhythm(course.rhythm())));
            facts.add(new Fact("Publisher's terms", terms(course.terms())));
            if (course.failures() > 0) {
                facts.add(new Fact("Failures in a row", Integer.toString(course.failures())));
            }
            if (course.movedTo() != null) {
                facts.add(
                        new Fact(
                                "Says that it moved to",
                                "%s (seen %d times in a row)"
                                        .formatted(course.movedTo(), course.movedSightings())));
            }
            FeedCourse.Tally tally = course.tally();
            facts.add(
                    new Fact(
                            "Fetches",
                            "%d, of these %d answered 304; %s came, %s were saved"
                                    .formatted(
                                            course.fetches(),
                                            tally.notModified(),
                                            Words.bytes(tally.bytesFetched()),
                                            Words.bytes(tally.bytesSaved()))));
            facts.add(new Fact("New items", Long.toString(tally.items())));
            facts.add(new Fact("Changed last by", feed.by()));
            return facts;
        }

        private static String rhythm(@Nullable Rhythm rhythm) {
            return rhythm == null
                    ? "not known yet"
                    : "an item every %s, newest %s"
                            .formatted(
                                    Words.duration(Duration.ofSeconds(rhythm.medianGapSeconds())),
                                    Words.time(rhythm.newest()));
        }

        private static String terms(Terms terms) {
            List<String> parts = new ArrayList<>();
            if (terms.freshSeconds() != null && terms.freshSeconds() > 0) {
                parts.add("fresh for " + Words.duration(Duration.ofSeconds(terms.freshSeconds())));
            }
            if (terms.updateSeconds() != null) {
                parts.add(
                        "updated every "
                                + Words.duration(Duration.ofSeconds(terms.updateSeconds())));
            }
            if (!terms.skipHours().isEmpty()) {
                parts.add(
                        "not at hours "
                                + terms.skipHours().stream()
                                        .sorted()
                                        .map(String::valueOf)
                                        .collect(Collectors.joining(", "))
                                + " UTC");
            }
            if (!terms.skipDays().isEmpty()) {
                parts.add(
                        "not on "
                                + terms.skipDays().stream()
                                        .sorted()
                                        .map(Words::day)
                                        .collect(Collectors.joining(", ")));
            }
            return parts.isEmpty() ? "none stated" : String.join("; ", parts);
        }
    }

    /** What a trial found; absent parts are empty. */
    record Trial(
            String fault,
            List<String> feeds,
            String url,
            String title,
            String language,
            String summary,
            List<Item> items,
            List<String> warnings) {

        /** One item that would come in. */
        record Item(String title, String link, String published) {}

        static Trial of(FeedTrial.Result result) {
            return switch (result) {
                case FeedTrial.Result.Unreadable(String reason) ->
                        new Trial(reason, List.of(), "", "", "", "", List.of(), List.of());
                case FeedTrial.Result.Site site ->
                        new Trial("", site.feeds(), "", "", "", "", List.of(), List.of());
                case FeedTrial.Result.Feed feed ->
                        new Trial(
                                "",
                                List.of(),
                                feed.url().toString(),
                                Objects.requireNonNullElse(feed.title(), ""),
                                Objects.requireNonNullElse(feed.language(), ""),
                                whatComes(feed),
                                feed.first().stream()
                                        .map(i -> new Item(i.title(), i.link(), time(i)))
                                        .toList(),
                                feed.warnings());
            };
        }

        private static String whatComes(FeedTrial.Result.Feed feed) {
            String count = feed.items() == 1 ? "1 item" : feed.items() + " items";
            String newest =
                    feed.newest() == null
                            ? "none that says when it was published"
                            : "newest " + Words.time(feed.newest());
            return "%s, %s; it would be asked every %s"
                    .formatted(count, newest, Words.duration(feed.pollEvery()));
        }

        private static String time(ParsedFeed.Item item) {
            Instant published = item.published() == null ? item.updated() : item.published();
            return published == null ? "" : Words.time(published);
        }
    }

    /** What an analyst filled in. */
    record Evidence(
            String url,
            String title,
            String text,
            String publisher,
            String published,
            String language,
            String by) {

        static final Evidence BLANK = by("");

        /** Nothing but who it is, for the next one. */
        static Evidence by(@Nullable String name) {
            return new Evidence("", "", "", "", "", "", orBlank(name));
        }

        static Evidence of(EvidenceDesk.Draft draft) {
            return new Evidence(
                    orBlank(draft.url()),
                    orBlank(draft.title()),
                    orBlank(draft.text()),
                    orBlank(draft.publisher()),
                    orBlank(draft.published()),
                    orBlank(draft.language()),
                    orBlank(draft.by()));
        }

        private static String orBlank(@Nullable String text) {
            return Objects.requireNonNullElse(text, "");
        }
    }
}
