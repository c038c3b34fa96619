package pactwatch.ingest.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pactwatch.ingest.BodyBudget;
import pactwatch.ingest.FetchOutcome;
import pactwatch.ingest.contract.FetchEvent.Validators;

/**
 * The fetcher against servers whose certificates are wrong. All but one are signed by an authority
 * that the fetcher trusts here, so that nothing but the fault at hand can make it refuse.
 */
class BadCertificateTest {

    private static final String TRUST_STORE = "javax.net.ssl.trustStore";
    private static final String PASSWORD = "changeit";
    private static final int KEYTOOL_SECONDS_MAX = 60;

    @TempDir private static Path folder;

    private static HttpFeedSource source;

    @BeforeAll
    static void makeCertificates() throws IOException, InterruptedException {
        certificate("authority", "-ext", "bc:c");
        signed("sound", "-ext", "san=ip:127.0.0.1");
        signed("expired", "-ext", "san=ip:127.0.0.1", "-startdate", "-10d", "-validity", "5");
        signed("foreign", "-ext", "san=dns:other.example");
        certificate("unsigned", "-ext", "san=ip:127.0.0.1");
        String exported = folder.resolve("authority.pem").toString();
        keytool("-exportcert", "-keystore", keys(), "-alias", "authority", "-file", exported);
        String trusted = folder.resolve("trusted.jks").toString();
        keytool(
                "-importcert",
                "-noprompt",
                "-storetype",
                "JKS",
                "-keystore",
                trusted,
                "-file",
                exported);
        source = trusting(trusted);
    }

    private static String keys() {
        return folder.resolve("keys.p12").toString();
    }

    private static void signed(String alias, String... more)
            throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of(more));
        all.addAll(List.of("-signer", "authority"));
        certificate(alias, all.toArray(String[]::new));
    }

    private static void certificate(String alias, String... more)
            throws IOException, InterruptedException {
        List<String> all =
                new ArrayList<>(
                        List.of(
                                "-genkeypair",
                                "-keystore",
                                keys(),
                                "-alias",
                                alias,
                                "-keyalg",
                                "EC"));
        all.addAll(List.of("-dname", "CN=" + alias));
        all.addAll(List.of(more));
        keytool(all.toArray(String[]::new));
    }

    private static void keytool(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-storepass", PASSWORD));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(KEYTOOL_SECONDS_MAX, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
    }

    /** The trust store is read when a client is made. */
    private static HttpFeedSource trusting(String store) {
        String before = System.getProperty(TRUST_STORE);
        System.setProperty(TRUST_STORE, store);
        try {
            return new HttpFeedSource(
                    new FetchBounds(Duration.ofSeconds(20), 100_000, 2, List.of("127.0.0.0/8")),
                    new BodyBudget(100_000),
                    "Pactwatch/test",
                    InstantSource.system());
        } finally {
            if (before == null) {
                System.clearProperty(TRUST_STORE);
            } else {
                System.setProperty(TRUST_STORE, before);
            }
        }
    }

    @AfterAll
    static void close() {
        source.close();
    }

    private static SSLContext showing(String alias) throws IOException, GeneralSecurityException {
        char[] password = PASSWORD.toCharArray();
        KeyStore all = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(Path.of(keys()))) {
            all.load(in, password);
        }
        KeyStore one = KeyStore.getInstance("PKCS12");
        one.load(null, password);
        one.setKeyEntry(
                alias, all.getKey(alias, password), password, all.getCertificateChain(alias));
        KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
        managers.init(one, password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private static FetchOutcome fetchFrom(String alias)
            throws IOException, GeneralSecurityException {
        try (BadServer server =
                BadServer.secured(
                        showing(alias), "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nfeed")) {
            FetchOutcome outcome = source.fetch(server.address(), Validators.NONE);
            boolean isAnswered = outcome instanceof FetchOutcome.Body;
            assertThat(server.requests().stream().anyMatch(r -> r.startsWith("GET ")))
                    .isEqualTo(isAnswered);
            return outcome;
        }
    }

    private static void assertRefused(String alias, String reason)
            throws IOException, GeneralSecurityException {
        assertThat(fetchFrom(alias))
                .isInstanceOfSatisfying(
                        FetchOutcome.Failed.class,
                        failed -> assertThat(failed.reason()).isEqualTo(reason));
    }

    @Test
    void readsAFeedBehindASoundCertificate() throws IOException, GeneralSecurityException {
        assertThat(fetchFrom("sound")).isInstanceOf(FetchOutcome.Body.class);
    }

    @Test
    void asksNoServerWhoseCertificateHasExpired() throws IOException, GeneralSecurityException {
        assertRefused("expired", "The server's certificate has expired");
    }

    @Test
    void asksNoServerWhoseCertificateIsForAnotherHost()
            throws IOException, GeneralSecurityException {
        assertRefused("foreign", "The server's certificate is not for the host 127.0.0.1");
    }

    @Test
    void asksNoServerThatSignedItsCertificateItself() throws IOException, GeneralSecurityException {
        assertRefused("unsigned", "The server's certificate is signed by nobody whom we trust");
    }
}
