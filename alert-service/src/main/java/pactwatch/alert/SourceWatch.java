package pactwatch.alert;

import java.time.Instant;
import pactwatch.alert.alert.AlertEvent;

/** Knows which sources were asked and which of them answered. */
public interface SourceWatch {

    /** The feeds that are polled, and how many of them answered after a time. */
    AlertEvent.Sources since(Instant time);
}
