package pactwatch.alert.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import pactwatch.alert.AlertConfig;

/**
 * The mail server that takes our messages.
 *
 * @param host absent if there is none; then no message can be mailed
 * @param user absent if it asks for no login
 * @param from address of the sender
 * @param attemptMax bound of a whole attempt
 */
record MailServer(
        @Nullable String host,
        int port,
        AlertConfig.Mail.Security security,
        @Nullable String user,
        @Nullable String password,
        String from,
        Duration attemptMax) {

    static MailServer of(AlertConfig config) {
        AlertConfig.Mail mail = config.mail();
        return new MailServer(
                mail.host().orElse(null),
                mail.port(),
                mail.security(),
                mail.user().orElse(null),
                mail.passwordFile().map(MailServer::read).orElse(null),
                mail.from(),
                config.alert().attemptMax());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("The password of the mail server: " + file, e);
        }
    }
}
