package pactwatch.log.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.opentelemetry.sdk.resources.Resource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends the spans of this process to a collector, if the environment names one. It reads the
 * variables of OpenTelemetry's specification: {@code OTEL_EXPORTER_OTLP_ENDPOINT}, {@code
 * OTEL_TRACES_SAMPLER} and so on. Without an endpoint nothing of it is even loaded.
 */
public final class Tracing implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Tracing.class);
    private static final Set<String> ENDPOINTS =
            Set.of("OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT");
    private static final long FLUSH_SECONDS_MAX = 2;

    private final @Nullable OpenTelemetrySdk sdk;

    private Tracing(@Nullable OpenTelemetrySdk sdk) {
        this.sdk = sdk;
    }

    /** Begins to trace if the environment says where to. */
    public static Tracing start(String service, String instance) {
        if (System.getenv().keySet().stream().noneMatch(ENDPOINTS::contains)) {
            return new Tracing(null);
        }
        OpenTelemetrySdk sdk = configured(service, instance);
        Spans.use(sdk.getTracer("pactwatch"));
        LOG.infof("traces are sent service=%s", service);
        return new Tracing(sdk);
    }

    private static OpenTelemetrySdk configured(String service, String instance) {
        return AutoConfiguredOpenTelemetrySdk.builder()
                .disableShutdownHook()
                .addPropertiesSupplier(() ->
                        Map.of(
                                "otel.service.name",
                                "pactwatch-" + service,
                                "otel.exporter.otlp.protocol",
                                "http/protobuf",
                                "otel.metrics.exporter",
                                "none",
                                "otel.logs.exporter",
                                "none"))
                .addResourceCustomizer((resource, _) -> resource.merge(named(instance)))
                .build()
                .getOpenTelemetrySdk();
    }

    private static Resource named(String instance) {
        return Resource.create(
                Attributes.of(AttributeKey.stringKey("service.instance.id"), instance));
    }

    /** Sends what is left, for two seconds at most. */
    @Override
    public void close() {
        Spans.use(null);
        if (sdk != null) {
            sdk.shutdown().join(FLUSH_SECONDS_MAX, TimeUnit.SECONDS);
        }
    }
}
