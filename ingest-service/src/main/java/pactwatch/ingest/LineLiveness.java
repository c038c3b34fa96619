package pactwatch.ingest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Alive as long as nothing has ended that only a new process can begin again. */
@Liveness
@ApplicationScoped
class LineLiveness implements HealthCheck {

    private final LineState line;

    @Inject
    LineLiveness(LineState line) {
        this.line = line;
    }

    @Override
    public HealthCheckResponse call() {
        List<String> ended = line.ended();
        return HealthCheckResponse.named("steps")
                .status(ended.isEmpty())
                .withData("ended", ended.isEmpty() ? "nothing" : String.join(" ", ended))
                .build();
    }
}
