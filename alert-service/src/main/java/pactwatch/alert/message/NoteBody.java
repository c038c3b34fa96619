package pactwatch.alert.message;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import pactwatch.alert.alert.AlertEvent;
import pactwatch.alert.alert.NoteMessage;

/** What a word of the service looks like on the wire. */
record NoteBody(String type, Instant timestamp, Content data) {

    /**
     * The note.
     *
     * @param lastSequence ordinal of the last alert's message, so that a receiver sees whether it
     *     missed one
     */
    record Content(
            String note,
            String subscription,
            long lastSequence,
            String sentence,
            AlertEvent.@Nullable Sources sources,
            @Nullable Boolean exercise) {}

    static String json(NoteMessage message, MessageBody.Setting setting) {
        AlertEvent.Noted note = message.note();
        Content content =
                new Content(
                        note.id(),
                        note.subscription(),
                        message.sequence(),
                        note.sentence(),
                        note.sources(),
                        setting.isExercise() ? true : null);
        NoteBody body = new NoteBody(message.type(), message.recorded(), content);
        return new String(MessageBody.write(body), StandardCharsets.UTF_8);
    }
}
