package pactwatch.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pactwatch.ingest.BodyBudget;
import pactwatch.ingest.FetchOutcome;
import pactwatch.ingest.contract.FetchEvent.Validators;
import pactwatch.ingest.feed.WrittenAddress;

/** No address of the private network is ever asked, however it is written or led to. */
class ForbiddenAddressTest {

    private static final InetAddress PUBLIC = AddressRange.address(new byte[] {8, 8, 8, 8});

    private static HttpFeedSource source(DnsResolver resolver, String... allowed) {
        return new HttpFeedSource(
                new FetchBounds(Duration.ofSeconds(5), 10_000, 2, List.of(allowed)),
                new BodyBudget(10_000),
                "Pactwatch/test",
                InstantSource.fixed(Instant.parse("2026-01-01T00:00:00Z")),
                resolver);
    }

    private static String reason(FetchOutcome outcome) {
        assertThat(outcome).isInstanceOf(FetchOutcome.Failed.class);
        return ((FetchOutcome.Failed) outcome).reason();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.1.2.3",
                "100.64.0.1",
                "127.0.0.1",
                "169.254.169.254",
                "172.16.0.1",
                "192.0.0.192",
                "192.168.1.1",
                "198.18.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::127.0.0.1",
                "::ffff:127.0.0.1",
                "::ffff:169.254.169.254",
                "fe80::1",
                "fc00::1",
                "fd00:ec2::254",
                "ff02::1",
                "2001::1",
                "2001:db8::1",
                "2002:7f00:1::",
                "64:ff9b::7f00:1",
                "64:ff9b::a9fe:a9fe",
                "64:ff9b:1::1"
            })
    void knowsWhatIsNotPublic(String address) throws UnknownHostException {
        assertThat(AddressGuard.isGlobal(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"8.8.8.8", "100.63.0.1", "172.32.0.1", "2a00:1450::1", "64:ff9b::808:808"})
    void knowsWhatIsPublic(String address) throws UnknownHostException {
        assertThat(AddressGuard.isGlobal(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://2130706433/",
                "http://0x7f.1/",
                "http://127.1/",
                "http://0/",
                "http://[::ffff:127.0.0.1]/",
                "http://[::ffff:7f00:1]/",
                "http://[::]/",
                "http://\uff11\uff12\uff17.0.0.1/",
                "http://127\u30020\u30020\u30021/",
                "http://localhost/",
                "http://169.254.169.254/latest/meta-data/"
            })
    void asksNoneInWhateverNotation(String url) {
        try (HttpFeedSource careful = source(SystemDefaultDnsResolver.INSTANCE)) {
            assertThat(reason(careful.fetch(WrittenAddress.uri(url), Validators.NONE)))
                    .containsAnyOf("not public", "cannot be found");
        }
    }

    /** The name leads to a public address when it is looked at and to a private one afterwards. */
    @Test
    void looksAtTheAddressThatItConnectsTo() throws UnknownHostException {
        AtomicInteger lookups = new AtomicInteger();
        InetAddress loopback = InetAddress.getLoopbackAddress();
        DnsResolver rebinding =
                new DnsResolver() {
                    @Override
                    public InetAddress[] resolve(String host) {
                        boolean isFirst = lookups.getAndIncrement() == 0;
                        return new InetAddress[] {isFirst ? PUBLIC : loopback};
                    }

                    @Override
                    public String resolveCanonicalHostname(String host) {
                        return host;
                    }
                };
        assertThat(new AddressGuard(rebinding, List.of()).resolve("news.example"))
                .containsExactly(PUBLIC);
        try (BadServer server = BadServer.answering("HTTP/1.1 200 OK\r\n\r\nsecret");
                HttpFeedSource careful = source(rebinding)) {
            URI again = URI.create("http://news.example:" + server.address().getPort() + "/");

            assertThat(reason(careful.fetch(again, Validators.NONE))).contains("not public");

            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void followsNoRedirectOutOfWhatIsAllowed() {
        try (BadServer inside = BadServer.answering("HTTP/1.1 200 OK\r\n\r\nsecret");
                BadServer outside =
                        BadServer.answering(
                                "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.2:"
                                        + inside.address().getPort()
                                        + "/\r\nContent-Length: 0\r\n\r\n");
                HttpFeedSource careful =
                        source(SystemDefaultDnsResolver.INSTANCE, "127.0.0.1/32")) {
            assertThat(reason(careful.fetch(outside.address(), Validators.NONE)))
                    .contains("127.0.0.2")
                    .contains("not public");
            assertThat(inside.requests()).isEmpty();
        }
    }

    @Test
    void takesARangeOnlyInItsNotation() {
        assertThat(AddressRange.parse("127.0.0.0/8").contains(InetAddress.ofLiteral("127.9.9.9")))
                .isTrue();
        assertThat(AddressRange.parse("::1").contains(InetAddress.ofLiteral("::2"))).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AddressRange.parse("localhost/8"))
                .withMessageContaining("such as 127.0.0.0/8");
    }
}
