package pactwatch.alert.alert;

import java.time.Instant;

/** What is sent to a subscriber. */
public sealed interface Message permits AlertMessage, NoteMessage {

    /** The same for every attempt and every redelivery. */
    String id();

    String subscription();

    /** Ordinal of an alert's message in the subscription; of a note, that of the last message. */
    long sequence();

    /** When the event was written to the log. */
    Instant recorded();

    /** Id of the event. */
    String eventId();

    /** Wire name such as {@code alert.raised}. */
    String type();
}
