package pactwatch.analysis;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when the views are caught up and the steps have joined their groups. */
@Readiness
@ApplicationScoped
class LineReadiness implements HealthCheck {

    private final LineState line;

    @Inject
    LineReadiness(LineState line) {
        this.line = line;
    }

    @Override
    public HealthCheckResponse call() {
        List<String> unready = line.unready();
        return HealthCheckResponse.named("log")
                .status(unready.isEmpty())
                .withData("waiting", unready.isEmpty() ? "nothing" : String.join(" ", unready))
                .build();
    }
}
