package pactwatch.alert.sse;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import pactwatch.alert.alert.AlertMessage;
import pactwatch.alert.alert.AlertStore;
import pactwatch.alert.message.MessageBody;

/** Writes the messages of one subscription as server-sent events for as long as it is read. */
final class AlertStream {

    /** A stream ends after a day; the reader resumes with {@code Last-Event-ID}. */
    private static final Duration FOLLOW_MAX = Duration.ofDays(1);

    private static final int RETRY_MILLIS = 2_000;
    private static final int BATCH_MAX = 100;

    private final AlertStore alerts;
    private final MessageBody.Setting setting;
    private final Duration keepAlive;

    AlertStream(AlertStore alerts, MessageBody.Setting setting, Duration keepAlive) {
        this.alerts = alerts;
        this.setting = setting;
        this.keepAlive = keepAlive;
    }

    /**
     * Writes the messages after an ordinal, then each new one.
     *
     * @throws IOException if the reader is gone
     * @throws InterruptedException if the service stops
     */
    void write(String subscription, long after, OutputStream out)
            throws IOException, InterruptedException {
        long started = System.nanoTime();
        long last = after;
        OpenStreams.put(out, "retry: " + RETRY_MILLIS + "\n\n");
        while (System.nanoTime() - started < FOLLOW_MAX.toNanos()) {
            List<AlertMessage> messages = alerts.after(subscription, last, BATCH_MAX);
            for (AlertMessage message : messages) {
                OpenStreams.put(out, event(message));
                last = message.sequence();
            }
            if (messages.isEmpty() && !awaitNews(subscription, last)) {
                OpenStreams.put(out, ": still here\n\n");
            }
        }
    }

    private boolean awaitNews(String subscription, long last) throws InterruptedException {
        alerts.awaitAfter(subscription, last, keepAlive);
        return alerts.lastSequence(subscription) > last;
    }

    private String event(AlertMessage message) {
        return "id: %d\nevent: %s\ndata: %s\n\n"
                .formatted(message.sequence(), message.type(), MessageBody.json(message, setting));
    }
}
