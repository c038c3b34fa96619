package pactwatch.alert;

import java.time.Instant;
import pactwatch.alert.alert.AlertEvent;

/** Is told of what is raised and what comes of sending it; for figures, never for decisions. */
public interface AlertMeter {

    /** Measures nothing. */
    AlertMeter NONE =
            new AlertMeter() {
                @Override
                public void raised(AlertEvent.OfAlert event, Instant recorded) {}

                @Override
                public void attempted(DeliveryPipeline.Outcome outcome) {}
            };

    /** An alert event was made. */
    void raised(AlertEvent.OfAlert event, Instant recorded);

    /** An attempt was made and is recorded. */
    void attempted(DeliveryPipeline.Outcome outcome);
}
