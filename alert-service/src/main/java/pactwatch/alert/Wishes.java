package pactwatch.alert;

import java.time.Instant;
import pactwatch.alert.alert.AlertEvent;

/** Takes what subscribers want and answer about messages; the deliverer carries it out. */
public interface Wishes {

    /**
     * Records a wish or an answer.
     *
     * @param subject the note, alert or subscription that it is about
     */
    void record(String subscription, String subject, Instant now, AlertEvent event);
}
