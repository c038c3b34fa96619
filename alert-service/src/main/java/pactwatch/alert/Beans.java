package pactwatch.alert;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.InstantSource;
import pactwatch.alert.access.AdminToken;
import pactwatch.alert.alert.MessageBody;
import pactwatch.alert.subscription.SecretBox;
import pactwatch.alert.subscription.SubscriptionDesk;
import pactwatch.alert.subscription.SubscriptionStore;
import pactwatch.log.kafka.KafkaSettings;

/** Makes the parts that need no adapter. */
@ApplicationScoped
class Beans {

    @Produces
    @Singleton
    InstantSource clock() {
        return InstantSource.system();
    }

    @Produces
    @Singleton
    KafkaSettings kafka(AlertConfig config) {
        return new KafkaSettings(
                config.kafka().bootstrapServers(), config.instance(), config.kafka().extra());
    }

    @Produces
    @Singleton
    SecretBox secrets(AlertConfig config) {
        SecureRandom random = new SecureRandom();
        return new SecretBox(LocalFiles.key(config.alert().keyFile(), random), random);
    }

    @Produces
    @Singleton
    SubscriptionDesk desk(SubscriptionStore store, SecretBox secrets, InstantSource clock) {
        return new SubscriptionDesk(store, secrets, new SecureRandom(), clock);
    }

    @Produces
    @Singleton
    AdminToken token(AlertConfig config) {
        return new AdminToken(() -> config.tokenFile().flatMap(LocalFiles::token));
    }

    @Produces
    @Singleton
    MessageBody.Setting setting(AlertConfig config) {
        return new MessageBody.Setting(config.publicUrl().orElse(null), config.demo());
    }
}
