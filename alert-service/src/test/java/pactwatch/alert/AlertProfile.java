package pactwatch.alert;

import static java.util.Map.entry;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
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

    /** The mail server that the service hands its messages to. */
    public static final GreenMail MAIL =
            new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @Override
    public Map<String, String> start() {
        MAIL.start();
        TestBroker broker = TestBroker.shared().withProjectTopics();
        try {
            Path folder = Files.createTempDirectory("alert-test");
            Path token = Files.writeString(folder.resolve("token"), TOKEN + "\n");
            return Map.ofEntries(
                    entry("pactwatch.kafka.bootstrap-servers", broker.bootstrapServers()),
                    entry("pactwatch.instance", "alert-test"),
                    entry("pactwatch.token-file", token.toString()),
                    entry("pactwatch.demo", "true"),
                    entry("pactwatch.public-url", "http://localhost:8080"),
                    entry("pactwatch.mail.host", "127.0.0.1"),
                    entry("pactwatch.mail.port", Integer.toString(MAIL.getSmtp().getPort())),
                    entry("pactwatch.mail.security", "none"),
                    entry("pactwatch.mail.from", "alerts@pact.example"),
                    entry("pactwatch.alert.key-file", folder.resolve("alert.key").toString()),
                    entry("pactwatch.alert.keep-alive", "300ms"),
                    entry("pactwatch.alert.allow-private-addresses", "true"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        MAIL.stop();
    }
}
