package pactwatch.analysis.kafka;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.AnalysisConfig;
import pactwatch.analysis.radar.Radar;
import pactwatch.ingest.contract.ArticleEvent;
import pactwatch.log.kafka.KafkaSettings;
import pactwatch.log.kafka.read.LogView;

/**
 * Shows the articles of the log to the radar, in a view of its own, so that reads do not wait for
 * it.
 */
@Singleton
class RadarView {

    private final KafkaSettings settings;
    private final Radar radar;
    private final boolean isOn;
    private @Nullable LogView view;

    @Inject
    RadarView(KafkaSettings settings, Radar radar, AnalysisConfig config) {
        this.settings = settings;
        this.radar = radar;
        this.isOn = config.analysis().radar();
    }

    void start(@Observes StartupEvent event) {
        if (isOn) {
            view =
                    LogView.named(settings, "radar")
                            .fold(ArticleEvent.TOPIC, r -> radar.accept(r.event().article()))
                            .start();
        }
    }

    void stop(@Observes ShutdownEvent event) {
        LogView open = view;
        if (open != null) {
            open.close();
        }
    }
}
