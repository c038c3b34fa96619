package pactwatch.alert;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready when the views are caught up, the steps have taken over what is theirs, and an alert would
 * not be the first one to be sent.
 */
@Readiness
@ApplicationScoped
class LineReadiness implements HealthCheck {

    private final LineState line;
    private final Rehearsal rehearsal;

    @Inject
    LineReadiness(LineState line, Rehearsal rehearsal) {
        this.line = line;
        this.rehearsal = rehearsal;
    }

    @Override
    public HealthCheckResponse call() {
        List<String> unready = new ArrayList<>(line.unready());
        if (!rehearsal.isDone()) {
            unready.add("It has not rehearsed yet.");
        }
        return HealthCheckResponse.named("log")
                .status(unready.isEmpty())
                .withData("waiting", unready.isEmpty() ? "nothing" : String.join(" ", unready))
                .build();
    }
}
