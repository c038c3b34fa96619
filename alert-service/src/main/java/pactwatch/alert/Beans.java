package pactwatch.alert;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Set;
import pactwatch.access.AdminToken;
import pactwatch.access.Right;
import pactwatch.access.oidc.Oidc;
import pactwatch.access.rest.House;
import pactwatch.alert.access.Callers;
import pactwatch.alert.backtest.Backtest;
import pactwatch.alert.backtest.History;
import pactwatch.alert.candidate.CandidateAlerts;
import pactwatch.alert.candidate.CandidateLog;
import pactwatch.alert.delivery.Letter;
import pactwatch.alert.delivery.Sender;
import pactwatch.alert.desk.SubscriptionDesk;
import pactwatch.alert.message.LinkMaker;
import pactwatch.alert.message.MessageBody;
import pactwatch.alert.secret.SecretBox;
import pactwatch.alert.secret.SignedLinks;
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
        return KafkaSettings.withFile(
                config.kafka().bootstrapServers(),
                config.instance(),
                config.kafka().clientFile().orElse(null),
                config.kafka().extra());
    }

    @Produces
    @Singleton
    SecretBox secrets(AlertConfig config) {
        SecureRandom random = new SecureRandom();
        return new SecretBox(LocalFiles.key(config.alert().keyFile(), random), random);
    }

    @Produces
    @Singleton
    SubscriptionDesk desk(
            SubscriptionStore store, SecretBox secrets, InstantSource clock, AlertConfig config) {
        return new SubscriptionDesk(
                store, secrets, new SecureRandom(), clock, config.mail().host().isPresent());
    }

    @Produces
    @Singleton
    SignedLinks links(AlertConfig config) {
        return new SignedLinks(LocalFiles.key(config.alert().keyFile(), new SecureRandom()));
    }

    @Produces
    @Singleton
    LinkMaker linkMaker(AlertConfig config, SignedLinks links) {
        return new LinkMaker(config.publicUrl().orElse(null), links);
    }

    @Produces
    @Singleton
    Composer composer(SecretBox secrets, MessageBody.Setting setting, LinkMaker links) {
        return new Composer(secrets, setting, links);
    }

    @Produces
    @Singleton
    DeliveryPipeline.Senders senders(Sender<Letter.Hook> hooks, Sender<Letter.Mail> mails) {
        return new DeliveryPipeline.Senders(hooks, mails);
    }

    @Produces
    @Singleton
    Backtest backtest(History history, AlertConfig config) {
        return new Backtest(
                history, config.alert().backtestMessagesMax(), config.alert().backtestsMax());
    }

    @Produces
    @Singleton
    CandidateAlerts candidateAlerts(
            CandidateLog log, SubscriptionStore store, InstantSource clock) {
        return new CandidateAlerts(log, () -> store.book().all(), clock);
    }

    @Produces
    @Singleton
    Callers callers(AlertConfig config, Oidc oidc, SignedLinks links) {
        return new Callers(
                oidc.beside(new AdminToken(() -> config.tokenFile().flatMap(LocalFiles::token))),
                links);
    }

    @Produces
    @Singleton
    House house(AlertConfig config) {
        return new House(config.publicUrl().orElse(null), Right.READER, Right.READER, Set.of());
    }

    @Produces
    @Singleton
    MessageBody.Setting setting(AlertConfig config) {
        return new MessageBody.Setting(config.publicUrl().orElse(null), config.demo());
    }
}
