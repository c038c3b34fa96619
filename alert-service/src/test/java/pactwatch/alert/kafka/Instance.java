package pactwatch.alert.kafka;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import pactwatch.alert.AlertConfig;
import pactwatch.alert.AlertMeter;
import pactwatch.alert.Composer;
import pactwatch.alert.DeliveryPipeline;
import pactwatch.alert.Samples;
import pactwatch.alert.delivery.Letter;
import pactwatch.alert.delivery.SendOutcome;
import pactwatch.alert.delivery.Sender;
import pactwatch.alert.message.LinkMaker;
import pactwatch.alert.message.MessageBody;
import pactwatch.alert.secret.SecretBox;
import pactwatch.alert.secret.SignedLinks;
import pactwatch.log.kafka.TestBroker;

/** An instance of the service inside the test, without its pages, that sends as the test says. */
record Instance(AlertLine line) implements AutoCloseable {

    private static final int CONVERTER_PRIORITY = 200;

    /** Starts an instance on the present clock. */
    static Instance start(TestBroker broker, String name, Sender<Letter.Hook> sender) {
        return start(broker, name, sender, InstantSource.system(), Map.of());
    }

    /**
     * Starts an instance.
     *
     * @param settings beside the instance's name and the brokers
     */
    static Instance start(
            TestBroker broker,
            String name,
            Sender<Letter.Hook> sender,
            InstantSource clock,
            Map<String, String> settings) {
        MessageBody.Setting setting = new MessageBody.Setting(null, false);
        LinkMaker links = new LinkMaker(null, new SignedLinks(new byte[SecretBox.KEY_BYTES]));
        AlertLine line =
                new AlertLine(
                        config(broker, name, settings),
                        broker.settings(name),
                        clock,
                        new Composer(Samples.secrets(), setting, links),
                        new DeliveryPipeline.Senders(sender, _ -> new SendOutcome.Accepted(250)),
                        AlertMeter.NONE);
        line.start(new StartupEvent());
        return new Instance(line);
    }

    private static AlertConfig config(
            TestBroker broker, String name, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("pactwatch.instance", name);
        all.put("pactwatch.kafka.bootstrap-servers", broker.bootstrapServers());
        return new SmallRyeConfigBuilder()
                .withMapping(AlertConfig.class)
                .withConverter(Duration.class, CONVERTER_PRIORITY, new DurationConverter())
                .withDefaultValues(all)
                .build()
                .getConfigMapping(AlertConfig.class);
    }

    boolean isReady() {
        return line.unready().isEmpty();
    }

    @Override
    public void close() {
        line.stop(new ShutdownEvent());
    }
}
