package pactwatch.ingest.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import pactwatch.ingest.FeedBook;
import pactwatch.ingest.IngestConfig;
import pactwatch.ingest.feed.FeedState;

/** {@code /feeds}: every source and how it fares. */
@Path("/feeds")
public class FeedsPage {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC);
    private static final String POLICY =
            "default-src 'self'; base-uri 'none'; frame-ancestors 'none'";

    /** One feed in words. */
    record Row(
            String publisher,
            String url,
            String language,
            String health,
            boolean isAnswering,
            String lastSuccess,
            String next) {}

    @CheckedTemplate(basePath = "")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance feeds(boolean demo, String summary, List<Row> feeds);
    }

    private final FeedBook feeds;
    private final IngestConfig config;

    @Inject
    FeedsPage(FeedBook feeds, IngestConfig config) {
        this.feeds = feeds;
        this.config = config;
    }

    @GET
    @Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
    public Response show() {
        List<FeedState> all = feeds.all();
        String html =
                Templates.feeds(
                                config.demo(),
                                summary(all),
                                all.stream().map(FeedsPage::row).toList())
                        .render();
        return Response.ok(html)
                .header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    private static String summary(List<FeedState> all) {
        long answered = all.stream().filter(FeedState::isAnswering).count();
        String last =
                all.stream()
                        .map(FeedState::lastFetch)
                        .filter(Objects::nonNull)
                        .max(Comparator.naturalOrder())
                        .map(t -> "last checked " + TIME.format(t))
                        .orElse("not checked yet");
        return "%d of %d sources answered, %s".formatted(answered, all.size(), last);
    }

    private static Row row(FeedState feed) {
        return new Row(
                Objects.requireNonNullElse(feed.publisher(), feed.url().getHost()),
                feed.url().toString(),
                Objects.requireNonNullElse(feed.language(), "—"),
                health(feed),
                feed.isAnswering(),
                time(feed.lastSuccess()),
                feed.isPolled() ? time(feed.nextDue()) : "—");
    }

    private static String health(FeedState feed) {
        if (!feed.isPolled()) {
            return "Paused";
        }
        if (feed.lastFetch() == null) {
            return "Not asked yet";
        }
        return feed.reason() == null
                ? "Answers"
                : feed.failures() > 1
                        ? "%s; %d times in a row".formatted(feed.reason(), feed.failures())
                        : feed.reason();
    }

    private static String time(@Nullable Instant time) {
        return time == null ? "never" : TIME.format(time);
    }
}
