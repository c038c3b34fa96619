package pactwatch.analysis;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import pactwatch.log.kafka.TestBroker;

/** Runs the service against a real broker. */
public final class AnalysisProfile implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        TestBroker broker = TestBroker.shared().withProjectTopics();
        return Map.of(
                "pactwatch.kafka.bootstrap-servers", broker.bootstrapServers(),
                "pactwatch.instance", "analysis-test",
                "pactwatch.demo", "true",
                "pactwatch.analysis.rebuild-standstill-max", "15s",
                "pactwatch.analysis.keep-alive", "300ms");
    }

    @Override
    public void stop() {}
}
