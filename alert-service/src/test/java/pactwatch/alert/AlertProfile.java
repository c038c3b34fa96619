package pactwatch.alert;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import pactwatch.log.kafka.TestBroker;

/** Runs the service against a broker of its own, with a token and a key in a new folder. */
public final class AlertProfile implements QuarkusTestResourceLifecycleManager {

    public static final String TOKEN = "test-token";

    @Override
    public Map<String, String> start() {
        TestBroker broker = TestBroker.shared().withProjectTopics();
        try {
            Path folder = Files.createTempDirectory("alert-test");
            Path token = Files.writeString(folder.resolve("token"), TOKEN + "\n");
            return Map.of(
                    "pactwatch.kafka.bootstrap-servers", broker.bootstrapServers(),
                    "pactwatch.instance", "alert-test",
                    "pactwatch.token-file", token.toString(),
                    "pactwatch.demo", "true",
                    "pactwatch.public-url", "http://localhost:8080",
                    "pactwatch.alert.key-file", folder.resolve("alert.key").toString(),
                    "pactwatch.alert.keep-alive", "300ms",
                    "pactwatch.alert.allow-private-addresses", "true");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {}
}
