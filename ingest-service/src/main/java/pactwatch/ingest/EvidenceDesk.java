package pactwatch.ingest;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pactwatch.ingest.article.CanonicalUrl;
import pactwatch.ingest.contract.Article;
import pactwatch.ingest.contract.FetchEvent.Validators;
import pactwatch.ingest.contract.ItemEvent;
import pactwatch.ingest.feed.FeedIdentity;
import pactwatch.log.ContentId;

/**
 * Where an analyst adds a single piece of evidence, by address or as pasted text. It becomes an
 * article like any other, brought by {@code analyst:} and their name.
 */
@Singleton
public class EvidenceDesk {

    /**
     * Evidence as an analyst gives it. Either an address or a text is needed; with both, the text
     * is what the analyst read there.
     *
     * @param published a date or a time with its zone; the present if absent
     * @param by name of the analyst
     */
    public record Draft(
            @Nullable String url,
            @Nullable String title,
            @Nullable String text,
            @Nullable String publisher,
            @Nullable String published,
            @Nullable String language,
            @Nullable String by) {}

    /** What became of it. */
    public sealed interface Answer {
        /** It is in the log under this article id. */
        record Done(String article) implements Answer {}

        /** It cannot be taken; the reason is a sentence for the analyst. */
        record Refused(String field, String reason) implements Answer {}
    }

    private static final String ANALYST = "analyst:";
    private static final int NAME_LENGTH_MAX = 100;
    private static final int TITLE_LENGTH_MAX = 1_000;

    private final FeedSource source;
    private final DocumentReader reader;
    private final AddressPolicy addresses;
    private final EvidenceLog log;
    private final InstantSource clock;

    @Inject
    EvidenceDesk(
            FeedSource source,
            DocumentReader reader,
            AddressPolicy addresses,
            EvidenceLog log,
            InstantSource clock) {
        this.source = source;
        this.reader = reader;
        this.addresses = addresses;
        this.log = log;
        this.clock = clock;
    }

    /** Thrown within for what an analyst has to mend. */
    private static final class Fault extends Exception {
        private static final long serialVersionUID = 1L;
        private final String field;

        Fault(String field, String reason) {
            super(reason);
            this.field = field;
        }
    }

    /** Takes evidence into the log. */
    public Answer add(Draft draft) {
        try {
            ItemEvent.Seen item = item(draft);
            log.append(item);
            return new Answer.Done(item.article());
        } catch (Fault e) {
            return new Answer.Refused(e.field, String.valueOf(e.getMessage()));
        }
    }

    private ItemEvent.Seen item(Draft draft) throws Fault {
        String by =
                required(draft.by(), "by", "Your name is needed; the evidence is logged under it");
        if (by.length() > NAME_LENGTH_MAX) {
            throw new Fault("by", "A name has at most " + NAME_LENGTH_MAX + " characters");
        }
        URI url = blank(draft.url()) ? null : url(draft.url());
        if (url == null && blank(draft.text())) {
            throw new Fault("text", "An address or a text is needed");
        }
        Instant now = clock.instant();
        Instant stated = time(draft.published(), now);
        DocumentReader.Document document =
                url != null && blank(draft.text()) ? fetched(url) : pasted(draft);
        String title = blank(draft.title()) ? document.title() : draft.title();
        String text = truncated(document.text().strip());
        String publisher = url == null ? "analyst" : FeedIdentity.domainOf(url);
        Instant published = Objects.requireNonNullElse(document.published(), now);
        return new ItemEvent.Seen(
                url == null ? ContentId.of(ANALYST, text) : CanonicalUrl.articleId(url),
                ANALYST + by,
                "",
                url,
                title(title, text),
                text,
                publisher,
                blank(draft.publisher()) ? publisher : String.valueOf(draft.publisher()).strip(),
                blank(draft.language()) ? document.language() : draft.language(),
                stated == null ? earlier(published, now) : stated,
                null,
                now);
    }

    private URI url(@Nullable String text) throws Fault {
        try {
            URI url = FeedIdentity.parse(String.valueOf(text));
            Optional<String> refusal = addresses.refusal(url);
            if (refusal.isPresent()) {
                throw new Fault("url", refusal.get());
            }
            return CanonicalUrl.of(url.toString())
                    .orElseThrow(() -> new Fault("url", "This is no web address"));
        } catch (IllegalArgumentException e) {
            throw new Fault("url", String.valueOf(e.getMessage()));
        }
    }

    private DocumentReader.Document fetched(URI url) throws Fault {
        return switch (source.fetch(url, Validators.NONE)) {
            case FetchOutcome.Body body -> {
                try (BodyBudget.Share _ = body.memory()) {
                    yield reader.read(body.bytes(), body.contentType(), body.url());
                } catch (DocumentReader.Unreadable e) {
                    throw new Fault("url", String.valueOf(e.getMessage()));
                }
            }
            case FetchOutcome.Failed f -> throw new Fault("url", f.reason());
            case FetchOutcome.Throttled t ->
                    throw new Fault("url", "The site asks for patience (HTTP " + t.status() + ")");
            case FetchOutcome.NotModified _ ->
                    throw new Fault("url", "The site answered nothing; paste the text instead");
        };
    }

    private static DocumentReader.Document pasted(Draft draft) {
        return new DocumentReader.Document(
                null, Objects.requireNonNullElse(draft.text(), ""), null, null);
    }

    private static @Nullable Instant time(@Nullable String text, Instant now) throws Fault {
        if (blank(text)) {
            return null;
        }
        String stripped = String.valueOf(text).strip();
        Instant time;
        try {
            time =
                    stripped.length() <= 10
                            ? LocalDate.parse(stripped).atStartOfDay().toInstant(ZoneOffset.UTC)
                            : OffsetDateTime.parse(stripped).toInstant();
        } catch (DateTimeException e) {
            throw new Fault(
                    "published",
                    "A date such as 2024-02-22, or a time such as 2024-02-22T10:00:00Z");
        }
        if (time.isAfter(now)) {
            throw new Fault("published", "Evidence is not published in the future");
        }
        return time;
    }

    private static String title(@Nullable String given, String text) {
        String title =
                blank(given) ? text.lines().findFirst().orElse("") : String.valueOf(given).strip();
        return title.length() <= TITLE_LENGTH_MAX ? title : title.substring(0, TITLE_LENGTH_MAX);
    }

    private static String truncated(String text) {
        return text.length() <= Article.TEXT_LENGTH_MAX
                ? text
                : text.substring(0, Article.TEXT_LENGTH_MAX);
    }

    private static String required(@Nullable String text, String field, String reason)
            throws Fault {
        if (text == null || text.isBlank()) {
            throw new Fault(field, reason);
        }
        return text.strip();
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
