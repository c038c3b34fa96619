package pactwatch.alert.message;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pactwatch.alert.alert.AlertEvent;
import pactwatch.alert.alert.AlertMessage;
import pactwatch.alert.alert.Message;
import pactwatch.alert.alert.NoteMessage;
import pactwatch.alert.alert.Notice;
import pactwatch.analysis.contract.Assertion;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.contract.Grade;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.contract.Stage;
import pactwatch.analysis.contract.Status;
import pactwatch.log.Json;

/** What a message looks like on the wire, the same for webhooks and live streams. */
public record MessageBody(String type, Instant timestamp, Content data) {

    /** Standard Webhooks 1.0 advises less than 20 kB. */
    public static final int BYTES_MAX = 20_000;

    private static final ObjectMapper MAPPER = Json.mapper();

    /**
     * The alert.
     *
     * @param sequence ordinal in the subscription, gap-free
     * @param changes of an update
     * @param link to the member's page
     * @param exercise true in a demonstration: nothing of it is real news
     */
    public record Content(
            String alert,
            int revision,
            String subscription,
            long sequence,
            String member,
            Kind kind,
            Claim.@Nullable Form form,
            Assertion assertion,
            Stage stage,
            Grade grade,
            boolean contested,
            @Nullable String eventDate,
            List<String> eventDateAlternatives,
            Transition status,
            @Nullable List<AlertEvent.Change> changes,
            String sentence,
            List<Quote> quotes,
            int origins,
            int articles,
            @Nullable URI link,
            @Nullable Boolean exercise) {}

    /** Status of the member before and after. */
    public record Transition(Status from, Status to) {}

    /** A verbatim quote. */
    public record Quote(String quote, @Nullable URI url, String publisher, Instant published) {}

    /**
     * Where and when messages are made.
     *
     * @param site address of the board; without it, messages carry no link
     */
    public record Setting(@Nullable URI site, boolean isExercise) {

        /** The page of a member with all its evidence. */
        public @Nullable URI memberPage(String member) {
            return link(site, member);
        }

        /** Where the schema of bodies is served. */
        public @Nullable URI schema() {
            return site == null ? null : site.resolve("/api/alerts/schema/v1");
        }
    }

    /** The body of any message. */
    public static String json(Message message, Setting setting) {
        return switch (message) {
            case AlertMessage alert -> json(alert, setting);
            case NoteMessage note -> NoteBody.json(note, setting);
        };
    }

    /** The body of a message, with as many of its quotes as fit into {@value #BYTES_MAX} bytes. */
    public static String json(AlertMessage message, Setting setting) {
        int quotes = message.notice().quotes().size();
        byte[] bytes = write(of(message, setting, quotes));
        while (bytes.length > BYTES_MAX && quotes > 0) {
            quotes--;
            bytes = write(of(message, setting, quotes));
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    static byte[] write(Record body) {
        try {
            return MAPPER.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A message's body is always JSON", e);
        }
    }

    private static MessageBody of(AlertMessage message, Setting setting, int quotes) {
        Notice notice = message.notice();
        return new MessageBody(
                message.type(),
                message.recorded(),
                new Content(
                        notice.alert(),
                        notice.revision(),
                        notice.subscription(),
                        message.sequence(),
                        notice.member(),
                        notice.kind(),
                        notice.form(),
                        notice.assertion(),
                        notice.stage(),
                        notice.grade(),
                        notice.contested(),
                        notice.eventDate(),
                        notice.eventDateAlternatives(),
                        new Transition(notice.from(), notice.to()),
                        changesOf(message.event()),
                        setting.isExercise() ? "EXERCISE: " + notice.sentence() : notice.sentence(),
                        notice.quotes().stream().limit(quotes).map(MessageBody::quote).toList(),
                        notice.origins(),
                        notice.articles(),
                        link(setting.site(), notice.member()),
                        setting.isExercise() ? true : null));
    }

    private static @Nullable List<AlertEvent.Change> changesOf(AlertEvent.OfAlert event) {
        return switch (event) {
            case AlertEvent.Updated(_, List<AlertEvent.Change> changes) -> changes;
            case AlertEvent.Raised _, AlertEvent.Cancelled _ -> null;
        };
    }

    private static Quote quote(Notice.Quote quote) {
        return new Quote(quote.quote(), quote.url(), quote.publisher(), quote.published());
    }

    static @Nullable URI link(@Nullable URI site, String member) {
        return site == null ? null : site.resolve("/members/" + member);
    }
}
